import Glibc
public import SQLite

/// A connection that only reads, for one thread. Works beside a running writer, in this process or another.
///
/// All that it reads between two calls of `endTurn` is of one moment, which is that of the first read. A loop ends its
/// turn before it sleeps, so that the snapshot is younger than every request it answers, and the WAL can be emptied.
public final class Reader {
  private let connection: Connection
  private var snapshot: Snapshot?
  private let changes: ChangeCount
  private var changesBeforeTurn: Int?

  /// - Parameters:
  ///   - path: The database file.
  ///   - changes: What the writer of this process has committed.
  ///   - cacheKiB: How much of the file to keep in memory for this reader, in KiB.
  public init(path: String, changes: ChangeCount = ChangeCount(), cacheKiB: Int = 8_192) throws(StartFailure)
  {
    self.changes = changes
    do {
      connection = try Connection(path: path, access: .read, cacheKiB: cacheKiB)
    } catch {
      throw access(path, F_OK) == 0 ? StartFailure(error, path: path) : .noDatabase(path: path)
    }
  }

  /// A reader of what another has opened.
  init(_ connection: Connection) {
    self.connection = connection
    changes = ChangeCount()
  }

  /// Lends the turn's read transaction, beginning it when this is the first read.
  /// - Throws: What `body` throws, or a `SQLiteError`.
  public func read<Output>(_ body: (borrowing ReadTransaction) throws -> Output) throws -> Output {
    if snapshot == nil {
      _ = changeCount
      snapshot = try connection.snapshot()
    }
    // Always there: it was made above. Without it, nothing may be read.
    guard let output = try snapshot?.read(body) else { throw SQLiteError.transactionEnded }
    return output
  }

  /// As `read`, but gives up with `isStepLimit` after about `steps` of SQLite's virtual machine.
  public func read<Output>(
    stepsMax: Int, _ body: (borrowing ReadTransaction) throws -> Output
  ) throws -> Output {
    try connection.withStepLimit(stepsMax) { try read(body) }
  }

  /// What the writer had committed when this turn began: what is read in it is of that moment, or younger. What another
  /// turn with the same count has read still holds.
  public var changeCount: Int {
    if let changesBeforeTurn { return changesBeforeTurn }
    let count = changes.value
    changesBeforeTurn = count
    return count
  }

  /// Lets go of the snapshot: the next read sees what has been committed meanwhile.
  public func endTurn() {
    snapshot = nil
    changesBeforeTurn = nil
  }
}
