import Domain
import HTTPServer
import Persistence

/// `/v1/worklist`: what waits for the caller, the oldest first. A coordinator sees what waits for anybody, a practitioner
/// what is about itself or the clients in its care.
enum Worklist {
  /// Entries of one kind; `hasMore` says that there are more, which the kind's own list shows.
  static let entriesMax = 100
  /// Days before an absence begins from which it stands here.
  static let absenceDays = 30
  /// Possible duplicates of one client.
  static let duplicatesMax = 10

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    answer.json.openObject()
    answer.json.member("today", call.today)
    let waiting = try writeIntakes(call, database, &answer)
    try writeRedFlags(call, database, &answer)
    try writeFeedbackDue(call, database, &answer)
    try writeEvaluationsDue(call, database, &answer)
    try writeRegistrations(call, database, &answer)
    try writeSessions(call, database, &answer)
    try writeAbsences(call, database, &answer)
    try writeEmergencyAccesses(call, database, &answer)
    try writeErasureRequests(call, database, &answer)
    try writeDuplicates(of: waiting, call, database, &answer)
    answer.json.closeObject()
  }

  /// An intake that nobody has decided upon, and whom it is about.
  private typealias Waiting = (intake: Intake.ID, client: Client.ID)

  /// Intakes to decide, with the days waited beside the Treeknorm.
  private static func writeIntakes(
    _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws -> (first: [Waiting], hasMore: Bool) {
    var waiting: [Waiting] = []
    answer.json.openSection("intakesToDecide")
    let next = try database.intakes(for: call.viewer, status: .received, after: nil, limit: entriesMax) {
      row throws(StorageError) in
      waiting.append(try row.keys())
      let received = call.service.environment.today(at: row.createdAt)
      answer.json.write(
        row, beside: Treeknorm(referral: received, intake: call.today, treatment: nil), receivedOn: received)
      answer.seen.note(row.clientID)
    }
    answer.json.closeSection(hasMore: next != nil)
    return (waiting, next != nil)
  }

  private static func writeRedFlags(
    _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    answer.json.openSection("redFlags")
    let hasMore = try database.openRedFlags(for: call.viewer, limit: entriesMax) { row throws(StorageError) in
      answer.json.write(row)
      answer.seen.note(row.clientID)
    }
    answer.json.closeSection(hasMore: hasMore)
  }

  /// Registrations that end soon, or have ended: without one, no new work.
  private static func writeRegistrations(
    _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let day = call.today.adding(days: ProjectDecisions.current.registrationWarningDays)
    let ending = try database.registrations(endingBy: day, for: call.viewer, limit: entriesMax + 1)
    answer.json.openSection("registrationsEnding")
    for entry in ending.prefix(entriesMax) { answer.json.write(entry, today: call.today) }
    answer.json.closeSection(hasMore: ending.count > entriesMax)
  }

  /// What is planned today and has not been settled: with anybody for a coordinator, with itself for a practitioner.
  private static func writeSessions(
    _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let sessions = try database.plannedSessions(
      call.moments(of: call.today...call.today), for: call.viewer, limit: entriesMax + 1)
    answer.json.openSection("sessionsToday")
    for session in sessions.prefix(entriesMax) {
      answer.json.write(session)
      answer.seen.clients.append(session.clientID)
    }
    answer.json.closeSection(hasMore: sessions.count > entriesMax)
  }

  /// Absences that leave something open.
  private static func writeAbsences(
    _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let days = call.today...call.today.adding(days: absenceDays)
    let absences = try database.absences(on: days, for: call.viewer, limit: entriesMax + 1)
    answer.json.openSection("absences")
    for absence in absences.prefix(entriesMax) {
      let work = try OpenWork(of: absence, call, database)
      if !work.sessions.isEmpty || !work.places.isEmpty { answer.json.write(absence, leaving: work) }
    }
    answer.json.closeSection(hasMore: absences.count > entriesMax)
  }

  /// Emergency accesses that nobody has looked at: for a coordinator, who does.
  private static func writeEmergencyAccesses(
    _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let isForCaller = call.viewer == .coordinator
    let accesses = isForCaller ? try database.emergencyAccessesToReview(limit: entriesMax + 1) : []
    answer.json.openSection("emergencyAccesses")
    for access in accesses.prefix(entriesMax) {
      answer.json.write(access)
      answer.seen.clients.append(access.clientID)
    }
    answer.json.closeSection(hasMore: accesses.count > entriesMax)
  }

  /// Requests to destroy a dossier, with the day by which they must be decided: for a coordinator, who does. What is late
  /// stands first.
  private static func writeErasureRequests(
    _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let isForCaller = call.viewer == .coordinator
    let requests = isForCaller ? try database.erasureRequestsToDecide(limit: entriesMax + 1) : []
    answer.json.openSection("erasureRequests")
    for request in requests.prefix(entriesMax) {
      answer.json.write(request, today: call.today)
      answer.seen.clients.append(request.clientID)
    }
    answer.json.closeSection(hasMore: requests.count > entriesMax)
  }

  /// Who may be here twice, of the clients whose intake waits: for a coordinator, who alone sees all clients.
  private static func writeDuplicates(
    of waiting: (first: [Waiting], hasMore: Bool), _ call: Call, _ database: borrowing ReadTransaction,
    _ answer: inout Answer
  ) throws {
    answer.json.openSection("possibleDuplicates")
    if call.viewer == .coordinator {
      for entry in waiting.first {
        let others = try database.possibleDuplicates(of: entry.client, limit: duplicatesMax)
        guard !others.isEmpty else { continue }
        answer.json.openObject()
        answer.json.member("intakeId", entry.intake)
        answer.json.member("clientId", entry.client)
        answer.json.openArray("possibleDuplicates")
        for other in others { answer.json.element(other.description) }
        answer.json.closeArray()
        answer.json.closeObject()
        answer.seen.clients += others
      }
    }
    answer.json.closeSection(hasMore: call.viewer == .coordinator && waiting.hasMore)
  }
}

