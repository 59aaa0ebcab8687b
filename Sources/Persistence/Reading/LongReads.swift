import Dispatch
public import SQLite
import Threads

/// A few threads for reads that no index and no page bounds (exports, searches by part of a name, reports): they must
/// not hold up a loop. Each has a connection of its own, and each read a limit.
public final class LongReads: Sendable {
  public struct Limits: Sendable {
    public var threadCount = 2
    /// Reads that may wait; the next is refused at once.
    public var queueMax = 64
    /// Steps of SQLite's virtual machine for one read: very roughly, a hundred million are a second.
    public var stepsMax = 500_000_000

    public init() {}
  }

  private typealias Job = @Sendable (Reader?) -> Void

  private struct State {
    var jobs: [Job] = []
    var isStopping = false
  }

  /// What the threads share.
  private final class Queue: Sendable {
    let state = Guarded(State())
    /// One signal for each job, and one for each thread at the end.
    let arrivals = DispatchSemaphore(value: 0)

    /// - Returns: `nil` when there is nothing more to do.
    func next() -> Job? {
      arrivals.wait()
      return state.withLock { $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }
    }
  }

  private let queue = Queue()
  private let limits: Limits
  private let threads: Guarded<[OwnThread]>

  /// - Parameter path: The database file. It is opened at the first read, and again when that failed.
  /// - Throws: `outOfResources`.
  public init(path: String, limits: Limits = Limits()) throws(StartFailure) {
    self.limits = limits
    var started: [OwnThread] = []
    for _ in 0..<max(1, limits.threadCount) {
      let thread = try OwnThread.started { [queue] in
        var reader: Reader?
        while let job = queue.next() {
          if reader == nil { reader = try? Reader(path: path, cacheKiB: 4_096) }
          job(reader)
          reader?.endTurn()
        }
      }
      started.append(thread)
    }
    threads = Guarded(started)
  }

  /// Hands a read over.
  ///
  /// - Parameters:
  ///   - work: Runs on one of the threads, in a snapshot of its own, which is no older than this call.
  ///   - completion: Called exactly once: on that thread, or, when the read is refused at once, on the caller's before
  ///     `submit` returns.
  public func submit<Answer: Sendable>(
    _ work: @escaping @Sendable (borrowing ReadTransaction) throws -> Answer,
    completion: @escaping @Sendable (Result<Answer, ReadFailure>) -> Void
  ) {
    let stepsMax = limits.stepsMax
    let job: Job = { reader in
      guard let reader else {
        completion(.failure(.threw(SQLiteError.cannotOpen)))
        return
      }
      do {
        completion(.success(try reader.read(stepsMax: stepsMax, work)))
      } catch let error as SQLiteError where error.isStepLimit {
        completion(.failure(.tooLong))
      } catch {
        completion(.failure(.threw(error)))
      }
    }
    let refusal: ReadFailure? = queue.state.withLock { state in
      if state.isStopping { return .stopping }
      if state.jobs.count >= limits.queueMax { return .overloaded }
      state.jobs.append(job)
      return nil
    }
    if let refusal {
      completion(.failure(refusal))
    } else {
      queue.arrivals.signal()
    }
  }

  /// Refuses new reads, finishes those that wait, and returns when all is done.
  public func stop() {
    queue.state.withLock { $0.isStopping = true }
    let running = threads.withLock { threads in
      defer { threads.removeAll() }
      return threads
    }
    for _ in running { queue.arrivals.signal() }
    for thread in running { thread.join() }
  }

  deinit { stop() }
}
