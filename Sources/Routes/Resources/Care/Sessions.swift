import Domain
import HTTPServer
import Persistence

/// `/v1/sessions`: meetings of clients with practitioners. Whoever sees the client sees them, plans them and says what
/// became of them.
enum Sessions: Editable {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let enrolmentID: Enrolment.ID? = body.requiredMember("enrolmentId", &faults)?.id(&faults)
    guard let details = SessionBody.read(body, &faults), let enrolmentID else { return nil }
    guard let enrolment = try database.enrolment(enrolmentID, for: call.viewer) else {
      faults.add(FaultCode(.unknownEnrolment(enrolmentID)), at: body, member: "enrolmentId")
      return nil
    }
    let session = Session(
      id: Session.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      clientID: enrolment.clientID, enrolmentID: enrolmentID, details: details)
    return Change(result: .created(in: "/v1/sessions/")) { transaction in
      try transaction.plan(session, on: call.day(of: details.startsAt), for: call.viewer, today: call.today)
      return Change.Made(id: session.id.rawValue, client: session.clientID.rawValue)
    }
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let paging = query.paging(&faults)
    let enrolment: Enrolment.ID? = query.id("enrolmentId", &faults)
    let status: Session.Status? = query.word("status", &faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    answer.json.openList()
    if let enrolment, try database.enrolment(enrolment, for: call.viewer) == nil {
      return answer.closeList(next: nil)
    }
    let page = try database.sessions(
      for: call.viewer, enrolment: enrolment, status: status,
      after: paging.after.map(Session.ID.init(rawValue:)), limit: paging.limit)
    for session in page.sessions {
      answer.json.write(session)
      answer.seen.clients.append(session.clientID)
    }
    answer.closeList(next: page.next?.rawValue)
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: Session.ID = try call.recordID()
    try show(id.rawValue, call, database, &answer)
  }

  static func attend(_ call: Call) throws -> Change {
    try settle(call) { session throws(Domain.Refusal) in try session.attended(at: call.now) }
  }

  static func miss(_ call: Call) throws -> Change {
    try settle(call) { session throws(Domain.Refusal) in try session.missed(at: call.now) }
  }

  static func cancel(_ call: Call) throws -> Change {
    try settle(call) { session throws(Domain.Refusal) in try session.cancelled() }
  }

  private static func settle(
    _ call: Call, _ change: @escaping @Sendable (Session) throws(Domain.Refusal) -> Session.Status
  ) throws -> Change {
    let id: Session.ID = try call.recordID()
    return Change(result: .changed) { transaction in
      let session = try transaction.settle(id, for: call.viewer, at: call.now, change)
      return Change.Made(id: id.rawValue, client: session.clientID.rawValue)
    }
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    try session(call.recordID(), call, database).version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    json.openObject()
    json.writeDetails(try session(call.recordID(), call, database).details)
    json.closeObject()
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Session.Details? {
    SessionBody.read(body, &faults)
  }

  static func update(
    to details: Session.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    let session = try transaction.update(
      call.recordID(), to: details, on: call.day(of: details.startsAt), for: call.viewer, today: call.today,
      at: call.now)
    return Change.Made(id: session.id.rawValue, client: session.clientID.rawValue)
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let session = try session(Session.ID(rawValue: id), call, database)
    answer.json.write(session)
    answer.version = session.version
    answer.seen.object = id
    answer.seen.client = session.clientID.rawValue
  }

  private static func session(
    _ id: Session.ID, _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> Session {
    guard let session = try database.session(id, for: call.viewer) else { throw Refusal.unknownSession(id) }
    return session
  }
}

extension JSONWriter {
  /// One session, as its own answer, lists, calendars and the worklist show it.
  mutating func write(_ session: Session) {
    openObject()
    member("id", session.id)
    member("version", session.version)
    member("createdAt", session.createdAt)
    member("updatedAt", session.updatedAt)
    member("clientId", session.clientID)
    member("enrolmentId", session.enrolmentID)
    member("status", session.status)
    writeDetails(session.details)
    closeObject()
  }

  /// The members that are sent of a session.
  fileprivate mutating func writeDetails(_ details: Session.Details) {
    member("module", details.module.text)
    member("practitionerId", details.practitionerID)
    member("startsAt", details.startsAt)
    member("minutes", details.length.minutes)
    member("place", optional: details.place?.text)
    member("note", optional: details.note?.text)
  }
}
