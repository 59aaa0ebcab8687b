import Domain

/// A decision upon an intake, as it is sent.
enum DecisionBody {
  /// - Parameter takenOn: the day on which the intake was taken.
  /// - Returns: nil when `faults` has grown.
  static func read(
    _ body: JSONObject, on intake: Intake.ID, takenOn: CalendarDate, _ call: Call, _ faults: inout Faults
  ) -> Decision? {
    let known = faults.list.count
    let kind: Decision.Outcome.Kind? = body.requiredMember("outcome", &faults)?.word(&faults)
    let reason: Note? = body.requiredMember("reason", &faults)?.prose(&faults)
    let contact = body.object("gpContact", &faults) { object, faults in
      FlagContactBody.read(object, about: takenOn, call, &faults)
    }
    var outcome: Decision.Outcome?
    switch kind {
    case .accept: outcome = EnrolmentBody.acceptance(body, &faults).map(Decision.Outcome.accept)
    case .decline:
      outcome = .decline
      for name in acceptanceMembers {
        if body.member(name, &faults, { _, _ in true }) != nil {
          faults.add(.onlyWithAccept, at: body, member: name)
        }
      }
    case nil:
      for name in acceptanceMembers { _ = body.member(name, &faults, { _, _ in true }) }
    }
    guard faults.list.count == known, let outcome, let reason else { return nil }
    return Decision(intakeID: intake, outcome: outcome, reason: reason, gpContact: contact)
  }

  private static let acceptanceMembers: [StaticString] = [
    "phase", "weeks", "startDate", "leadPractitionerId",
  ]
}

extension FaultCode {
  fileprivate static let onlyWithAccept = FaultCode(
    "onlyWithAccept", dutch: "Dit hoort alleen bij aannemen (outcome accept).",
    english: "This goes with an acceptance only (outcome accept).")
}
