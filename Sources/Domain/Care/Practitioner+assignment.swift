extension Practitioner {
  /// Whether new work that begins on a day may be given to it.
  /// - Throws: `Refusal.practitionerInactive`, or `.practitionerNotRegistered` when no registration holds on that day.
  public func checkAssignable(from day: CalendarDate) throws(Refusal) {
    guard details.active else { throw .practitionerInactive(id) }
    guard details.isRegistered(on: day) else { throw .practitionerNotRegistered(id, on: day) }
  }

  /// Whether it may give a module.
  /// - Throws: `Refusal.disciplineMissing`.
  public func checkDiscipline(for module: CareModule) throws(Refusal) {
    guard details.disciplines.contains(module.discipline) else {
      throw .disciplineMissing(id, module.discipline)
    }
  }
}
