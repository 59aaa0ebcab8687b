import HTTPServer

/// The header fields that a request may carry, as parameters of the document.
enum HeaderParameter: CaseIterable {
  case acceptLanguage
  case idempotencyKey
  case ifMatch
  /// The same for an operation with a name of its own, which need not be told.
  case ifMatchOptional
  case ifNoneMatch
  case prefer

  /// The name of its component.
  var component: String { self == .ifMatchOptional ? "If-Match-Optional" : name }

  /// The field's name.
  private var name: String {
    switch self {
    case .acceptLanguage: "Accept-Language"
    case .idempotencyKey: "Idempotency-Key"
    case .ifMatch, .ifMatchOptional: "If-Match"
    case .ifNoneMatch: "If-None-Match"
    case .prefer: "Prefer"
    }
  }

  func isDue(in route: Route) -> Bool {
    switch self {
    case .acceptLanguage: true
    case .idempotencyKey: route.isChange && route.method == .post
    case .ifMatch: route.needsIfMatch
    case .ifMatchOptional: route.changing != nil
    case .ifNoneMatch: route.method == .get && route.doc.answer.hasETag
    case .prefer: route.isChange
    }
  }

  var json: JSONTree {
    [
      "name": .text(name), "in": "header", "required": .boolean(self == .ifMatch),
      "description": .text(description),
      "schema": schema, "example": example,
    ]
  }

  private var description: String {
    switch self {
    case .acceptLanguage: "The language of texts for people: Dutch, or English where it is preferred."
    case .idempotencyKey:
      """
      Makes it safe to send the same request again: the second time it gives the status and the place of the first, with \
      the record as it is now, and changes nothing. Of the caller's own choosing, kept for 7 days as a hash.
      """
    case .ifMatch: "The ETag of the record as the caller knows it. Without it 428, with an old one 412."
    case .ifMatchOptional:
      "The ETag of the record as the caller knows it: with an old one 412. Without it the record is taken as it is now."
    case .ifNoneMatch: "ETags that the caller has already; the answer is 304 when one of them is still right."
    case .prefer:
      "`return=minimal` asks for an answer without a body (RFC 7240); what is not known is passed over."
    }
  }

  private var schema: JSONTree {
    switch self {
    case .idempotencyKey:
      [
        "type": "string", "minLength": 1, "maxLength": .integer(IdempotencyKey.lengthMax),
        "pattern": "^[\\x21-\\x7E]+$",
      ]
    case .ifMatch, .ifMatchOptional: ["type": "string", "pattern": .text(Self.entityTags), "maxLength": 200]
    case .acceptLanguage, .ifNoneMatch, .prefer: ["type": "string"]
    }
  }

  /// `*`, or a list of entity tags (RFC 9110 §13.1.1).
  private static let entityTags = "^(?:\\*|\(entityTag)(?:[ \\t]*,[ \\t]*\(entityTag))*)$"
  private static let entityTag = "(?:W/)?\"[!#-~]*\""

  private var example: JSONTree {
    switch self {
    case .acceptLanguage: "nl"
    case .idempotencyKey: "0192f7c4-7a3b-7c3d-8e4f-0123456789ab"
    case .ifMatch, .ifMatchOptional, .ifNoneMatch: "\"1\""
    case .prefer: "return=minimal"
    }
  }
}
