extension NewIntake {
  /// Every rule that what was sent breaks by itself, all at once. What depends on stored rows is checked where those
  /// are: a known client's age with `Client.refusal(birthDate:takenOn:parentalConsent:)`.
  /// - Parameters:
  ///   - kind: The kind of the referrer that sends it.
  ///   - now: The moment it came in; nothing in it may lie later.
  ///   - today: The day at the cooperative at that moment.
  public func refusals(from kind: Referrer.Kind, now: Instant, today: CalendarDate) -> [Refusal] {
    var refusals: [Refusal] = []
    if !kind.mayHandleClinicalContent, !clinicalMembers.isEmpty {
      refusals.append(.clinicalContentNotAllowed(kind, clinicalMembers))
    }
    if details.takenOn > today { refusals.append(.takenOnInFuture) }
    if let firstSickDay = details.firstSickDay, firstSickDay > details.takenOn {
      refusals.append(.firstSickDayAfterTakenOn)
    }
    if consents.contains(where: { $0.at > now }) { refusals.append(.consentInFuture) }
    if case .new(let client) = client,
      let refusal = Client.refusal(
        birthDate: client.birthDate, takenOn: details.takenOn, parentalConsent: hasParentalConsent)
    {
      refusals.append(refusal)
    }
    return refusals
  }

  /// Whether a parent's consent came with it.
  public var hasParentalConsent: Bool { consents.contains { $0.purpose == .parental && $0.given } }

  /// The members with clinical content that were sent.
  public var clinicalMembers: [ClinicalMember] {
    var members: [ClinicalMember] = []
    if !details.icpc.isEmpty { members.append(.icpc) }
    if details.observations != nil { members.append(.observations) }
    if spinnenweb != nil { members.append(.spinnenweb) }
    if fourDkl != nil { members.append(.fourDkl) }
    if phq9 != nil { members.append(.phq9) }
    return members
  }
}

extension Client {
  /// The rule of age: 15 or older on the day the intake is taken, and under 16 with a parent's consent.
  /// - Returns: What it breaks; `nil` when the client may be taken in.
  public static func refusal(birthDate: CalendarDate, takenOn: CalendarDate, parentalConsent: Bool)
    -> Refusal?
  {
    guard birthDate <= takenOn else { return .birthDateAfterTakenOn }
    let years = birthDate.fullYears(until: takenOn)
    guard years >= ProjectDecisions.current.clientMinimumYears else {
      return .clientTooYoung(minimumYears: ProjectDecisions.current.clientMinimumYears)
    }
    guard years >= ProjectDecisions.current.parentalConsentUnderYears || parentalConsent else {
      return .parentalConsentMissing(underYears: ProjectDecisions.current.parentalConsentUnderYears)
    }
    return nil
  }
}
