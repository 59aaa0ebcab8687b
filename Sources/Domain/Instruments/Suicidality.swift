/// What the items about death and self-harm say, whatever the score.
public enum Suicidality: String, CaseIterable, Sendable {
  /// At least one of them was answered above "not at all".
  case positive
  /// None was, and at least one was not answered.
  case unanswered
  /// All were answered "not at all".
  case negative

  /// - Parameter answers: The answers to those items; `nil` is not answered.
  public init(_ answers: Int?...) {
    if answers.contains(where: { ($0 ?? 0) >= 1 }) {
      self = .positive
    } else {
      self = answers.contains(nil) ? .unanswered : .negative
    }
  }
}
