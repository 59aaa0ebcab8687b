import Domain
import HTTPServer
import Persistence

/// `/v1/phase-packages`: what the cooperative offers in each phase. There is one for each; coordinators say what is in
/// it.
enum PhasePackages: Editable {
  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let packages = try database.phasePackages(
      for: call.viewer, after: paging.after.map(PhasePackage.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(packages, upTo: paging.limit, by: \.id.rawValue) { $0.json.write($1) }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: PhasePackage.ID = try call.recordID()
    try show(id.rawValue, call, database, &answer)
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    try package(call.recordID(), call, database).version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    json.openObject()
    json.writeDetails(try package(call.recordID(), call, database).details)
    json.closeObject()
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> PhasePackage.Details? {
    PhasePackageBody.read(body, &faults)
  }

  static func update(
    to details: PhasePackage.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    let id: PhasePackage.ID = try call.recordID()
    try transaction.update(id, to: details, at: call.now)
    return Change.Made(id: id.rawValue)
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let package = try package(PhasePackage.ID(rawValue: id), call, database)
    answer.json.write(package)
    answer.version = package.version
    answer.seen.object = id
  }

  private static func package(
    _ id: PhasePackage.ID, _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> PhasePackage {
    guard let package = try database.phasePackage(id, for: call.viewer) else {
      throw Refusal.unknownPackage(id)
    }
    return package
  }
}

extension JSONWriter {
  /// One phase package, as every answer shows it.
  fileprivate mutating func write(_ package: PhasePackage) {
    openObject()
    member("id", package.id)
    member("version", package.version)
    member("createdAt", package.createdAt)
    member("updatedAt", package.updatedAt)
    member("phase", package.phase.rawValue)
    let weeks = package.phase.weeks()
    openObject("weeks")
    member("minimum", weeks.lowerBound)
    member("maximum", weeks.upperBound)
    closeObject()
    writeDetails(package.details)
    closeObject()
  }

  /// The members that are sent of a phase package.
  fileprivate mutating func writeDetails(_ details: PhasePackage.Details) {
    member("name", details.name.text)
    openArray("modules")
    for module in details.modules {
      openObject()
      member("code", module.code.text)
      member("name", module.name.text)
      member("discipline", module.discipline.text)
      member("optional", module.isOptional)
      closeObject()
    }
    closeArray()
    member("priceCents", optional: details.price?.value)
  }
}
