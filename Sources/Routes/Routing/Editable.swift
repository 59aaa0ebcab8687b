import Domain
import Persistence

/// A kind of record that callers change: PUT replaces what may be said of it (RFC 9110 §9.3.4), PATCH merges into that
/// (RFC 7396). Both need If-Match, which is compared where nothing can come between: in the writer's transaction.
///
/// A patch is merged there too, into the record as it is then, and what comes of it is judged as a PUT would be.
protocol Editable: SendableMetatype {
  /// What a body says of such a record, once read.
  associatedtype Details: Sendable

  /// The version of the record that the path names.
  /// - Throws: 404 when there is none, or none that the caller may know of.
  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int

  /// Writes the record as a PUT would send it.
  static func writeBody(
    _ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws

  /// - Returns: nil when `faults` has grown.
  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Details?

  /// Keeps what was read. What was looked up for it before may have changed.
  static func update(
    to details: Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made

  /// Answers with the record, as a GET does.
  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer) throws
}

/// A kind of record that callers change and take away. DELETE needs If-Match as a change does.
protocol Removable: Editable {
  /// Takes the record away.
  static func remove(_ call: Call, _ transaction: borrowing WriteTransaction) throws -> Change.Made
}

extension Removable {
  static func delete(_ call: Call) throws -> Change {
    Change(result: .removed) { transaction in
      guard let ifMatch = call.ifMatch else { throw Problem(.preconditionRequired) }
      try ifMatch.confirm(version(call, transaction.reading))
      return try remove(call, transaction)
    }
  }
}

extension Editable {
  static func put(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    // Who may not know of the record learns nothing of what is wrong with the body either.
    _ = try version(call, database)
    guard let details = try read(body, call, database, &faults) else { return nil }
    return change(call) { _ in details }
  }

  static func patch(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    _ = try version(call, database)
    let patch = MergePatch(body, &faults)
    return change(call) { database in try merge(patch, call, database) }
  }

  private static func change(
    _ call: Call, to details: @escaping @Sendable (borrowing ReadTransaction) throws -> Details
  ) -> Change {
    Change(result: .changed) { transaction in
      guard let ifMatch = call.ifMatch else { throw Problem(.preconditionRequired) }
      try ifMatch.confirm(version(call, transaction.reading))
      return try update(to: details(transaction.reading), call, transaction)
    }
  }

  private static func merge(
    _ patch: MergePatch, _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> Details {
    var current = JSONWriter()
    try writeBody(call, database, to: &current)
    let merged = patch.merged(into: current.octets.octets)
    var tape = JSONTape()
    var faults = Faults()
    guard JSONReader.read(merged.octets.octets, onto: &tape, &faults) else {
      throw Problem(faults: faults.list)
    }
    let root = JSONValue(text: merged.octets.octets, nodes: tape.nodes.span, index: 0)
    guard let body = root.object(&faults) else { throw Problem(faults: faults.list) }
    let details = try read(body, call, database, &faults)
    faults.refuseUnknownMembers(of: root)
    guard let details, faults.isEmpty else { throw Problem(faults: faults.list) }
    return details
  }
}
