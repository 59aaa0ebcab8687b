import Domain

extension Documentation {
  static let postGoal = Documentation(
    .treatmentPlans, "Add a goal", "Adds a goal to a plan, as the last.", body: .goal, answer: .record(.goal),
    conflicts: changing + [.planFull])

  static let listGoals = Documentation(
    .treatmentPlans, "List a plan's goals", "All goals, in their order in the plan; on one page.",
    answer: .list(of: .goal))

  static let getGoal = Documentation(
    .treatmentPlans, "Read a goal", "One goal, with the ETag that a change of it needs.",
    answer: .record(.goal))

  static let putGoal = Documentation(
    .treatmentPlans, "Replace a goal",
    "Says one goal anew. Who changes another goal at the same time is not in the way.", body: .goal,
    answer: .record(.goal), conflicts: changing)

  static let patchGoal = Documentation(
    .treatmentPlans, "Change a goal", "A merge-patch: what it names is replaced; `null` removes.",
    body: .goal,
    answer: .record(.goal), conflicts: changing)

  static let deleteGoal = Documentation(
    .treatmentPlans, "Remove a goal",
    """
    Takes a goal out of the plan; earlier versions keep it. One on which somebody has noted progress stays: give it the \
    status `dropped`.
    """,
    answer: .nothing, conflicts: changing + [.goalHasNotes])

  static let postProgressNote = Documentation(
    .treatmentPlans, "Note progress",
    """
    Adds a note to a goal, by the caller and at this moment. It needs no If-Match and changes no version: any number of \
    people may note at once. Notes are never changed; whoever was wrong adds another.
    """,
    body: .progressNote, answer: .record(.progressNote), conflicts: [.planClosed])

  static let listProgressNotes = Documentation(
    .treatmentPlans, "List a goal's progress notes", "In the order in which they were written.",
    answer: .list(of: .progressNote))

  static let getProgressNote = Documentation(
    .treatmentPlans, "Read a progress note", "One note.", answer: .record(.progressNote))

  static let postIntervention = Documentation(
    .treatmentPlans, "Add an intervention", "Adds an intervention to a plan, as the last.",
    body: .intervention, answer: .record(.intervention), conflicts: [.planClosed, .planFull])

  static let listInterventions = Documentation(
    .treatmentPlans, "List a plan's interventions",
    "All interventions, in their order in the plan; on one page.",
    answer: .list(of: .intervention))

  static let getIntervention = Documentation(
    .treatmentPlans, "Read an intervention", "One intervention, with the ETag that a change of it needs.",
    answer: .record(.intervention))

  static let putIntervention = Documentation(
    .treatmentPlans, "Replace an intervention", "Says one intervention anew.", body: .intervention,
    answer: .record(.intervention), conflicts: [.planClosed])

  static let patchIntervention = Documentation(
    .treatmentPlans, "Change an intervention", "A merge-patch: what it names is replaced; `null` removes.",
    body: .intervention, answer: .record(.intervention), conflicts: [.planClosed])

  static let deleteIntervention = Documentation(
    .treatmentPlans, "Remove an intervention",
    "Takes an intervention out of the plan; earlier versions keep it.", answer: .nothing,
    conflicts: [.planClosed])
}

extension Schema {
  private static let goalAbout =
    "What a client wants to reach. In a draft it may still lack what makes it SMART."
  private static let interventionAbout = "One module of the package, as one practitioner gives it."

  fileprivate static let goal = object(
    "Goal", sentAs: "GoalDetails", about: goalAbout, recordMembers + goalMembers)

  fileprivate static let intervention = object(
    "Intervention", sentAs: "InterventionDetails", about: interventionAbout,
    recordMembers + interventionMembers)

  /// A goal within a plan: a PUT says by its id which one it is.
  static func plannedGoal(isNew: Bool) -> Schema {
    object(
      "Goal", sentAs: isNew ? "GoalDetails" : "PlannedGoal", about: goalAbout,
      (isNew ? recordMembers : partMembers) + goalMembers)
  }

  /// An intervention within a plan: a PUT says by its id which one it is.
  static func plannedIntervention(isNew: Bool) -> Schema {
    object(
      "Intervention", sentAs: isNew ? "InterventionDetails" : "PlannedIntervention", about: interventionAbout,
      (isNew ? recordMembers : partMembers) + interventionMembers)
  }

  /// What a record within another begins with.
  private static let partMembers: [Member] =
    recordMembers + [.sentOnly("id", id("Which of those that the plan has; absent for a new one."))]

  private static let goalMembers: [Member] = [
    .required(
      "text", prose(GoalText.self, "In the client's words where that can be.", example: "Ik slaap weer door.")
    ),
    .optional(
      "dimension",
      words("SpinnenwebDimension", SpinnenwebDimension.self).showing("lichaamsfuncties")),
    .optional("measure", line(GoalMark.self, "How progress is seen.", example: "uren slaap per nacht")),
    .optional("baseline", line(GoalMark.self, "Where it begins, by that measure.", example: "5")),
    .optional("target", line(GoalMark.self, "Where it should end, by that measure.", example: "7")),
    .optional("dueDate", date("By when.", example: "2027-01-15")),
    .defaults("status", words("GoalStatus", Goal.Status.self, "What became of a goal."), to: "open"),
  ]

  private static let interventionMembers: [Member] = [
    .required("module", codeWord.meaning("The code of a package's module.").showing("bodyOrientedTherapy")),
    .optional("practitionerId", id("Who gives it.")),
    .optional("sessionsPlanned", whole(SessionCount.self, "How many sessions are meant.", example: 6)),
    .optional("note", prose(Note.self, example: "Begint met rustoefeningen.")),
  ]

  static let progressNote = object(
    "ProgressNote", sentAs: "NewProgressNote", about: "What somebody saw of the progress towards a goal.",
    recordMembers + [
      .shownOnly("goalId", id("The goal.")),
      .shownOnly("author", author),
      .required("text", prose(ProgressText.self, example: "Slaapt drie nachten per week zeven uur.")),
    ])
}
