import Domain
import HTTPServer
import Persistence

/// `/v1/treatment-plans/{id}/versions`: how a plan came to be what it is. Every version stays as it was shown.
enum TreatmentPlanVersions {
  /// The oldest first; the last is the present one.
  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let limit = query.limit(&faults)
    let after = query.numberCursor(&faults) ?? 0
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let plan = try call.treatmentPlan(database)
    var versions = try database.earlierVersions(of: plan.id, after: after, limit: limit + 1)
    if versions.count <= limit, plan.version > after { versions.append(plan.presentVersion) }
    answer.json.openList()
    for version in versions.prefix(limit) { answer.json.write(version) }
    let last = versions.count > limit ? versions[limit - 1].version : nil
    answer.closeList(cursor: last.map { Cursor.encode($0) })
    answer.seen.client = plan.clientID.rawValue
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let plan = try call.treatmentPlan(database)
    guard let number = call.number, try write(number, of: plan, call, database, to: &answer.json) else {
      throw Problem(.notFound)
    }
    answer.version = number
    answer.seen.client = plan.clientID.rawValue
  }

  /// `?since=3`: what is different from that version; from the one before where nothing is said.
  static func changes(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let since = Query(request, of: call.route, &faults).versionNumber("since", &faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let plan = try call.treatmentPlan(database)
    var before = JSONWriter()
    var after = JSONWriter()
    guard let number = call.number, try write(number, of: plan, call, database, to: &after) else {
      throw Problem(.notFound)
    }
    let other = since ?? max(1, number - 1)
    guard try write(other, of: plan, call, database, to: &before) else {
      throw Problem(.unknownVersion, in: .query, at: "since")
    }
    answer.json.openObject()
    answer.json.member("from", other)
    answer.json.member("to", number)
    answer.json.openArray("changes")
    Self.write(from: before.octets.octets, to: after.octets.octets, into: &answer.json)
    answer.json.closeArray()
    answer.json.closeObject()
    answer.seen.client = plan.clientID.rawValue
  }

  // MARK: Parts

  /// Writes one version as it was shown, or is.
  /// - Returns: false when there is no such version.
  private static func write(
    _ number: Int, of plan: TreatmentPlanStanding, _ call: Call, _ database: borrowing ReadTransaction,
    to json: inout JSONWriter
  ) throws -> Bool {
    if number == plan.version {
      return try database.treatmentPlan(plan.id, for: call.viewer) { row throws(StorageError) in
        try json.write(row, plan.id, database)
      } != nil
    }
    return try database.earlierVersion(number, of: plan.id) { shown in json.octets.append(shown) } != nil
  }

  private static func write(
    from before: Span<UInt8>, to after: Span<UInt8>, into json: inout JSONWriter
  ) {
    var (first, second) = (JSONTape(), JSONTape())
    var faults = Faults()
    guard JSONReader.read(before, onto: &first, &faults), JSONReader.read(after, onto: &second, &faults)
    else { preconditionFailure("both texts were written here") }
    JSONDifference.write(
      from: JSONValue(text: before, nodes: first.nodes.span, index: 0),
      to: JSONValue(text: after, nodes: second.nodes.span, index: 0), into: &json)
  }
}
