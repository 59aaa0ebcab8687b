import Domain
import HTTPServer
import Persistence

/// `/v1/practitioners/{id}/absences`: days on which a practitioner does not work, and what is left open then. For
/// coordinators, and for the practitioner itself.
enum Absences {
  /// Entries of each kind of open work; `hasMore` says that there are more.
  static let workMax = 100

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let practitioner = try call.ownPractitioner(database)
    let absences = try database.absences(
      of: practitioner, after: paging.after.map(Absence.ID.init(rawValue:)), limit: paging.limit + 1)
    answer.list(absences, upTo: paging.limit, by: \.id.rawValue) { $0.json.write($1) }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let id = call.innerID else { throw Problem(.notFound) }
    try show(id, call, database, &answer)
  }

  /// `{"from": "2026-12-21", "to": "2027-01-03"}`.
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let practitioner = try call.ownPractitioner(database)
    let from = body.requiredMember("from", &faults)?.date(&faults)
    let to = body.requiredMember("to", &faults)?.date(&faults)
    guard let from, let to else { return nil }
    guard from <= to else {
      faults.add(FaultCode(.endsBeforeItBegins), at: body, member: "to")
      return nil
    }
    let absence = Absence(
      id: Absence.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      practitionerID: practitioner, days: from...to)
    let collection = Location.Collection("/v1/practitioners/", practitioner.rawValue, "/absences/")
    return Change(result: .created(in: collection)) { transaction in
      try transaction.insert(absence)
      return Change.Made(id: absence.id.rawValue)
    }
  }

  static func cancel(_ call: Call) throws -> Change {
    guard let id = call.innerID.map(Absence.ID.init(rawValue:)) else { throw Problem(.notFound) }
    return Change(result: .changed) { transaction in
      let practitioner = try call.ownPractitioner(transaction.reading)
      try transaction.cancelAbsence(id, of: practitioner, at: call.now)
      return Change.Made(id: id.rawValue)
    }
  }

  /// What is left open: the sessions of these days, and the places in care teams, with who stands in.
  static func openWork(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let absence = try absence(call, database)
    let work = try OpenWork(of: absence, call, database)
    answer.json.openObject()
    answer.json.openSection("sessions")
    for session in work.sessions.prefix(workMax) {
      answer.json.write(session)
      answer.seen.clients.append(session.clientID)
    }
    answer.json.closeSection(hasMore: work.sessions.count > workMax)
    answer.json.openSection("careTeams")
    for place in work.places.prefix(workMax) {
      answer.json.write(place)
      answer.seen.clients.append(place.member.clientID)
    }
    answer.json.closeSection(hasMore: work.places.count > workMax)
    answer.json.closeObject()
    answer.seen.object = absence.id.rawValue
  }

  // MARK: Parts

  private static func absence(_ call: Call, _ database: borrowing ReadTransaction) throws -> Absence {
    let practitioner = try call.ownPractitioner(database)
    guard let id = call.innerID.map(Absence.ID.init(rawValue:)),
      let absence = try database.absence(id, of: practitioner)
    else { throw Problem(.notFound) }
    return absence
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let practitioner = try call.ownPractitioner(database)
    guard let absence = try database.absence(Absence.ID(rawValue: id), of: practitioner) else {
      throw Problem(.notFound)
    }
    answer.json.write(absence)
    answer.version = absence.version
    answer.seen.object = id
  }
}

/// What an absence leaves open: the sessions that are planned on its days, and the places in care teams.
struct OpenWork {
  let sessions: [Session]
  let places: [OpenPlace]

  init(of absence: Absence, _ call: Call, _ database: borrowing ReadTransaction) throws {
    sessions = try database.calendar(
      of: .practitioner(absence.practitionerID), call.moments(of: absence.days), for: call.viewer,
      limit: Calendars.sessionsMax
    ).filter { $0.status == .planned }
    places = try database.openPlaces(
      of: absence.practitionerID, on: absence.days, limit: Absences.workMax + 1)
  }
}

extension Call {
  /// The practitioner in the path, for a coordinator or for itself.
  /// - Throws: 404 when there is none, or it is another.
  fileprivate func ownPractitioner(_ database: borrowing ReadTransaction) throws -> Practitioner.ID {
    let id: Practitioner.ID = try recordID()
    if case .practitioner(let own, at: _) = viewer, own != id { throw Problem(.notFound) }
    guard try database.practitioner(id, for: viewer) != nil else { throw Problem(.notFound) }
    return id
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ absence: Absence) {
    openObject()
    member("id", absence.id)
    member("version", absence.version)
    member("createdAt", absence.createdAt)
    member("updatedAt", absence.updatedAt)
    member("practitionerId", absence.practitionerID)
    member("from", absence.days.lowerBound)
    member("to", absence.days.upperBound)
    member("cancelledAt", optional: absence.cancelledAt)
    closeObject()
  }

  fileprivate mutating func write(_ place: OpenPlace) {
    openObject()
    member("enrolmentId", optional: place.member.enrolmentID?.rawValue)
    member("clientId", place.member.clientID)
    member("role", place.member.role)
    openArray("substitutes")
    for substitute in place.substitutes {
      openObject()
      member("practitionerId", substitute.practitionerID)
      member("from", substitute.from)
      member("to", optional: substitute.to)
      closeObject()
    }
    closeArray()
    closeObject()
  }
}
