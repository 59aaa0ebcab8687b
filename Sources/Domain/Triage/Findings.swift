/// What flags and proposal are drawn from. Anything may be unknown: then it is `nil`, or `unanswered`.
public struct Findings: Equatable, Sendable {
  /// 4DKL scores.
  public var distress: Int?
  public var depression: Int?
  public var anxiety: Int?
  public var somatisation: Int?
  /// From 4DKL items 33 and 46.
  public var fourDklSuicidality: Suicidality
  public var phq9Total: Int?
  public var phq9Syndrome: Phq9.Syndrome?
  /// From PHQ-9 item 9.
  public var phq9Suicidality: Suicidality
  public var observations: Observations
  public var sickLeave: SickLeave?

  /// - Parameters:
  ///   - fourDkl: `nil` when it was not filled in.
  ///   - phq9: `nil` when it was not filled in.
  public init(
    fourDkl: FourDkl.Scores? = nil, phq9: Phq9.Scores? = nil, observations: Observations = .unknown,
    sickLeave: SickLeave? = nil
  ) {
    distress = fourDkl?.distress.score
    depression = fourDkl?.depression.score
    anxiety = fourDkl?.anxiety.score
    somatisation = fourDkl?.somatisation.score
    fourDklSuicidality = fourDkl?.suicidality ?? .unanswered
    phq9Total = phq9?.total
    phq9Syndrome = phq9?.syndrome
    phq9Suicidality = phq9?.suicidality ?? .unanswered
    self.observations = observations
    self.sickLeave = sickLeave
  }
}
