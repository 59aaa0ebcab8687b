/// How high a 4DKL scale's score is.
public enum Band: String, CaseIterable, Sendable {
  /// Niet verhoogd.
  case low
  /// Matig verhoogd.
  case moderate
  /// Sterk verhoogd.
  case high
}
