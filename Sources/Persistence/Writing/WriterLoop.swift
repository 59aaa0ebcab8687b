import SQLite

/// What the writer's thread does. Lives on that thread, and so does the connection.
struct WriterLoop {
  let path: String
  let limits: Writer.Limits
  let queue: WriteQueue
  let report: @Sendable (Writer.Event) -> Void
  /// A sync has failed, and what was written then has not been written again since.
  private var hasUnsynced = false
  private let earlyAnswers = EarlyAnswers()
  /// How long the WAL was at the last checkpoint, in pages: the next one waits for enough that is new.
  var checkpointedPages = 0
  /// When traces of destroyed dossiers are to be looked for again; `nil` when there are none.
  var tracesDueAt: ContinuousClock.Instant? = .now
  /// When the end of the audit chain was last told, or the writer started.
  private var headToldAt = ContinuousClock.now

  init(
    path: String, limits: Writer.Limits, queue: WriteQueue, report: @escaping @Sendable (Writer.Event) -> Void
  ) {
    self.path = path
    self.limits = limits
    self.queue = queue
    self.report = report
  }

  /// Serves until it is stopped, over as many connections as the storage makes necessary.
  mutating func run() {
    defer { queue.forgetBuffers() }
    var reported: SQLiteError?
    var delay = limits.reopenDelayMin
    while true {
      do {
        let connection = try Connection(path: path, access: .write, busyTimeoutMilliseconds: 500)
        if reported != nil {
          if hasUnsynced {
            try connection.rewriteUnsynced()
            hasUnsynced = false
          }
          try probe(connection)
          reported = nil
          delay = limits.reopenDelayMin
          queue.setDown(false)
          // An erasure may have been kept that was refused, or was to be seen to when the storage failed.
          tracesDueAt = .now
          report(.recovered)
        }
        checkpointedPages = 0
        try serve(connection)
        return
      } catch {
        // The connection is closed by now. What waited with the failed batch is refused, and what comes too.
        queue.setDown(true)
        if error.isSyncFailure { hasUnsynced = true }
        if error != reported { report(.failed(error)) }
        reported = error
        if queue.pause(delay) {
          let lost = queue.auditBuffers.reduce(0) { count, buffer in count + buffer.count }
          if lost > 0 { report(.auditEventsLost(lost)) }
          return
        }
        delay = min(delay * 2, limits.reopenDelayMax)
      }
    }
  }

  /// Looks whether what is there can be built upon: the end of the audit chain holds, and a commit reaches the disk.
  private func probe(_ connection: Connection) throws(SQLiteError) {
    try connection.write { transaction throws(SQLiteError) in
      _ = try AuditChain.head(transaction.reading)
      try transaction.run("UPDATE schema_migration SET applied_at = applied_at WHERE version = 1")
    }
  }

  /// - Throws: When the storage failed. Returns when the writer is to stop and nothing waits any more.
  private mutating func serve(_ connection: Connection) throws(SQLiteError) {
    while true {
      if let due = tracesDueAt, due <= .now { try overwriteTraces(connection) }
      let isCheckpointDue = newLogPages(connection) >= limits.checkpointPagesWhenIdle
      let idleDelay =
        isCheckpointDue ? limits.idleDelay : tracesDueAt.map { ContinuousClock.now.duration(to: $0) }
      switch queue.next(orIdleAfter: idleDelay) {
      case .commit(let jobs, let buffers):
        try commit(jobs, buffers, on: connection)
        if ContinuousClock.now - headToldAt >= limits.auditHeadInterval { try tellHead(connection) }
        if newLogPages(connection) >= limits.checkpointPagesMax {
          try checkpoint(connection.logPages < limits.logPagesMax ? .passive : .restart, connection)
        }
      case .overwriteTraces(let completions):
        defer { for completion in completions { completion() } }
        try overwriteTraces(connection)
      case .tracesLeft: tracesDueAt = .now + limits.tracesDelay
      case .idle where isCheckpointDue:
        try checkpoint(.passive, connection)
      case .idle: break
      case .stop(let buffers):
        while buffers.contains(where: { $0.count > 0 }) { try commit([], buffers, on: connection) }
        try tellHead(connection)
        try checkpoint(.truncate, connection)
        return
      }
    }
  }

