/// What the document says of an operation beyond what its route says already: what it is for, what is sent, and what
/// is answered. Every route has one; the rest of its description is derived from the route. A class, so that a route is
/// copied without copying this.
final class Documentation: Sendable {
  let tag: Tag
  /// A few words, without a full stop.
  let summary: String
  /// What a front-end has to know; CommonMark.
  let description: String
  /// What is sent; nil for an operation without a body.
  let body: Schema?
  /// A body that the service accepts, where one made of the schema's parts would not do.
  private let bodyExample: JSONTree?
  let answer: Answer
  /// What may stand in the way of it that is there already: the problems of status 409.
  let conflicts: [ProblemKind]
  /// Whether the body says which version of the record is meant, so that another one is 412.
  let namesVersion: Bool
  /// Whether the body names a record that may not be there: 404.
  let findsByBody: Bool

  /// What is answered when all is well.
  enum Answer: Sendable {
    /// One record with a version, which is its ETag.
    case record(Schema)
    /// A page of a list.
    case list(of: Schema)
    /// Something without a version; its ETag is a hash.
    case hashed(Schema)
    /// Something without an ETag.
    case value(Schema)
    /// 204.
    case nothing
  }

  init(
    _ tag: Tag, _ summary: String, _ description: String, body: Schema? = nil, bodyExample: JSONTree? = nil,
    answer: Answer, conflicts: [ProblemKind] = [], namesVersion: Bool = false, findsByBody: Bool = false
  ) {
    self.tag = tag
    self.summary = summary
    self.description = description
    self.body = body
    self.bodyExample = bodyExample
    self.answer = answer
    self.conflicts = conflicts
    self.namesVersion = namesVersion
    self.findsByBody = findsByBody
  }

  /// A body that the service accepts.
  func exampleBody(on side: Schema.Side) -> JSONTree { bodyExample ?? body?.example(on: side) ?? [:] }
}

extension Documentation.Answer {
  /// The whole body's; nil when there is none.
  var schema: Schema? {
    switch self {
    case .record(let schema), .hashed(let schema), .value(let schema): schema
    case .list(let schema): .page(of: schema)
    case .nothing: nil
    }
  }

  /// Whether it carries an ETag.
  var hasETag: Bool {
    switch self {
    case .record, .hashed: true
    case .list, .value, .nothing: false
    }
  }

  var isList: Bool {
    switch self {
    case .list: true
    case .record, .hashed, .value, .nothing: false
    }
  }
}

extension Schema {
  /// A page of a list.
  static func page(of element: Schema) -> Schema {
    .object(
      (element.name ?? "") + "Page",
      [
        .shownOnly(
          "items", .array(of: element, 0...Paging.limitMax, "In the order of their ids, unless said.")),
        .shownOnly(
          "nextCursor", Schema.cursor.meaning("Where the next page begins; `null` on the last one.").orNull),
      ])
  }
}
