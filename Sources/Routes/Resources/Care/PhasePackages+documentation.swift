import Domain

extension Documentation {
  static let listPhasePackages = Documentation(
    .phasePackages, "List the phase packages", "What the cooperative offers, one package for each phase.",
    answer: .list(of: .phasePackage))

  static let getPhasePackage = Documentation(
    .phasePackages, "Read a phase package", "One package with its modules.", answer: .record(.phasePackage))

  static let putPhasePackage = Documentation(
    .phasePackages, "Replace a phase package",
    """
    Says anew what is in a package. Treatment plans that were drafted from it keep what they have; sessions can be \
    planned for the modules that it has now.
    """,
    body: .phasePackage, answer: .record(.phasePackage))

  static let patchPhasePackage = Documentation(
    .phasePackages, "Change a phase package",
    "A merge-patch: what it names is replaced, the modules as a whole; `null` removes.", body: .phasePackage,
    answer: .record(.phasePackage))
}

extension Schema {
  fileprivate static let phasePackage = object(
    "PhasePackage", sentAs: "PhasePackageDetails", about: "What the cooperative offers in one phase.",
    recordMembers + [
      .shownOnly("phase", phase),
      .shownOnly(
        "weeks",
        object(
          "PackageWeeks", about: "How many weeks it may take.",
          [
            .shownOnly("minimum", integer(1...52, example: 8)),
            .shownOnly("maximum", integer(1...52, example: 8)),
          ])),
      .required("name", line(PackageName.self, example: "Fase 2: herstel")),
      .required("modules", array(of: careModule, 1...Limits.modulesMax, "Each code once.")),
      .optional("priceCents", cents("The price of the whole package.")),
    ])

  static let phase = numbers(
    "Phase", Phase.self, "1: four weeks; 2: eight weeks; 3: twelve to sixteen weeks.")

  /// An amount of money.
  static func cents(_ description: String) -> Schema {
    whole(Cents.self, description + " In euro cents.", example: 120_000)
  }

  private static let careModule = object(
    "CareModule", sentAs: "NewCareModule", about: "One part of a package.",
    [
      .required("code", codeWord.showing("actCoaching")),
      .required("name", line(ModuleName.self, example: "ACT-coaching")),
      .required("discipline", discipline.meaning("What whoever gives it has to be; see `/codes`.")),
      .defaults("optional", boolean("Whether it is given to some clients only.", example: false), to: false),
    ])
}
