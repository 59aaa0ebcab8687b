import Dispatch
import Threads

/// Where writes wait for the writer's thread. Bounded: it refuses rather than grows.
final class WriteQueue: Sendable {
  private struct State {
    var jobs: [WriteJob] = []
    var auditBuffers: [AuditBuffer] = []
    /// Who waits until the traces of destroyed dossiers have been overwritten.
    var waitForOverwriting: [@Sendable () -> Void] = []
    /// Traces were left for whose overwriting nobody waits.
    var areTracesLeft = false
    /// When records of reads that wait must be committed at the latest; `nil` when none wait.
    var auditDueAt: DispatchTime?
    /// The writer's thread sleeps, and must be woken.
    var writerSleeps = false
    var isDown = false
    var isStopping = false
    var statistics = Writer.Statistics()
  }

  let changes = ChangeCount()
  private let state = Guarded(State())
  private let wakeup = DispatchSemaphore(value: 0)
  private let limits: Writer.Limits

  init(limits: Writer.Limits) {
    self.limits = limits
  }

  // For all threads.

  func add(_ job: WriteJob) {
    let refusal: WriteFailure? = withState { state in
      if state.isStopping { return .stopping }
      if state.isDown { return .unavailable }
      if state.jobs.count >= limits.queueMax { return .overloaded }
      state.jobs.append(job)
      return nil
    }
    if let refusal { job.fail(refusal) }
  }

  func overwriteTraces(_ completion: @escaping @Sendable () -> Void) {
    let isTaken = withState { state in
      if state.isStopping || state.isDown { return false }
      state.waitForOverwriting.append(completion)
      return true
    }
    if !isTaken { completion() }  // it is done when the database is opened again
  }

  func noteTraces() {
    withState { $0.areTracesLeft = true }
  }

  func addBuffer() -> AuditBuffer {
    let buffer = AuditBuffer(queue: self, limits: limits)
    state.withLock { $0.auditBuffers.append(buffer) }
    return buffer
  }

  /// A buffer has its first event, or so many that it can wait no longer.
  func auditWaits(urgently: Bool) {
    let now = DispatchTime.now()
    let dueAt = urgently ? now : now + limits.auditDelay.seconds
    withState { state in
      if state.auditDueAt.map({ dueAt < $0 }) ?? true { state.auditDueAt = dueAt }
    }
  }

  func stop() {
    withState { $0.isStopping = true }
  }

  var isAvailable: Bool { state.withLock { !$0.isDown && !$0.isStopping } }
  var statistics: Writer.Statistics { state.withLock { $0.statistics } }

  /// Changes the state, and wakes the writer's thread when it sleeps.
  private func withState<Value>(_ change: (inout State) -> sending Value) -> sending Value {
    let (value, wasAsleep) = state.withLock { state in
      let value = change(&state)
      defer { state.writerSleeps = false }
      return (value, state.writerSleeps)
    }
    if wasAsleep { wakeup.signal() }
    return value
  }

  // For the writer's thread.

  /// What the writer's thread is to do next.
  enum Next {
    /// These writes (none when only records of reads are due), and with them what waits in these buffers.
    case commit([WriteJob], [AuditBuffer])
    /// Traces of destroyed dossiers, and who waits until they have been overwritten.
    case overwriteTraces([@Sendable () -> Void])
    /// Traces were left that nobody waits for.
    case tracesLeft
    /// Nothing is due.
    case idle
    /// No write waits, and none will come. What waits in these buffers is the last.
    case stop([AuditBuffer])
  }

  /// Sleeps until something is due.
  /// - Parameter delay: Come back `idle` when nothing was due for so long.
  func next(orIdleAfter delay: Duration? = nil) -> Next {
    let idleAt = delay.map { delay in DispatchTime.now() + delay.seconds }
    while true {
      switch state.withLock({ state in look(&state, idleAt) }) {
      case .found(let next): return next
      case .sleep(until: let time?): _ = wakeup.wait(timeout: time)
      case .sleep(until: nil): wakeup.wait()
      }
    }
  }

  private enum Look {
    case found(Next)
    /// Nothing is due before this time, or ever.
    case sleep(until: DispatchTime?)
  }

  private func look(_ state: inout State, _ idleAt: DispatchTime?) -> Look {
    let now = DispatchTime.now()
    if !state.waitForOverwriting.isEmpty {
      defer { state.waitForOverwriting = [] }
      return .found(.overwriteTraces(state.waitForOverwriting))
    }
    if state.areTracesLeft {
      state.areTracesLeft = false
      return .found(.tracesLeft)
    }
    if !state.jobs.isEmpty || state.auditDueAt.map({ $0 <= now }) ?? false {
      var batch: [WriteJob] = []
      if state.jobs.count <= limits.batchMax {
        swap(&batch, &state.jobs)
      } else {
        batch = Array(state.jobs.prefix(limits.batchMax))
        state.jobs.removeFirst(batch.count)
      }
      state.auditDueAt = nil
      return .found(.commit(batch, state.auditBuffers))
    }
    if state.isStopping { return .found(.stop(state.auditBuffers)) }
    if let idleAt, idleAt <= now { return .found(.idle) }
    state.writerSleeps = true
    guard let idleAt, let dueAt = state.auditDueAt else { return .sleep(until: idleAt ?? state.auditDueAt) }
    return .sleep(until: min(idleAt, dueAt))
  }

  /// Lets writes in again, or turns away those that wait and all that come.
  func setDown(_ isDown: Bool) {
    let (refused, waiting): ([WriteJob], [@Sendable () -> Void]) = state.withLock { state in
      state.isDown = isDown
      guard isDown else {
        state.auditDueAt = .now()
        return ([], [])
      }
      defer { (state.jobs, state.waitForOverwriting) = ([], []) }
      return (state.jobs, state.waitForOverwriting)
    }
    for job in refused { job.fail(.unavailable) }
    for completion in waiting { completion() }
  }

  /// Sleeps, but not past a call to stop.
  /// - Returns: `true` when the writer is to stop.
  func pause(_ duration: Duration) -> Bool {
    let deadline = DispatchTime.now() + duration.seconds
    while true {
      let isStopping = state.withLock { state in
        state.writerSleeps = !state.isStopping
        return state.isStopping
      }
      if isStopping { return true }
      if wakeup.wait(timeout: deadline) == .timedOut {
        return state.withLock { state in
          // A signal that came in this moment is taken by the next wait, which then looks once too often.
          state.writerSleeps = false
          return state.isStopping
        }
      }
    }
  }

  var auditBuffers: [AuditBuffer] { state.withLock { $0.auditBuffers } }

  /// Lets the buffers go, which hold this queue as it holds them.
  func forgetBuffers() {
    state.withLock { $0.auditBuffers = [] }
  }

  func count(_ change: (inout Writer.Statistics) -> Void) {
    state.withLock { change(&$0.statistics) }
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
