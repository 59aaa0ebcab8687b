import Domain

extension Documentation {
  static let postTreatmentPlan = Documentation(
    .treatmentPlans, "Draft a treatment plan",
    """
    Begins the plan of an enrolment that has none, or whose plan is closed. Acceptance of an intake makes one by itself. \
    `evaluations`, `goals` and `interventions` that are left out are those of the package's template: its modules, an \
    evaluation halfway and one at the end, and a goal for the dimension that the intake's Spinnenweb shows lowest, to be \
    completed. An empty list is none.
    """,
    body: .treatmentPlan(isNew: true), answer: .record(.treatmentPlan()),
    conflicts: [.planExists, .enrolmentEnded])

  static let listTreatmentPlans = Documentation(
    .treatmentPlans, "List treatment plans",
    "The plans of the clients that the caller may see, whole, in the order in which they were drafted.",
    answer: .list(of: .treatmentPlan()))

  static let getTreatmentPlan = Documentation(
    .treatmentPlans, "Read a treatment plan",
    "One plan with its goals and interventions. Progress notes are read goal by goal.",
    answer: .record(.treatmentPlan()))

  static let putTreatmentPlan = Documentation(
    .treatmentPlans, "Replace a treatment plan",
    """
    Says the whole plan anew. A goal or intervention with an `id` is the one that the plan has, and stays in its version \
    when nothing in it changes; one without is new; one that is left out is removed, unless somebody has noted progress \
    on it (409): give such a goal the status `dropped`. The order of the lists is kept. A change ends the signature. An \
    active plan may not lack anything afterwards.
    """,
    body: .treatmentPlan(), bodyExample: .planExample, answer: .record(.treatmentPlan()),
    conflicts: changing + [.goalHasNotes])

  static let patchTreatmentPlan = Documentation(
    .treatmentPlans, "Change a treatment plan",
    """
    A merge-patch: what it names is replaced, lists as a whole, and what comes of it is judged as a PUT would be. Who \
    changes one goal or one intervention does so at its own address, and stands in nobody's way.
    """,
    body: .treatmentPlan(), bodyExample: ["agreements": "Elke week een uur buiten."],
    answer: .record(.treatmentPlan()), conflicts: changing + [.goalHasNotes])

  static let activateTreatmentPlan = Documentation(
    .treatmentPlans, "Activate a treatment plan",
    """
    From draft to active. Every goal needs `measure`, `target` and `dueDate`, unless it was dropped, and there must be a \
    goal at all: what is missing is named in `errors`, each by its place in the plan and the goal's id.
    """,
    answer: .record(.treatmentPlan()), conflicts: [.planNotDraft, .planIncomplete, .planClosed])

  static let signTreatmentPlan = Documentation(
    .treatmentPlans, "Sign a treatment plan",
    """
    The caller, by name, stands for the version that it names: the one that it has read. Another than the present one is \
    412. The signature stays through `_activate` and `_close`, and ends with every change of what was signed; the \
    versions keep it.
    """,
    body: .planSigning, answer: .record(.treatmentPlan()), conflicts: [.planIncomplete, .planClosed],
    namesVersion: true)

  static let closeTreatmentPlan = Documentation(
    .treatmentPlans, "Close a treatment plan",
    "From active to closed. From then on nothing in it changes, and nothing is added.",
    answer: .record(.treatmentPlan()), conflicts: [.planNotActive, .planClosed])

  static let listTreatmentPlanVersions = Documentation(
    .treatmentPlans, "List a plan's versions",
    "Who made which version when, the oldest first; the last is the present one.",
    answer: .list(of: .planVersion))

  static let getTreatmentPlanVersion = Documentation(
    .treatmentPlans, "Read a version of a plan", "The plan as it was shown in that version.",
    answer: .record(.treatmentPlan()))

  static let getTreatmentPlanChanges = Documentation(
    .treatmentPlans, "Compare two versions of a plan",
    """
    What is different in this version from `since`, member by member. Goals and interventions are told apart by their \
    ids; that they stand in another order is no difference. `version` and `updatedAt` are left out.
    """,
    answer: .value(.planChanges))

  /// What may stand in the way of every change in a plan.
  static let changing: [ProblemKind] = [.planIncomplete, .planClosed]
}

extension QueryParameter {
  static let planClientID = QueryParameter("clientId", .id(), "Only plans of this client.")
  static let planEnrolmentID = QueryParameter("enrolmentId", .id(), "Only plans of this enrolment.")
  static let planStatus = QueryParameter("status", .planStatus, "Only plans that stand so.")
  static let since = QueryParameter(
    "since", .versionNumber, "The version to compare with; the one before where nothing is said.")
}

