/// Every number that this project chose itself, where the sources give none or disagree: one place, each with its reason.
/// What a source fixes stands with its rule. Another number is another `RuleVersion`, so that an old score can always be
/// explained by the rules of its day.
public struct ProjectDecisions: Sendable {
  // Clients.

  /// Youngest client, in full years on the day the intake is taken: the 4DKL has norms from 15 (Embloom; Datec).
  public var clientMinimumYears = 15
  /// Below this age a parent's consent goes with the client's own (art. 7:447 and 7:450 BW).
  public var parentalConsentUnderYears = 16

  // 4DKL: what the manual says of missing items could not be verified. A quarter of a scale, and 1 of 6, keeps the
  // prorated score within what the unanswered items could change.

  /// Most items that may be missing on a scale of sixteen.
  public var fourDklMissingMaxOf16 = 4
  /// Most items that may be missing on a scale of twelve.
  public var fourDklMissingMaxOf12 = 3
  /// Most items that may be missing on a scale of six.
  public var fourDklMissingMaxOf6 = 1

  // Spinnenweb: the tool's own way to a dimension's mark is not published; the mean is the plainest.

  /// Fewest of the seven statements that give a dimension its mark: more than half.
  public var spinnenwebAnsweredMin = 4

  // Flags and the proposed phase: no norm maps scores to this cooperative's packages. The cut-offs are those of the
  // instruments' own bands; depression is probable from the PHQ-9's "moderately severe" up.

  /// Distress, 4DKL, from which it is moderate.
  public var distressModerateMin = 11
  /// Distress, 4DKL, from which it is high.
  public var distressHighMin = 21
  /// PHQ-9 total from which depression is severe.
  public var depressionSevereTotalMin = 20
  /// PHQ-9 total from which depression is probable.
  public var depressionProbableTotalMin = 15
  /// 4DKL depression score from which depression is probable.
  public var depressionProbableMin = 6
  /// 4DKL anxiety score from which an anxiety disorder is probable.
  public var anxietyProbableMin = 10
  /// 4DKL somatisation score from which it is high.
  public var somatisationHighMin = 21
  /// Tension symptoms that make a stress complaint by themselves.
  public var stressTensionSymptomsMin = 1

  // Packages: the centre's plan.

  /// Weeks of a phase 1 package.
  public var phaseOneWeeks = 4...4
  /// Weeks of a phase 2 package.
  public var phaseTwoWeeks = 8...8
  /// Weeks of a phase 3 package.
  public var phaseThreeWeeks = 12...16

  // Aftercare: the follow-up measurement comes three months after the end.

  /// Days after the end of an enrolment on which its care team still has the dossier.
  public var aftercareDays = 120

  // Registrations: the formats and the reminders of the registers are not published.

  /// Days before a registration ends from which it stands on the worklist.
  public var registrationWarningDays = 60

  // Reports.

  /// Below so many answers a report shows no percentage, mean or target, as one answer could be recognised.
  public var suppressedBelowAnswers = 5
  /// Share of clients with a mark of 7 or more that the cooperative aims at, inclusive; the project's report states it
  /// without saying of what.
  public var satisfiedTargetPercent = 70

  /// The first set.
  public static let v1 = ProjectDecisions()
  /// What holds today.
  public static var current: ProjectDecisions { RuleVersion.current.decisions }
}
