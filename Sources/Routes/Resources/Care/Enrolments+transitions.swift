import Domain
import Persistence

/// The ways of an enrolment from state to state, and on into another.
extension Enrolments {
  static func start(_ call: Call) throws -> Change {
    let id: Enrolment.ID = try call.recordID()
    return change(call) { transaction in
      try transaction.startEnrolment(id, for: call.viewer, today: call.today, at: call.now)
    }
  }

  static func complete(_ call: Call) throws -> Change {
    let id: Enrolment.ID = try call.recordID()
    return change(call) { transaction in
      try transaction.completeEnrolment(
        id, aftercareDays: call.service.configuration.aftercareDays, for: call.viewer, today: call.today,
        at: call.now)
    }
  }

  /// `{"weeks": 16}`: as many as it takes in all.
  static func prolong(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let id = try call.visibleEnrolment(database).id
    guard let weeks = body.requiredMember("weeks", &faults)?.integer(&faults) else { return nil }
    return change(call) { transaction in
      let enrolment = try transaction.prolongEnrolment(id, toWeeks: weeks, for: call.viewer, at: call.now)
      try moveEvaluations(of: enrolment, since: call.today, call, transaction)
      return enrolment
    }
  }

  /// `{"reason": "…"}`.
  static func stop(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let id = try call.visibleEnrolment(database).id
    guard let reason: Note = body.requiredMember("reason", &faults)?.prose(&faults) else { return nil }
    return change(call) { transaction in
      try transaction.stopEnrolment(
        id, because: reason, aftercareDays: call.service.configuration.aftercareDays, for: call.viewer,
        today: call.today, at: call.now)
    }
  }

  /// Another enrolment after this one, with what an acceptance says and who pays.
  static func goOn(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let id = try call.visibleEnrolment(database).id
    let payer = EnrolmentBody.payer(body, &faults)
    guard let acceptance = EnrolmentBody.acceptance(body, &faults),
      try call.knows(acceptance.leadID, as: "leadPractitionerId", body, database, &faults)
    else { return nil }
    return Change(result: .created(in: "/v1/enrolments/")) { transaction in
      var ids = call.newIDs()
      let enrolment = try transaction.continueEnrolment(
        id, in: acceptance, payer: payer, by: call.author(transaction.reading), for: call.viewer,
        today: call.today, at: call.now, makeID: { ids.next(at: call.now) })
      return Change.Made(id: enrolment.id.rawValue, client: enrolment.clientID.rawValue)
    }
  }

  private static func change(
    _ call: Call, _ make: @escaping @Sendable (borrowing WriteTransaction) throws -> Enrolment
  ) -> Change {
    Change(result: .changed) { transaction in
      let enrolment = try make(transaction)
      return Change.Made(id: enrolment.id.rawValue, client: enrolment.clientID.rawValue)
    }
  }
}

extension Call {
  /// Whether a practitioner that a body names is there; a fault at that member when it is not.
  func knows(
    _ practitioner: Practitioner.ID, as member: StaticString, _ body: JSONObject,
    _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Bool {
    if try database.practitionerIsActive(practitioner) != nil { return true }
    faults.add(FaultCode(.unknownPractitioner(practitioner)), at: body, member: member)
    return false
  }
}
