import Foundation
import Testing

/// Waits until `condition` holds, for at most ten seconds: a test that would hang fails instead.
func eventually(
  _ condition: () throws -> Bool, sourceLocation: SourceLocation = #_sourceLocation
) rethrows {
  let deadline = ContinuousClock.now + .seconds(10)
  while try !condition() {
    guard ContinuousClock.now < deadline else {
      Issue.record("it did not come to pass", sourceLocation: sourceLocation)
      return
    }
    usleep(500)
  }
}
