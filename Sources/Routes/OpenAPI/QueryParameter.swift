import Domain

/// A key that a route's query may have. What no route declares is refused where a route declares any.
struct QueryParameter: Sendable {
  /// lowerCamelCase.
  let name: String
  let description: String
  let schema: Schema

  init(_ name: String, _ schema: Schema, _ description: String) {
    self.name = name
    self.description = description
    self.schema = schema
  }

  static let limit = QueryParameter(
    "limit", .integer(1...Paging.limitMax, example: .integer(Paging.limitDefault)),
    "How many items at most; \(Paging.limitDefault) where nothing is said.")
  static let cursor = QueryParameter(
    "cursor", .cursor,
    "Where the page begins: `nextCursor` of the page before. Its absence asks for the first page.")
}

extension [QueryParameter] {
  /// Of every list.
  static var paging: [QueryParameter] { [.limit, .cursor] }
}
