import Domain
import HTTPServer
import Persistence

/// Destroying dossiers, and what stays of them: `/v1/erasures`. Under the ids of a destroyed dossier nothing is found any
/// more (404), as if it had never been; that it was is told here, to coordinators and admins.
enum Erasures {
  /// What would be destroyed, and what stands in the way.
  static func preview(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client = try call.visibleClient(database)
    let counts = try database.dossierCounts(of: client)
    answer.json.openObject()
    answer.json.member("clientId", client)
    answer.json.member("records", counts.reduce(0) { $0 + $1.rows })
    answer.json.openArray("parts")
    for count in counts where count.rows > 0 {
      answer.json.openObject()
      answer.json.member("kind", count.table.kind)
      answer.json.member("records", count.rows)
      answer.json.closeObject()
    }
    answer.json.closeArray()
    answer.json.member("runningEnrolmentId", optional: try database.runningEnrolment(of: client)?.rawValue)
    answer.json.member("redFlagIsOpen", try database.hasOpenRedFlag(client))
    answer.json.member("requestId", optional: try database.openErasureRequest(of: client)?.rawValue)
    answer.json.member("backupsUntil", call.backupsUntil)
    answer.json.closeObject()
    answer.seen.client = client.rawValue
  }

  /// `{"records": 57}`: carries a request out. The number is the preview's: whoever sends it has looked, and nothing has
  /// come since.
  static func carryOut(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let id: ErasureRequest.ID = try call.recordID()
    _ = try call.erasureRequest(database)
    let records: RecordCount? = body.requiredMember("records", &faults)?.whole(&faults)
    guard let records else { return nil }
    return change(call) { transaction in
      guard let request = try transaction.reading.erasureRequest(id) else {
        throw Refusal.unknownErasureRequest(id)
      }
      try request.checkOpen()
      let counts = try transaction.reading.dossierCounts(of: request.clientID)
      guard counts.reduce(0, { $0 + $1.rows }) == records.value else { throw Problem(.dossierChanged) }
      return (request.clientID, Erasure.Request(id: id, receivedOn: request.receivedOn))
    }
  }

  /// Destroys a dossier whose term has run out.
  static func destroyExpired(_ call: Call) throws -> Change {
    let client: Client.ID = try call.recordID()
    var change = change(call) { transaction in
      guard try transaction.reading.maySee(client, call.viewer) else {
        throw try Clients.absence(of: client, call.viewer, transaction.reading)
      }
      let term = try transaction.reading.dossierTerm(of: client)
      let keptUntil = call.keptUntil(term)
      guard keptUntil < call.today else { throw Refusal.retentionNotOver(keptUntil) }
      return (client, nil)
    }
    // The command on this machine destroys many, one after the other, and waits once until all traces are overwritten.
    if call.peer == .unix { change.traces = .left }
    return change
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(call.idInPath(), call, database, &answer)
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let erasures = try database.erasures(
      after: paging.after.map(Client.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(erasures, upTo: paging.limit, by: \.clientID.rawValue) { $0.json.write($1) }
  }

  // MARK: Parts

  /// - Parameter judge: says whose dossier goes, and at whose request; throws when it may not.
  private static func change(
    _ call: Call,
    _ judge:
      @escaping @Sendable (borrowing WriteTransaction) throws -> (
        client: Client.ID, request: Erasure.Request?
      )
  ) -> Change {
    Change(result: .changed, traces: .awaited) { transaction in
      let (client, request) = try judge(transaction)
      // Who is in treatment, or in danger, is first seen to.
      if let running = try transaction.reading.runningEnrolment(of: client) {
        throw Refusal.enrolmentRunning(running)
      }
      guard try !transaction.reading.hasOpenRedFlag(client) else {
        throw Problem(ProblemKind.heldUntilGpContact)
      }
      guard let role = call.caller?.role else { throw Problem(.forbidden) }
      let ids = try transaction.erase(
        client, ground: request == nil ? .retention : .request, request: request, by: role,
        backupsUntil: call.backupsUntil, at: call.now)
      return Change.Made(
        id: client.rawValue, client: client.rawValue, otherClients: ids.dropFirst().map(\.rawValue))
    }
  }

  static func show(
    _ client: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let erasure = try database.erasure(of: Client.ID(rawValue: client)) else {
      throw Problem(.notFound)
    }
    answer.json.write(erasure)
    answer.version = erasure.version
    answer.seen.object = client
    answer.seen.client = client
  }
}

extension Call {
  /// The last day of the last backup that may hold what is destroyed today.
  var backupsUntil: CalendarDate { today.adding(days: service.configuration.backupRetentionDays) }

  /// The last day on which a dossier is kept.
  func keptUntil(_ term: DossierTerm) -> CalendarDate {
    service.configuration.retention.keptUntil(
      term.dossierClass, lastChange: service.environment.today(at: term.lastChange))
  }
}

extension Erasure {
  /// It changes once: when its traces have been overwritten.
  fileprivate var version: Int { isOverwritten ? 2 : 1 }
}

extension JSONWriter {
  /// What stays of one dossier, as its own answer and the list show it.
  fileprivate mutating func write(_ erasure: Erasure) {
    openObject()
    member("id", erasure.clientID)
    member("version", erasure.version)
    member("ground", erasure.ground)
    member("requestId", optional: erasure.request?.id.rawValue)
    member("requestedOn", optional: erasure.request?.receivedOn)
    member("role", erasure.role)
    member("records", erasure.records)
    member("erasedAt", erasure.at)
    member("isOverwritten", erasure.isOverwritten)
    member("backupsUntil", erasure.backupsUntil)
    closeObject()
  }
}
