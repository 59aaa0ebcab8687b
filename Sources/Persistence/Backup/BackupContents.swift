import SQLite

/// What was found in a backup.
public struct BackupContents: Hashable, Sendable {
  public let octetCount: Int
  /// SHA-256 of the file.
  public let fingerprint: Fingerprint
  /// Its schema, and the last that this program knows.
  public let schema: Int
  public let knownSchema: Int
  public let clientCount: Int
  public let intakeCount: Int
  /// The end of the audit chain: to be written down elsewhere, so that events cut off there would be missed.
  public let auditHead: AuditHead
}

/// What looking through a copy of a database found, before its octets are known.
struct BackupExamination {
  let schema: Int
  let clientCount: Int
  let intakeCount: Int
  let auditHead: AuditHead

  /// How far a look goes.
  enum Depth {
    /// SQLite's integrity check, foreign keys and the schema.
    case integrity
    /// The audit chain too, link by link.
    case chain
  }

  /// Looks through a whole file that nobody changes.
  /// - Parameter opened: called once the file is open.
  /// - Throws: `damaged`, `brokenChain`, or `database` when it is none of ours, or newer than this program.
  init(path: String, _ depth: Depth, opened: () -> Void = {}) throws(BackupFailure) {
    let connection: Connection
    let migrator = Migrator()
    do {
      connection = try Connection(path: path, access: .readUnchanging)
    } catch {
      throw .database(StartFailure(error, path: path))
    }
    opened()
    do {
      let faults = try connection.read(Self.faults)
      guard faults.isEmpty else { throw BackupFailure.damaged(path: path, faults: faults) }
      schema = migrator.migrations.count - (try migrator.pending(connection)).count
      (clientCount, intakeCount) = try connection.read { transaction throws(SQLiteError) in
        (
          try transaction.first("SELECT count(*) FROM client") { row in row.int(0) } ?? 0,
          try transaction.first("SELECT count(*) FROM intake") { row in row.int(0) } ?? 0
        )
      }
      switch depth {
      case .integrity: auditHead = try connection.read(AuditChain.head)
      case .chain:
        switch try AuditChain.verify(Reader(connection)) {
        case .whole(let head): auditHead = head
        case .broken(let link): throw BackupFailure.brokenChain(path: path, link)
        }
      }
    } catch let failure as BackupFailure {
      throw failure
    } catch let failure as StartFailure {
      throw .database(failure)
    } catch let error as SQLiteError {
      throw error.isCorrupt
        ? .damaged(path: path, faults: ["\(error)"]) : .database(StartFailure(error, path: path))
    } catch {
      throw .damaged(path: path, faults: ["\(error)"])
    }
  }

  /// What does not hold, in SQLite's words: names of tables and indexes, numbers of pages and rows, no value.
  private static func faults(_ transaction: borrowing ReadTransaction) throws(SQLiteError) -> [String] {
    let integrity = try transaction.all("PRAGMA integrity_check(5)") { row in row.string(0) }
    guard integrity == ["ok"] else { return integrity }
    return try transaction.all(
      "SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check ORDER BY \"table\", parent LIMIT 5"
    ) { row in "a row of \(row.string(0)) refers to a row of \(row.string(1)) that is not there" }
  }
}
