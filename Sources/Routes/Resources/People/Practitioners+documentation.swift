import Domain

extension Documentation {
  static let postPractitioner = Documentation(
    .practitioners, "Add a practitioner", "Whoever may treat clients from now on.",
    body: .practitioner(isNew: true), answer: .record(.practitioner()))

  static let listPractitioners = Documentation(
    .practitioners, "List practitioners", "All practitioners, in the order in which they came.",
    answer: .list(of: .practitioner()))

  static let getPractitioner = Documentation(
    .practitioners, "Read a practitioner", "One practitioner.", answer: .record(.practitioner()))

  static let putPractitioner = Documentation(
    .practitioners, "Replace a practitioner", "Says anew all that may be said of it.", body: .practitioner(),
    answer: .record(.practitioner()))

  static let patchPractitioner = Documentation(
    .practitioners, "Change a practitioner",
    "A merge-patch: what it names is replaced, lists as a whole; `null` removes.", body: .practitioner(),
    answer: .record(.practitioner()))
}

extension QueryParameter {
  static let registrationExpiresBefore = QueryParameter(
    "registrationExpiresBefore", .date(example: "2027-01-01"),
    "Only those without a registration, or with one at some association that has ended by this day and not been renewed."
  )
}

extension Schema {
  /// A practitioner.
  /// - Parameter isNew: whether it is active unless the body says no; later a body has to say so.
  fileprivate static func practitioner(isNew: Bool = false) -> Schema {
    object(
      "Practitioner", sentAs: isNew ? "NewPractitioner" : "PractitionerDetails", about: "Who treats clients.",
      recordMembers + [
        .required("name", line(PersonName.self, example: "Coach Voorbeeld")),
        .required(
          "disciplines",
          set(
            of: discipline, 1...Limits.disciplinesMax, "What it does, each once. An open list; see `/codes`.")
        ),
        .defaults("registrations", array(of: registration, 0...Limits.registrationsMax), to: []),
        .optional("agbCode", agbCode.showing("90012345")),
        .optional("email", email),
        .optional("phone", phone),
        active("Whether it works here: may be given new work, and opens what its tokens open.", isNew: isNew),
      ])
  }

  static let discipline = codeWord

  private static let registration = object(
    "Registration", sentAs: "NewRegistration", about: "An entry in the register of a profession, each once.",
    [
      .required("association", line(OrganisationName.self, example: "RBCZ")),
      .required("number", line(RegistrationNumber.self, example: "910001")),
      .optional("category", line(RegistrationCategory.self, example: "complementair")),
      .required("validFrom", date("The first day on which it holds.", example: "2024-01-01")),
      .required("validUntil", date("The last day on which it holds.", example: "2028-12-31")),
    ])
}
