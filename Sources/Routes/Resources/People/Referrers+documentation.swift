import Domain

extension Documentation {
  static let postReferrer = Documentation(
    .referrers, "Add a referrer", "Whoever may send clients from now on.", body: .referrer(isNew: true),
    answer: .record(.referrer()))

  static let listReferrers = Documentation(
    .referrers, "List referrers", "All referrers for a coordinator; a referrer sees itself.",
    answer: .list(of: .referrer()))

  static let getReferrer = Documentation(
    .referrers, "Read a referrer", "One referrer.", answer: .record(.referrer()))

  static let putReferrer = Documentation(
    .referrers, "Replace a referrer", "Says anew all that may be said of it.", body: .referrer(),
    answer: .record(.referrer()))

  static let patchReferrer = Documentation(
    .referrers, "Change a referrer", "A merge-patch: what it names is replaced, `null` removes.",
    body: .referrer(), answer: .record(.referrer()))
}

extension Schema {
  /// A referrer.
  /// - Parameter isNew: whether it is active unless the body says no; later a body has to say so.
  fileprivate static func referrer(isNew: Bool = false) -> Schema {
    object(
      "Referrer", sentAs: isNew ? "NewReferrer" : "ReferrerDetails", about: "Who sends clients.",
      recordMembers + [
        .required("kind", referrerKind),
        .required("name", line(PersonName.self, example: "Dr. Voorbeeld")),
        .optional("organisation", line(OrganisationName.self, example: "Praktijk Voorbeeld")),
        .optional("agbCode", agbCode),
        .optional("email", email),
        .optional("phone", phone),
        .optional("secureMailAddress", email.meaning("For secure mail (NTA 7516).")),
        active("Whether it may send intakes.", isNew: isNew),
      ])
  }

  static func active(_ description: String, isNew: Bool) -> Member {
    isNew ? .defaults("active", boolean(description), to: true) : .required("active", boolean(description))
  }

  static let referrerKind = words("ReferrerKind", Referrer.Kind.self, "Kinds of referrers.")
}
