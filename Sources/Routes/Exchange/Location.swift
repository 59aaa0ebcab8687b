import Domain

/// Where a record is.
struct Location: Sendable, CustomStringConvertible {
  let collection: Collection
  let id: UUIDv7

  /// The path, such as `/v1/intakes/0192f7c4-…`.
  var description: String {
    guard let owner = collection.owner else { return "\(collection.path)\(id)" }
    return "\(collection.path)\(owner.id)\(owner.path)\(id)"
  }

  /// What stands in a path before the record's id: `/v1/intakes/`, or `/v1/clients/`, a client's id and `/consents/`.
  struct Collection: Sendable, ExpressibleByStringLiteral {
    fileprivate let path: StaticString
    fileprivate let owner: (id: UUIDv7, path: StaticString)?

    init(stringLiteral path: StaticString) { (self.path, owner) = (path, nil) }

    /// The records of one kind that belong to one other record.
    init(_ path: StaticString, _ owner: UUIDv7, _ rest: StaticString) {
      (self.path, self.owner) = (path, (owner, rest))
    }
  }
}
