internal import Synchronization

/// What all requests being received may hold together, beyond the first buffer of each connection.
final class ReceiveBudget: Sendable {
  private let bytesMax: Int
  private let bytesHeld = Atomic(0)

  init(bytesMax: Int) {
    self.bytesMax = bytesMax
  }

  /// - Returns: false, and nothing is charged, when there is no room for `bytes` more.
  func charge(_ bytes: Int) -> Bool {
    guard bytesHeld.add(bytes, ordering: .relaxed).newValue > bytesMax else { return true }
    refund(bytes)
    return false
  }

  func refund(_ bytes: Int) {
    bytesHeld.subtract(bytes, ordering: .relaxed)
  }
}