  /// Runs the jobs and commits them all, and with them the records of reads that wait; or none. The answers leave after
  /// the commit.
  /// - Throws: When the storage failed; all jobs have been refused then, and the records wait again.
  private func commit(
    _ jobs: [WriteJob], _ buffers: [AuditBuffer], on connection: Connection
  ) throws(SQLiteError) {
    let records = buffers.map { buffer in buffer.take(limits.auditBatchMax) }
    let recordCount = records.reduce(0) { count, events in count + events.count }
    if jobs.isEmpty && recordCount == 0 { return }
    var outcome = Outcome()
    earlyAnswers.count = 0
    do {
      if let first = try run(jobs, records, each: .bare, on: connection) {
        outcome = first
      } else if let second = try run(jobs, records, each: .inSavepoint, on: connection) {
        outcome = second
      }
    } catch {
      queue.setDown(true)  // before anybody is told, and asks whether it is so
      queue.count { $0.failedBatches += 1 }
      for (buffer, events) in zip(buffers, records) { _ = buffer.settle(lost: events) }
      for job in jobs.dropFirst(earlyAnswers.count) { job.fail(.unavailable) }
      throw error
    }
    if !jobs.isEmpty { queue.changes.add() }
    let isMoreWaiting = buffers.reduce(false) { waits, buffer in buffer.settle() || waits }
    queue.count { statistics in
      statistics.commits += 1
      statistics.writes += jobs.count - outcome.threw
      statistics.auditEvents += recordCount
      statistics.largestBatch = max(statistics.largestBatch, jobs.count)
    }
    for answer in outcome.answers { answer() }
    if isMoreWaiting { queue.auditWaits(urgently: recordCount >= limits.auditBatchMax) }
  }

  /// Tells where the audit chain ends, so that it is written down elsewhere too.
  private mutating func tellHead(_ connection: Connection) throws(SQLiteError) {
    let head = try connection.read { transaction throws(SQLiteError) in try AuditChain.head(transaction) }
    headToldAt = .now
    if head.seq > 0 { report(.auditHead(head)) }
  }

  /// What became of a batch that was committed.
  private struct Outcome {
    var answers: [@Sendable () -> Void] = []
    var threw = 0
  }

  /// How a job is kept from its neighbours. A savepoint has SQLite keep every page as it was before, a tenth of the
  /// cost of a post, and hardly any job throws once it has changed something: so the savepoints come with the second
  /// try.
  private enum Isolation {
    case bare
    case inSavepoint
  }

  /// Runs the jobs in one transaction and commits it.
  /// - Returns: `nil` when a bare job threw after it had changed something: nothing has been kept then.
  /// - Throws: When the storage failed.
  private func run(
    _ jobs: [WriteJob], _ records: [[AuditEvent]], each isolation: Isolation, on connection: Connection
  ) throws(SQLiteError) -> Outcome? {
    var outcome = Outcome()
    outcome.answers.reserveCapacity(jobs.count)
    var leftTraces = false
    do {
      try connection.write { transaction throws(SQLiteError) in
        for job in jobs {
          let changes = transaction.changeCount
          do {
            let answer =
              switch isolation {
              case .bare: try job.perform(transaction)
              case .inSavepoint: try transaction.savepoint(job.perform)
              }
            outcome.answers.append(answer)
            earlyAnswers.send(limits, &outcome.answers)
          } catch {
            outcome.threw += 1
            outcome.answers.append { job.fail(.threw(error)) }
            leftTraces = isolation == .bare && transaction.changeCount != changes
          }
          // Whatever the job made of it: on a failing disk nothing of the batch can be promised.
          if let failure = connection.storageFailure { throw failure }
          guard transaction.isOpen, !leftTraces else { throw .transactionEnded }
        }
        for events in records { try AuditChain.append(events, to: transaction) }
      }
    } catch {
      if leftTraces && connection.storageFailure == nil { return nil }
      throw error
    }
    return outcome
  }

  /// How much the WAL has grown since the last checkpoint. It begins again at its start when all of it was moved and no
  /// reader needs it.
  private func newLogPages(_ connection: Connection) -> Int {
    let pages = connection.logPages
    return pages < checkpointedPages ? pages : pages - checkpointedPages
  }

  private mutating func checkpoint(_ kind: Connection.Checkpoint, _ connection: Connection)
    throws(SQLiteError)
  {
    _ = try connection.checkpoint(kind)
    checkpointedPages = connection.logPages
    queue.count { $0.checkpoints += 1 }
  }
}
