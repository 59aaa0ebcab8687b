/// The header fields of answers that the document describes; the raw value is the field's name, also that of its
/// component.
enum HeaderField: String, CaseIterable {
  case apiVersion = "API-Version"
  case requestID = "X-Request-Id"
  case etag = "ETag"
  case location = "Location"
  case link = "Link"
  case idempotentReplayed = "Idempotent-Replayed"
  case preferenceApplied = "Preference-Applied"
  case contentLanguage = "Content-Language"
  case retryAfter = "Retry-After"
  case rateLimit = "RateLimit"
  case rateLimitPolicy = "RateLimit-Policy"
  case wwwAuthenticate = "WWW-Authenticate"

  /// Whether every answer that lists it carries it.
  private var isCertain: Bool {
    switch self {
    case .apiVersion, .requestID, .etag, .location, .contentLanguage, .retryAfter, .wwwAuthenticate: true
    case .link, .idempotentReplayed, .preferenceApplied, .rateLimit, .rateLimitPolicy: false
    }
  }

  var json: JSONTree {
    [
      "description": .text(description), "required": .boolean(isCertain), "schema": schema,
      "example": example,
    ]
  }

  /// Of a conflict: there when the problem is about another record.
  static let locationOfConflict = location.json.with([
    "description": "Where the record is that stands in the way.", "required": false,
  ])

  private var description: String {
    switch self {
    case .apiVersion: "The version of the API."
    case .requestID: "The request's id, to be told when something went wrong."
    case .etag: "The version of the record, for `If-Match` and `If-None-Match`."
    case .location: "Where the record is."
    case .link: "The next page (`rel=\"next\"`, RFC 8288); absent on the last one."
    case .idempotentReplayed:
      "Whether this is the answer to an earlier request with the same `Idempotency-Key`."
    case .preferenceApplied: "Which preference was honoured (RFC 7240)."
    case .contentLanguage: "The language of the texts for people."
    case .retryAfter: "Seconds until it makes sense to try again."
    case .rateLimit:
      """
      What is left of the caller's allowances (draft-ietf-httpapi-ratelimit-headers): `r` now, and all of it in `t` seconds.
      """
    case .rateLimitPolicy: "The caller's allowances: `q` in `w` seconds each."
    case .wwwAuthenticate: "How to show a token (RFC 6750)."
    }
  }

  private var schema: JSONTree {
    switch self {
    case .requestID: ["type": "string", "format": "uuid"]
    case .contentLanguage: ["type": "string", "enum": ["nl", "en"]]
    case .retryAfter: ["type": "integer", "minimum": 1]
    case .idempotentReplayed: ["type": "string", "const": "true"]
    case .apiVersion, .etag, .location, .link, .preferenceApplied, .rateLimit, .rateLimitPolicy,
      .wwwAuthenticate:
      ["type": "string"]
    }
  }

  private var example: JSONTree {
    switch self {
    case .apiVersion: .text(CommonFields.apiVersion)
    case .requestID: "0192f7c4-7a3b-7c3d-8e4f-0123456789ab"
    case .etag: "\"1\""
    case .location: "/v1/intakes/0192f7c4-7a3b-7c3d-8e4f-0123456789ab"
    case .link: "</v1/intakes?limit=25&cursor=AZL3xHo7fD2OTwEjRWeJqw>; rel=\"next\""
    case .idempotentReplayed: "true"
    case .preferenceApplied: "return=minimal"
    case .contentLanguage: "nl"
    case .retryAfter: 1
    case .rateLimit: "\"burst\";r=99;t=1"
    case .rateLimitPolicy: "\"token\";q=600;w=60, \"burst\";q=100;w=10"
    case .wwwAuthenticate: "Bearer realm=\"veerkracht\""
    }
  }
}

extension [HeaderField] {
  /// References to them.
  var json: JSONTree {
    .object(map { .init(key: $0.rawValue, value: ["$ref": .text("#/components/headers/\($0.rawValue)")]) })
  }
}
