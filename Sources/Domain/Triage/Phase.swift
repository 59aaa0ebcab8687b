/// The cooperative's packages. Not the course phases crisis, problem and solution, application of the NHG standard.
public enum Phase: Int, CaseIterable, Sendable {
  /// Four weeks.
  case one = 1
  /// Eight weeks.
  case two = 2
  /// Twelve to sixteen weeks.
  case three = 3
}
