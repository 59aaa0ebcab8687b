import Domain

/// The members of a spell of sickness, as they are sent.
enum SickSpellBody {
  /// - Returns: nil when `faults` has grown.
  static func read(_ body: JSONObject, today: CalendarDate, _ faults: inout Faults) -> SickSpell.Details? {
    let known = faults.list.count
    let firstDay = body.requiredMember("firstDay", &faults)?.date(&faults)
    let lastDay = body.member("lastDay", &faults)?.date(&faults)
    if let firstDay, firstDay > today { faults.add(.mayNotBeInFuture, at: body, member: "firstDay") }
    let marks = marks(body, from: firstDay, until: today, &faults)
    guard let firstDay else { return nil }
    guard let days = SickSpell.Days(firstDay: firstDay, lastDay: lastDay) else {
      faults.add(FaultCode(.endsBeforeItBegins), at: body, member: "lastDay")
      return nil
    }
    guard faults.list.count == known else { return nil }
    return SickSpell.Details(days: days, dutiesDone: marks?.sorted() ?? [])
  }

  private static func marks(
    _ body: JSONObject, from firstDay: CalendarDate?, until today: CalendarDate, _ faults: inout Faults
  ) -> [Poortwachter.Mark]? {
    var seen: [Poortwachter.Mark] = []
    return body.array("dutiesDone", &faults)?.all(atMost: Self.marksMax, &faults) { value, faults in
      guard let object = value.object(&faults) else { return nil }
      let duty: Poortwachter.Duty? = object.requiredMember("duty", &faults)?.word(&faults)
      let week = object.integer("week", &faults)
      let doneOn = object.requiredMember("doneOn", &faults)?.date(&faults)
      guard let duty, let doneOn else { return nil }
      guard let mark = Poortwachter.Mark(duty, week: week, doneOn: doneOn) else {
        faults.add(week == nil ? .required : .outOfRange, at: object, member: "week")
        return nil
      }
      if doneOn > today { faults.add(.mayNotBeInFuture, at: object, member: "doneOn") }
      if let firstDay, doneOn < firstDay { faults.add(.beforeFirstSickDay, at: object, member: "doneOn") }
      if seen.contains(where: { $0.duty == duty && $0.week == mark.week }) {
        faults.add(.duplicateElement, at: value)
      }
      seen.append(mark)
      return mark
    }
  }

  /// As many as there are.
  static let marksMax = Poortwachter.Duty.allCases.reduce(0) { $0 + $1.weeks.count }
}
