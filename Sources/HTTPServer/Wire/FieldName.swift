/// The request fields that the server or its application reads; all others are checked and passed over.
public enum FieldName: UInt8, Sendable, CaseIterable {
  case accept
  case acceptEncoding
  case acceptLanguage
  case accessControlRequestHeaders
  case accessControlRequestMethod
  case authorization
  case connection
  case contentEncoding
  case contentLength
  case contentType
  case expect
  case forwarded
  case host
  case idempotencyKey
  case ifMatch
  case ifNoneMatch
  case origin
  case prefer
  case transferEncoding
  case upgrade
  case userAgent
  case xForwardedFor
  case xForwardedProto
}
