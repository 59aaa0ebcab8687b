import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/erasure-requests` and `/v1/erasure-requests`: clients who ask to have their dossier destroyed. What is
/// decided is for a coordinator; carrying it out is for `Erasures`.
enum ErasureRequests {
  /// `{"receivedOn": "2026-11-17", "note": …}`.
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let client = try call.visibleClient(database)
    let receivedOn = body.requiredMember("receivedOn", &faults)?.date(&faults)
    let note: Note? = body.member("note", &faults)?.prose(&faults)
    if let receivedOn, receivedOn > call.today {
      faults.add(.mayNotBeInFuture, at: body, member: "receivedOn")
    }
    guard let receivedOn, faults.isEmpty else { return nil }
    let request = ErasureRequest(
      id: ErasureRequest.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      clientID: client, receivedOn: receivedOn, note: note)
    return Change(result: .created(in: "/v1/erasure-requests/")) { transaction in
      _ = try call.visibleClient(transaction.reading)
      try transaction.insert(request)
      return Change.Made(id: request.id.rawValue, client: client.rawValue)
    }
  }

  static func listOfClient(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let client = try call.visibleClient(database)
    let after = paging.after.map(ErasureRequest.ID.init(rawValue:))
    // A client has few.
    let requests = try database.erasureRequests(of: client).filter { request in
      after.map { $0 < request.id } ?? true
    }
    answer.list(requests, upTo: paging.limit, by: \.id.rawValue) { $0.json.write($1) }
    answer.seen.client = client.rawValue
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let paging = query.paging(&faults)
    let status: ErasureRequest.Status? = query.word("status", &faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let requests = try database.erasureRequests(
      status, after: paging.after.map(ErasureRequest.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(requests, upTo: paging.limit, by: \.id.rawValue) { answer, request in
      answer.json.write(request)
      answer.seen.clients.append(request.clientID)
    }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(call.idInPath(), call, database, &answer)
  }

  /// `{"ground": "otherInterest", "explanation": …}`: the client is told why.
  static func refuse(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    _ = try call.erasureRequest(database)
    let ground: ErasureRequest.RefusalGround? = body.requiredMember("ground", &faults)?.word(&faults)
    let explanation: Note? = body.requiredMember("explanation", &faults)?.prose(&faults)
    guard let ground, let explanation else { return nil }
    return try decide(call) { database in
      ErasureRequest.Refused(
        ground: ground, explanation: explanation, by: try call.author(database).name, at: call.now)
    }
  }

  static func withdraw(_ call: Call) throws -> Change {
    try decide(call) { _ in nil }
  }

  // MARK: Parts

  private static func decide(
    _ call: Call,
    _ refused: @escaping @Sendable (borrowing ReadTransaction) throws -> ErasureRequest.Refused?
  ) throws -> Change {
    let id: ErasureRequest.ID = try call.recordID()
    return Change(result: .changed) { transaction in
      let request = try transaction.decideErasureRequest(
        id, refused: refused(transaction.reading), at: call.now)
      return Change.Made(id: id.rawValue, client: request.clientID.rawValue)
    }
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let request = try database.erasureRequest(ErasureRequest.ID(rawValue: id)) else {
      throw Problem(.notFound)
    }
    answer.json.write(request)
    answer.version = request.version
    answer.seen.object = id
    answer.seen.client = request.clientID.rawValue
  }
}

extension Call {
  /// The request in the path.
  /// - Throws: 404 when there is none. Requests are for coordinators alone, who see all.
  func erasureRequest(_ database: borrowing ReadTransaction) throws -> ErasureRequest {
    let id: ErasureRequest.ID = try recordID()
    guard let request = try database.erasureRequest(id) else { throw Refusal.unknownErasureRequest(id) }
    return request
  }
}

extension JSONWriter {
  /// One request, as its own answer, the lists and the export show it.
  mutating func write(_ request: ErasureRequest) {
    openObject()
    member("id", request.id)
    member("version", request.version)
    member("createdAt", request.createdAt)
    member("updatedAt", request.updatedAt)
    member("clientId", request.clientID)
    member("receivedOn", request.receivedOn)
    member("decideBy", request.decideBy)
    member("note", optional: request.note?.text)
    member("status", request.status)
    if let refused = request.refused {
      openObject("refused")
      member("ground", refused.ground)
      member("explanation", refused.explanation.text)
      member("by", refused.by.text)
      member("at", refused.at)
      closeObject()
    } else {
      null("refused")
    }
    closeObject()
  }
}
