extension Findings {
  /// Whether what was found raises a flag of `kind`.
  func raises(_ kind: Flag.Kind, _ decisions: ProjectDecisions) -> Bool {
    switch kind {
    case .acuteDanger: observations.acuteDanger == true
    case .suicidality: suicidality == .positive
    case .psychosisMania: observations.psychosisOrMania == true
    case .depressionSevere: reaches(phq9Total, decisions.depressionSevereTotalMin)
    case .depressionProbable:
      !reaches(phq9Total, decisions.depressionSevereTotalMin)
        && (reaches(phq9Total, decisions.depressionProbableTotalMin)
          || reaches(depression, decisions.depressionProbableMin) || phq9Syndrome == .major)
    case .anxietyProbable: reaches(anxiety, decisions.anxietyProbableMin)
    case .somatisationHigh: reaches(somatisation, decisions.somatisationHighMin)
    case .substance: observations.substance == true
    case .suicidalityUnanswered: suicidality == .unanswered
    }
  }

  /// Of both instruments together: positive when either is, unanswered only when both are.
  private var suicidality: Suicidality {
    if phq9Suicidality == .positive || fourDklSuicidality == .positive { return .positive }
    return phq9Suicidality == .unanswered && fourDklSuicidality == .unanswered ? .unanswered : .negative
  }
}

/// Whether a score is known and at least `minimum`.
func reaches(_ score: Int?, _ minimum: Int) -> Bool {
  guard let score else { return false }
  return score >= minimum
}
