/// Answers of the batch under way that have left before its commit. There are none, but where a test asks for that
/// mistake: no release build can make it.
final class EarlyAnswers {
  var count = 0

  /// Lets the newest answer leave, if that is asked for.
  func send(_ limits: Writer.Limits, _ answers: inout [@Sendable () -> Void]) {
    #if DEBUG
      guard limits.answersBeforeCommit, let answer = answers.popLast() else { return }
      answer()
      count += 1
    #endif
  }
}
