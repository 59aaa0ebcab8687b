public import SQLite
import Threads

/// The one thread with the one connection that writes. Takes whatever waits, commits it at once, and answers after the
/// commit: what was acknowledged is on disk.
///
///     open ──ok──▶ running ──batch failed──▶ down ──reopened──▶ running
///       └──fails──▶ down                      └─ every write is refused with `unavailable`
///
/// A write that throws harms no neighbour: when it had changed something, its batch is rolled back and run again, each
/// write in a savepoint of its own. A batch whose commit fails is refused as a whole; its sync is never tried again on
/// the same connection.
public final class Writer: Sendable {
  private let queue: WriteQueue
  private let thread: Guarded<OwnThread?>

  /// Starts the thread, which opens the database. The schema must have been migrated.
  ///
  /// - Parameters:
  ///   - path: The database file, for which this process holds the `DirectoryLock`.
  ///   - report: Called on the writer's thread: brief, and without waiting for the writer.
  /// - Throws: `outOfResources`.
  public init(
    path: String, limits: Limits = Limits(), report: @escaping @Sendable (Event) -> Void = { _ in }
  ) throws(StartFailure) {
    let queue = WriteQueue(limits: limits)
    self.queue = queue
    let started = try OwnThread.started {
      var loop = WriterLoop(path: path, limits: limits, queue: queue, report: report)
      loop.run()
    }
    thread = Guarded(started)
  }

  /// Hands a write over.
  ///
  /// - Parameters:
  ///   - work: Runs on the writer's thread, inside the transaction, and perhaps a second time, after the first was undone.
  ///     Its effect counts when `completion` says so, not before. What it looks up here is what holds; what was looked up
  ///     before may have changed.
  ///   - completion: Called exactly once: on the writer's thread after the commit, or, when the write is refused at once
  ///     (`overloaded`, `unavailable`, `stopping`), on the caller's thread before `submit` returns.
  public func submit<Answer: Sendable>(
    _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Answer,
    completion: @escaping @Sendable (Result<Answer, WriteFailure>) -> Void
  ) {
    queue.add(WriteJob(work, completion: completion))
  }

  /// As `submit`, for callers that may block: commands and tests.
  @discardableResult
  public func write<Answer: Sendable>(
    _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Answer
  ) throws(WriteFailure) -> Answer {
    let outcome = Handover<Result<Answer, WriteFailure>>()
    submit(work) { result in outcome.set(result) }
    return try outcome.wait().get()
  }

  /// Overwrites what destroyed dossiers have left in the database's files (`WriteTransaction.erase`): deleted rows leave
  /// copies of themselves in pages and in the WAL. Writes wait meanwhile; reads go on. What cannot be done now, because a
  /// reader needs the old pages or the disk has no room, is tried again by itself, and after a restart.
  /// - Parameter completion: Called exactly once, on the writer's thread or the caller's, when it was done or tried.
  public func overwriteTraces(completion: @escaping @Sendable () -> Void) {
    queue.overwriteTraces(completion)
  }

  /// As `overwriteTraces(completion:)`, but soon and for nobody who waits: once for many dossiers that are destroyed one
  /// after the other.
  public func overwriteTracesSoon() {
    queue.noteTraces()
  }

  /// A buffer for the records of reads, for one loop.
  public func auditBuffer() -> AuditBuffer { queue.addBuffer() }

  /// What has been committed, for whoever keeps what it has read.
  public var changes: ChangeCount { queue.changes }

  /// Writes are being taken: the storage has not failed.
  public var isAvailable: Bool { queue.isAvailable }

  public var statistics: Statistics { queue.statistics }

  /// Refuses new writes, commits those that wait, empties the write-ahead log and closes. Returns when all is done; a
  /// second call returns at once.
  public func stop() {
    queue.stop()
    let running = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    running?.join()
  }

  deinit { stop() }
}
