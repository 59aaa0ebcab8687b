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
  case host
  case idempotencyKey
  case ifMatch
  case ifNoneMatch
  case origin
  case prefer
  case transferEncoding
  case xForwardedFor

  /// The name in small letters.
  var spelling: StaticString {
    switch self {
    case .accept: "accept"
    case .acceptEncoding: "accept-encoding"
    case .acceptLanguage: "accept-language"
    case .accessControlRequestHeaders: "access-control-request-headers"
    case .accessControlRequestMethod: "access-control-request-method"
    case .authorization: "authorization"
    case .connection: "connection"
    case .contentEncoding: "content-encoding"
    case .contentLength: "content-length"
    case .contentType: "content-type"
    case .expect: "expect"
    case .host: "host"
    case .idempotencyKey: "idempotency-key"
    case .ifMatch: "if-match"
    case .ifNoneMatch: "if-none-match"
    case .origin: "origin"
    case .prefer: "prefer"
    case .transferEncoding: "transfer-encoding"
    case .xForwardedFor: "x-forwarded-for"
    }
  }

  /// The field that a name names, in any case (RFC 9110 §5.1); nil for one that nobody here reads.
  @inline(__always)
  init?(_ octets: Span<UInt8>, _ name: Range<Int>) {
    // `accept-encoding` and `accept-language` first differ in their eighth octet.
    let telling = name.lowerBound + (name.count == 15 && octets[name.lowerBound] | 0x20 == 0x61 ? 7 : 0)
    guard let candidate = Self.candidate(length: name.count, telling: octets[telling] | 0x20),
      octets.spells(candidate.spelling, name)
    else { return nil }
    self = candidate
  }

  /// The one field that can have this length and this octet.
  private static func candidate(length: Int, telling: UInt8) -> FieldName? {
    switch (length, telling) {
    case (4, 0x68): .host
    case (6, 0x61): .accept
    case (6, 0x65): .expect
    case (6, 0x6F): .origin
    case (6, 0x70): .prefer
    case (8, 0x69): .ifMatch
    case (10, 0x63): .connection
    case (12, 0x63): .contentType
    case (13, 0x61): .authorization
    case (13, 0x69): .ifNoneMatch
    case (14, 0x63): .contentLength
    case (15, 0x65): .acceptEncoding
    case (15, 0x6C): .acceptLanguage
    case (15, 0x69): .idempotencyKey
    case (15, 0x78): .xForwardedFor
    case (16, 0x63): .contentEncoding
    case (17, 0x74): .transferEncoding
    case (29, 0x61): .accessControlRequestMethod
    case (30, 0x61): .accessControlRequestHeaders
    default: nil
    }
  }
}
