import Foundation
import Persistence
import SQLite

/// A data directory that is there for one test.
final class TemporaryDirectory: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "veerkracht-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var data: DataDirectory { DataDirectory(path: "\(path)/data") }

  /// Makes the data directory, for the owner alone.
  func makeData() throws {
    try FileManager.default.createDirectory(
      atPath: data.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Changes the database behind the program's back.
  func tamper(_ statements: StaticString...) throws {
    let connection = try Connection(path: data.databasePath, access: .write)
    try connection.write { transaction throws(SQLiteError) in
      for statement in statements { try transaction.run(statement) }
    }
  }
}
