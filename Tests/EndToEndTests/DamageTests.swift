import Foundation
import SQLite
import Testing

extension `End to end` {
  @Suite struct `A damaged database` {
    private let folder: TemporaryFolder
    private let cooperative: Cooperative
    private var data: String { "\(folder.path)/data" }

    init() throws {
      folder = try TemporaryFolder()
      cooperative = try Cooperative(in: folder, clients: 60)
    }

    @Test func `answers 503 where the damage is, is reported, and is brought back from a backup`() throws {
      let path = "/v1/intakes/\(cooperative.ids.intake)"
      let token = cooperative.tokens.coordinator
      var server = try RunningServer(in: folder)
      let sound = try server.exchange("GET", path, token: token)
      #expect(sound.status == 200)
      #expect(server.stop() == 0)
      let backup = "\(folder.path)/backup.sqlite"
      #expect(try Executable.run("backup", "--data", data, "--to", backup).status == 0)
      let pages = try pages(of: "intake")
      try #require(!pages.isEmpty)
      for page in pages { try overwrite(page) }

      server = try RunningServer(in: folder)
      let damaged = try server.exchange("GET", path, token: token)
      #expect(damaged.status == 503)
      #expect(damaged.fields["content-type"] == "application/problem+json")
      #expect(!damaged.text.contains("SQLite"))
      #expect(try server.exchange("GET", "/v1/intakes", token: token).status == 503)
      #expect(try server.exchange("GET", "/v1/me", token: token).status == 200)
      #expect(try server.exchange("GET", "/v1/clients/\(cooperative.ids.client)", token: token).status == 200)
      #expect(server.logged.contains("malformed"))
      let made = try Executable.run("backup", "--data", data, "--to", "\(folder.path)/second.sqlite")
      #expect(made.status == 65)
      #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/second.sqlite"))
      #expect(server.stop() == 0)

      try FileManager.default.moveItem(atPath: data, toPath: "\(folder.path)/damaged")
      #expect(try Executable.run("restore", "--from", backup, "--data", data).status == 0)
      server = try RunningServer(in: folder)
      #expect(try server.exchange("GET", path, token: token).body == sound.body)
      #expect(server.stop() == 0)
      print(
        "chaos: \(pages.count) pages of intakes overwritten: 503 for them, the rest served, restored from a backup"
      )
    }

    @Test func `is no broken chain to whoever verifies it`() throws {
      for page in try pages(of: "audit_event") { try overwrite(page) }
      let refused = try Executable.run("audit", "verify", "--data", data)
      #expect(refused.status == 65)
      #expect(refused.errors.contains("veerkracht: ") && refused.errors.contains("damaged"))
      #expect(!refused.errors.contains("chain"))
    }

    @Test func `whose schema cannot be read is not served`() throws {
      try overwrite(1)
      let refused = try Executable.run("serve", "--data", data, "--port", "0")
      #expect(refused.status == 65)
      #expect(refused.errors.contains("not a Veerkracht database") || refused.errors.contains("damaged"))
      let file = try Data(contentsOf: URL(filePath: "\(data)/veerkracht.sqlite"))
      #expect(file.prefix(4_096).allSatisfy { $0 == 0x5A }, "it was left as it is, to be looked at")
    }

    /// The numbers of the pages that hold a table's rows.
    private func pages(of table: String) throws -> [Int] {
      let reader = try SQLite.Connection(path: "\(data)/veerkracht.sqlite", access: .read)
      return try reader.read { transaction throws(SQLiteError) in
        try transaction.all("SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf'", table) { row in
          row.int(0)
        }
      }
    }

    private func overwrite(_ page: Int) throws {
      let file = try FileHandle(forUpdating: URL(filePath: "\(data)/veerkracht.sqlite"))
      try file.seek(toOffset: UInt64((page - 1) * 4_096))
      try file.write(contentsOf: Data(repeating: 0x5A, count: 4_096))
      try file.close()
    }
  }
}