extension JSONWriter {
  /// One kind of what waits.
  mutating func openSection(_ key: StaticString) {
    openObject(key)
    openArray("items")
  }

  mutating func closeSection(hasMore: Bool) {
    closeArray()
    member("hasMore", hasMore)
    closeObject()
  }

  fileprivate mutating func write(
    _ row: IntakeRow, beside norm: Treeknorm, receivedOn: CalendarDate
  ) {
    openObject()
    member("intakeId", utf8: row.id)
    member("clientId", utf8: row.clientID)
    member("referrerId", utf8: row.referrerID)
    member("receivedOn", receivedOn)
    member("daysWaited", optional: norm.daysToIntake)
    member("daysNorm", Treeknorm.daysToIntakeMax)
    member("withinNorm", optional: norm.intakeWithinNorm)
    member("holdUntilGpContact", row.holdUntilGPContact)
    closeObject()
  }

  fileprivate mutating func write(_ absence: Absence, leaving work: OpenWork) {
    openObject()
    member("absenceId", absence.id)
    member("practitionerId", absence.practitionerID)
    member("from", absence.days.lowerBound)
    member("to", absence.days.upperBound)
    member("sessions", work.sessions.count)
    member("careTeams", work.places.count)
    closeObject()
  }

  fileprivate mutating func write(_ request: ErasureRequest, today: CalendarDate) {
    openObject()
    member("erasureRequestId", request.id)
    member("clientId", request.clientID)
    member("receivedOn", request.receivedOn)
    member("decideBy", request.decideBy)
    member("daysLeft", today.days(until: request.decideBy))
    closeObject()
  }

  fileprivate mutating func write(_ entry: EndingRegistration, today: CalendarDate) {
    openObject()
    member("practitionerId", entry.practitionerID)
    member("practitionerName", entry.practitionerName.text)
    member("association", entry.registration.association.text)
    member("number", entry.registration.number.text)
    member("category", optional: entry.registration.category?.text)
    member("validUntil", entry.registration.validUntil)
    member("daysLeft", today.days(until: entry.registration.validUntil))
    closeObject()
  }
}
