import Domain
import SQLite

/// The open database of one data directory: the lock, the writer and what makes readers. One to a process.
public final class Database: Sendable {
  public let directory: DataDirectory
  public let writer: Writer
  public let longReads: LongReads
  /// For reads whose answers are sent while they are made: each keeps a thread, and a snapshot, for as long as its client
  /// takes.
  public let streams: LongReads
  private let lock: DirectoryLock

  /// Takes the lock, migrates and starts the writer.
  ///
  /// - Parameters:
  ///   - now: UTC milliseconds, for the record of migrations.
  ///   - report: What the operator should hear about, on the writer's thread.
  public init(
    _ directory: DataDirectory, now: Int64, writing: Writer.Limits = Writer.Limits(),
    longReading: LongReads.Limits = LongReads.Limits(),
    report: @escaping @Sendable (Writer.Event) -> Void = { _ in }
  ) throws(StartFailure) {
    let lock = try Self.lock(directory)
    try Self.migrate(directory, under: lock, now: now)
    writer = try Writer(path: directory.databasePath, limits: writing, report: report)
    longReads = try LongReads(path: directory.databasePath, limits: longReading)
    var streaming = longReading
    streaming.queueMax = 16
    streams = try LongReads(path: directory.databasePath, limits: streaming)
    self.directory = directory
    self.lock = lock
  }

  /// Makes the directory and the file where they are missing, and brings the schema up to date.
  /// - Returns: The migrations that were applied.
  @discardableResult
  public static func migrate(_ directory: DataDirectory, now: Int64) throws(StartFailure) -> [Migration] {
    try migrate(directory, under: try lock(directory), now: now)
  }

  private static func lock(_ directory: DataDirectory) throws(StartFailure) -> DirectoryLock {
    try directory.prepare()
    let lock = try DirectoryLock(directory)
    DatabaseCopy.removeLeftCopy(from: directory)
    return lock
  }

  @discardableResult
  private static func migrate(
    _ directory: DataDirectory, under _: borrowing DirectoryLock, now: Int64
  ) throws(StartFailure) -> [Migration] {
    let connection: Connection
    do {
      connection = try Connection(path: directory.databasePath, access: .write)
      // The process before may have ended after a sync that failed. A log that was left says so, or tells of a power cut:
      // one that stops in good order leaves none.
      try connection.rewriteUnsynced()
    } catch {
      throw StartFailure(error, path: directory.databasePath)
    }
    let applied = try Migrator().migrate(connection, now: now)
    // Keys that no later one came to clear away. On a full disk they wait for another time: reading can begin all the same.
    _ = try? connection.write { transaction throws(SQLiteError) in
      try transaction.purgeIdempotencyKeys(at: Instant(unixMilliseconds: now), limit: .max)
    }
    return applied
  }

  /// A reader for one thread.
  public func reader() throws(StartFailure) -> Reader {
    try Reader(path: directory.databasePath, changes: writer.changes)
  }

  /// Commits what waits and closes. The lock goes with the value.
  public func stop() {
    longReads.stop()
    streams.stop()
    writer.stop()
  }
}
