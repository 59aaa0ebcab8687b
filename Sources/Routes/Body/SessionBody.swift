import Domain

/// What is sent about sessions.
enum SessionBody {
  /// - Returns: nil when `faults` has grown.
  static func read(_ body: JSONObject, _ faults: inout Faults) -> Session.Details? {
    let known = faults.list.count
    let module = body.requiredMember("module", &faults)?.code(&faults)
    let practitioner: Practitioner.ID? = body.requiredMember("practitionerId", &faults)?.id(&faults)
    let startsAt = body.requiredMember("startsAt", &faults)?.moment(&faults)
    let length = length(body, &faults)
    let place: PlaceName? = body.member("place", &faults)?.line(&faults)
    let note: Note? = body.member("note", &faults)?.prose(&faults)
    guard faults.list.count == known, let module, let practitioner, let startsAt, let length else {
      return nil
    }
    return Session.Details(
      module: module, practitionerID: practitioner, startsAt: startsAt, length: length, place: place,
      note: note)
  }

  private static func length(_ body: JSONObject, _ faults: inout Faults) -> SessionLength? {
    guard let member = body.requiredMember("minutes", &faults), let minutes = member.integer(&faults) else {
      return nil
    }
    guard let length = SessionLength(minutes: minutes) else {
      faults.add(.outOfRange, at: member)
      return nil
    }
    return length
  }
}
