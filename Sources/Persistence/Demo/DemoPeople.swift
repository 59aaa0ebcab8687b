internal import Domain

/// The referrers and practitioners of the demo. Their ids are fixed, so that sowing twice finds them again.
struct DemoPeople {
  let referrers: [Referrer]
  /// The last gives no module: it stands in for others, and its registration ends soon.
  let practitioners: [Practitioner]
  /// Days on which practitioners are away: past, cancelled, and to come.
  let absences: [Absence]

  static let referrerIDs: [Referrer.ID] = (1...3).map { fixedID($0) }
  static let practitionerIDs: [Practitioner.ID] = (4...8).map { fixedID($0) }

  /// - Parameter anchor: When the cooperative was first sown.
  init(anchor: Instant) throws(TextFault) {
    referrers = [
      Self.referrer(
        0, anchor, .gp, try PersonName("A. Voorbeeld, huisarts"),
        try OrganisationName("Huisartsenpraktijk Voorbeeld"),
        agbCode: "01000001"),
      Self.referrer(
        1, anchor, .gp, try PersonName("B. Fictief, huisarts"),
        try OrganisationName("Huisartsenpraktijk Fictief"),
        agbCode: "01000002"),
      Self.referrer(
        2, anchor, .companyDoctor, try PersonName("C. Verzonnen, bedrijfsarts"),
        try OrganisationName("Arbodienst Verzonnen"), agbCode: "01000003"),
    ]
    let today = anchor.calendarDate()
    let validity = today.adding(years: -2)...today.adding(years: 4)
    practitioners = [
      Self.practitioner(
        0, anchor, try PersonName("D. Denkbeeld"), ["coach", "mindfulnessTrainer", "meaningCounsellor"],
        Registration(
          association: try OrganisationName("NOBCO"), number: try RegistrationNumber("DEMO-1"),
          validity: validity)),
      Self.practitioner(
        1, anchor, try PersonName("E. Bedenksel"), ["bodyTherapist", "breathTherapist"],
        Registration(
          association: try OrganisationName("RBCZ"), number: try RegistrationNumber("DEMO-2"),
          validity: validity)),
      Self.practitioner(
        2, anchor, try PersonName("F. Schijnbaar"), ["yogaTeacher", "vitalityCoach", "movementTrainer"],
        Registration(
          association: try OrganisationName("LVNT"), number: try RegistrationNumber("DEMO-3"),
          validity: validity)),
      Self.practitioner(
        3, anchor, try PersonName("G. Proefneming"),
        ["dietician", "creativeTherapist", "craniosacralTherapist"],
        Registration(
          association: try OrganisationName("RBCZ"), number: try RegistrationNumber("DEMO-4"),
          validity: validity)),
      Self.practitioner(
        4, anchor, try PersonName("H. Modelmens"), ["coach", "returnToWorkCoach"],
        Registration(
          association: try OrganisationName("NOBCO"), number: try RegistrationNumber("DEMO-5"),
          validity: today.adding(years: -2)...today.adding(days: 30))),
    ]
    absences = [(0, -60, -47, nil), (1, 5, 12, nil), (2, 20, 26, anchor)].enumerated().map { index, entry in
      let (practitioner, first, last, cancelledAt): (Int, Int, Int, Instant?) = entry
      return Absence(
        id: Self.fixedID(20 + index), version: 1, createdAt: anchor, updatedAt: anchor,
        practitionerID: Self.practitionerIDs[practitioner],
        days: today.adding(days: first)...today.adding(days: last), cancelledAt: cancelledAt)
    }
  }

  private static func fixedID<Named>(_ number: Int) -> Identifier<Named> {
    Identifier(unixMilliseconds: 1_767_225_600_000, randomBits: (0xDE0, UInt64(number)))  // 2026-01-01
  }

  private static func referrer(
    _ index: Int, _ anchor: Instant, _ kind: Referrer.Kind, _ name: PersonName,
    _ organisation: OrganisationName,
    agbCode: String
  ) -> Referrer {
    Referrer(
      id: referrerIDs[index], version: 1, createdAt: anchor, updatedAt: anchor,
      details: Referrer.Details(
        kind: kind, name: name, organisation: organisation, agbCode: AGB(agbCode),
        email: EmailAddress("referrer\(index)@example.org"), phone: PhoneNumber("+31 70 000 000\(index)"),
        secureMailAddress: EmailAddress("referrer\(index)@secure.example.org")))
  }

  private static func practitioner(
    _ index: Int, _ anchor: Instant, _ name: PersonName, _ disciplines: [String], _ registration: Registration
  ) -> Practitioner {
    Practitioner(
      id: practitionerIDs[index], version: 1, createdAt: anchor, updatedAt: anchor,
      details: Practitioner.Details(
        name: name, disciplines: disciplines.compactMap { CodeWord($0) }, registrations: [registration],
        agbCode: AGB("9000000\(index + 1)"), email: EmailAddress("practitioner\(index)@example.org"),
        phone: PhoneNumber("+31 70 000 010\(index)")))
  }
}
