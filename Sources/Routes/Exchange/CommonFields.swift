import Domain
import HTTPServer

/// The fields that every answer carries, refusals too.
enum CommonFields {
  /// The version of the API (semantic; the major one is in the path).
  static let apiVersion = "1.0.0"

  /// What JSON and bare characters may load: nothing.
  static let contentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'"

  /// - Parameter hasPolicy: whether it holds the policy of an answer without a style sheet; a page or a picture brings
  ///   its own, and of two both would hold.
  static func block(tlsInFront: Bool, hasPolicy: Bool) -> FieldBlock {
    var fields: [(name: StaticString, value: String)] = [
      ("API-Version", apiVersion),
      ("Cache-Control", "no-store"),
      ("X-Content-Type-Options", "nosniff"),
      ("X-Frame-Options", "DENY"),
      ("Referrer-Policy", "no-referrer"),
      ("Vary", "Accept, Accept-Encoding, Accept-Language, Origin"),
    ]
    if hasPolicy { fields.append(("Content-Security-Policy", contentSecurityPolicy)) }
    if tlsInFront { fields.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains")) }
    return FieldBlock(fields)
  }
}

/// Which pages of other origins may use the API (Fetch standard, CORS protocol): those of an allow list, whose
/// origin is echoed; never `*`.
enum CrossOrigin {
  static let exposed: StaticString = """
    ETag, Location, Link, API-Version, Retry-After, X-Request-Id, Idempotent-Replayed, RateLimit, RateLimit-Policy
    """
  static let allowedFields: StaticString = """
    authorization, content-type, if-match, if-none-match, idempotency-key, prefer
    """
  static let maxAgeSeconds: StaticString = "600"

  /// The place of the request's origin in the allow list; nil when it has none, or one that is not allowed.
  static func index(of origin: Span<UInt8>?, in allowed: [String]) -> Int? {
    guard let origin else { return nil }
    return allowed.firstIndex { $0.utf8.span.equals(origin) }
  }
}
