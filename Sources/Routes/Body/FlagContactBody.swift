import Domain

/// The contact that handles a flag, as it is sent.
enum FlagContactBody {
  /// `{"with": "Huisarts Voorbeeld", "at": "2026-11-20T09:00:00Z", "note": "…"}`.
  /// - Parameter day: the day of what raised the flag: a contact before it was about something else.
  /// - Returns: nil when `faults` has grown.
  static func read(
    _ body: JSONObject, about day: CalendarDate, _ call: Call, _ faults: inout Faults
  ) -> Flag.Contact? {
    let with: PersonName? = body.requiredMember("with", &faults)?.line(&faults)
    let moment = body.requiredMember("at", &faults)
    let at = moment?.moment(&faults)
    let note: Note? = body.member("note", &faults)?.prose(&faults)
    if let moment, let at {
      if at > call.now { faults.add(FaultCode(.contactInFuture), at: moment) }
      if call.day(of: at) < day { faults.add(FaultCode(.contactTooEarly(day)), at: moment) }
    }
    guard let with, let at, faults.isEmpty else { return nil }
    return Flag.Contact(with: with, at: at, note: note)
  }
}
