import Threads

/// Where reads and refused reads wait for the writer, which takes them along with its next commit, and at the latest
/// when `Writer.Limits.auditDelay` has passed. One for each loop: its lock is then hardly ever contended.
public final class AuditBuffer: Sendable {
  private struct State {
    var events: [AuditEvent] = []
    /// Taken by the writer and not committed yet.
    var inFlight = 0
  }

  private let state = Guarded(State())
  private let queue: WriteQueue
  private let eventsMax: Int
  /// So many do not wait for the delay.
  private let eventsBeforeHurry: Int

  init(queue: WriteQueue, limits: Writer.Limits) {
    self.queue = queue
    eventsMax = limits.auditEventsMax
    eventsBeforeHurry = min(limits.auditBatchMax, limits.auditEventsMax)
  }

  /// Notes a read. To be called before its answer leaves.
  /// - Throws: `unavailable` when the writer could not take events for so long that no more fit. What cannot be noted may
  ///   not be shown.
  public func record(_ event: AuditEvent) throws(WriteFailure) {
    let count: Int? = state.withLock { state in
      guard state.events.count + state.inFlight < eventsMax else { return nil }
      state.events.append(event)
      return state.events.count
    }
    switch count {
    case nil: throw .unavailable
    case 1: queue.auditWaits(urgently: eventsBeforeHurry == 1)
    case eventsBeforeHurry: queue.auditWaits(urgently: true)
    default: break
    }
  }

  // For the writer's thread.

  /// Takes at most `countMax` events, the oldest first, until `settle` says what became of them.
  func take(_ countMax: Int) -> [AuditEvent] {
    state.withLock { state in
      var taken: [AuditEvent] = []
      if state.events.count <= countMax {
        swap(&taken, &state.events)
      } else {
        taken = Array(state.events.prefix(countMax))
        state.events.removeFirst(countMax)
      }
      state.inFlight = taken.count
      return taken
    }
  }

  /// - Parameter lost: What could not be committed, and waits again.
  /// - Returns: `true` when events wait.
  func settle(lost: [AuditEvent] = []) -> Bool {
    state.withLock { state in
      state.inFlight = 0
      state.events.insert(contentsOf: lost, at: 0)
      return !state.events.isEmpty
    }
  }

  var count: Int { state.withLock { $0.events.count } }
}