extension JSONTree {
  /// A plan that could be active.
  fileprivate static let planExample: JSONTree = [
    "agreements": "Elke week een uur buiten; werkmail alleen op kantoor.",
    "evaluations": [
      ["on": "2026-12-18", "kind": "midway"], ["on": "2027-01-15", "kind": "end"],
    ],
    "goals": [
      [
        "text": "Ik slaap weer door.", "dimension": "lichaamsfuncties", "measure": "uren slaap per nacht",
        "baseline": "5", "target": "7", "dueDate": "2027-01-15", "status": "open",
      ]
    ],
    "interventions": [
      ["module": "bodyOrientedTherapy", "practitionerId": nil, "sessionsPlanned": 6, "note": nil]
    ],
  ]
}

extension Schema {
  static let planStatus = words("TreatmentPlanStatus", TreatmentPlan.Status.self, "Where a plan stands.")
  private static let authorRole = words("AuthorRole", Author.Role.self, "In which role somebody wrote.")

  /// A plan.
  /// - Parameter isNew: whether it is sent to begin one.
  static func treatmentPlan(isNew: Bool = false) -> Schema {
    let evaluations = array(of: evaluation, 0...Limits.evaluationsMax, "By day; each kind once on a day.")
    let goals = array(of: plannedGoal(isNew: isNew), 0...Limits.goalsMax, "In the order that people give.")
    let interventions = array(
      of: plannedIntervention(isNew: isNew), 0...Limits.interventionsMax, "In the order that people give.")
    let enrolmentID = id("Whose plan it is.")
    return object(
      "TreatmentPlan", sentAs: isNew ? "NewTreatmentPlan" : "TreatmentPlanDetails",
      about: "What a client and its practitioners want to reach in one enrolment, and how.",
      recordMembers + [
        .shownOnly("clientId", id("The enrolment's client.")),
        isNew ? .required("enrolmentId", enrolmentID) : .shownOnly("enrolmentId", enrolmentID),
        .shownOnly("status", planStatus.showing("active")),
        .optional(
          "agreements",
          prose(
            Agreements.self, "What was agreed with the client.",
            example: "Elke week een uur buiten; werkmail alleen op kantoor.")),
        isNew ? .optional("evaluations", evaluations) : .defaults("evaluations", evaluations, to: []),
        isNew ? .optional("goals", goals) : .defaults("goals", goals, to: []),
        isNew ? .optional("interventions", interventions) : .defaults("interventions", interventions, to: []),
        .shownOnly(
          "signedBy",
          signature.meaning("`null` when nobody has, and when what was signed has changed.").orNull),
      ])
  }

  static let evaluationKind = words("EvaluationKind", Evaluation.Kind.self)

  private static let evaluation = object(
    "Evaluation", about: "A day on which the client and its practitioners look back.",
    [
      .required("on", date("The day.", example: "2026-12-18")),
      .required("kind", evaluationKind.showing("midway")),
    ])

  private static let signature = object(
    "PlanSignature", about: "Who stands for a plan.",
    authorMembers + [
      .shownOnly("signedAt", moment("When.")),
      .shownOnly("version", versionNumber.meaning("The version that was read and signed.")),
    ])

  static let author = object("Author", about: "Who wrote it, by the name of that day.", authorMembers)

  private static let authorMembers: [Member] = [
    .shownOnly("role", authorRole),
    .shownOnly("practitionerId", id("`null` for a coordinator.").orNull),
    .shownOnly(
      "name", line(PersonName.self, "The practitioner's, or the token's.", example: "Coach Voorbeeld")),
  ]

  fileprivate static let planSigning = object(
    "PlanSigning",
    [.sentOnly("version", versionNumber.meaning("The version that was read."), isRequired: true)])

  fileprivate static let planVersion = object(
    "TreatmentPlanVersion", about: "One version of a plan, without what is in it.",
    [
      .shownOnly("version", versionNumber),
      .shownOnly("at", moment("When it was made.")),
      .shownOnly(
        "changedBy", author.meaning("Who made it; `null` when nobody in particular did.").orNull),
      .shownOnly("status", planStatus.showing("draft")),
    ])

  fileprivate static let planChanges = object(
    "TreatmentPlanChanges",
    [
      .shownOnly("from", versionNumber), .shownOnly("to", versionNumber),
      .shownOnly("changes", array(of: planChange, 0...changesMax)),
    ])

  private static let planChange = object(
    "TreatmentPlanChange", about: "One member that is different.",
    [
      .shownOnly("change", words("ChangeKind", JSONDifference.Kind.self).showing("changed")),
      .shownOnly(
        "location",
        text(
          """
          A JSON pointer into the version `to`; of what was removed into the version `from`.
          """, example: "#/goals/0/target")),
      .shownOnly("id", id("The goal or intervention in which it is.").orNull),
      .shownOnly("before", Schema(.anything, "`null` also for what was added.", example: "7")),
      .shownOnly("after", Schema(.anything, "`null` also for what was removed.", example: "7½")),
    ])

  /// Only a bound for readers of the document.
  private static let changesMax = 10_000
}
