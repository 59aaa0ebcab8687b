import Domain
import Persistence
import SQLite

/// A migrated database in a directory of its own, with one writing connection.
final class TestStore {
  let directory: TemporaryDirectory
  let connection: Connection
  private var lastID: UInt64 = 0

  /// 2026-11-20T09:00:00Z, a Friday.
  static let now = Instant(unixMilliseconds: 1_795_165_200_000)
  static let today = now.calendarDate()

  init() throws {
    directory = try TemporaryDirectory()
    try Database.migrate(directory.data, now: Self.now.unixMilliseconds)
    connection = try Connection(path: directory.data.databasePath, access: .write)
  }

  /// Commits what `body` does, or nothing when it throws.
  func write<Output>(_ body: (borrowing WriteTransaction) throws -> Output) throws -> Output {
    let result = try connection.write { transaction throws(SQLiteError) in
      Result { try transaction.savepoint(body) }
    }
    return try result.get()
  }

  func read<Output>(_ body: (borrowing ReadTransaction) throws(SQLiteError) -> Output) throws -> Output {
    try connection.read(body)
  }

  /// To a new practitioner, for four hours.
  func openEmergencyAccess(to client: Client) throws {
    let practitioner = try addPractitioner()
    let (id, end): (EmergencyAccess.ID, _) = (id(), Self.now.adding(milliseconds: 4 * 3_600_000))
    let reason = try EmergencyReason("Nood.")
    _ = try write { transaction in
      try transaction.openEmergencyAccess(
        id, to: .id(client.id), for: practitioner.id, because: reason,
        from: CareMoment(on: Self.today, at: Self.now), until: CareMoment(on: Self.today, at: end))
    }
  }

  /// Ids that rise, as those of later moments do.
  func makeID() -> UUIDv7 {
    lastID += 1
    return UUIDv7(unixMilliseconds: Self.now.unixMilliseconds, randomBits: (0, lastID))
  }

  func id<Named>() -> Identifier<Named> { Identifier(rawValue: makeID()) }
}
