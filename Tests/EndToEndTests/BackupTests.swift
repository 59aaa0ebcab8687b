import Foundation
import SQLite
import Testing
import Threads

extension `End to end` {
  @Suite struct `A backup` {
    @Test func `made under load restores to a database with every intake acknowledged before it began`()
      throws
    {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let server = try RunningServer(in: folder, "--rate-limits", "off")
      let load = try Load(on: server.port, connections: 16, token: cooperative.tokens.referrer)
      load.waitForAcknowledged(100)
      for round in 0..<3 {
        let before = load.acknowledged
        let backup = "\(folder.path)/backup-\(round).sqlite"
        let made = try Executable.run("backup", "--data", server.data, "--to", backup)
        #expect(made.status == 0, "\(made.errors)")
        let restored = "\(folder.path)/restored-\(round)"
        let brought = try Executable.run("restore", "--from", backup, "--data", restored)
        #expect(brought.status == 0, "\(brought.errors)")
        #expect(brought.output.contains("SHA-256 as beside it"))
        #expect(try Executable.run("audit", "verify", "--data", restored).status == 0)

        let kept = try intakeIDs(in: restored)
        #expect(before.count >= 100 && before.isSubset(of: kept), "round \(round)")
        load.waitForAcknowledged(before.count + 100)  // it was made in the midst of writing
        #expect(load.acknowledged.count > kept.count - 10)
      }
      #expect(load.stop().isEmpty)
      #expect(server.stop() == 0)
      #expect(server.complaints == "")
    }

    @Test func `is served on after the machine is lost`() throws {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      var server = try RunningServer(in: folder)
      let posted = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, key: "k-1",
        body: Repository.text("config/demo/intake.json"))
      let path = try #require(posted.fields["location"])
      let backup = "\(folder.path)/backup.sqlite"
      #expect(try Executable.run("backup", "--data", server.data, "--to", backup).status == 0)
      server.crash()
      try FileManager.default.removeItem(atPath: server.data)

      #expect(try Executable.run("restore", "--from", backup, "--data", server.data).status == 0)
      server = try RunningServer(in: folder)
      let read = try server.exchange("GET", path, token: cooperative.tokens.referrer)
      #expect(read.body == posted.body)
      // What was answered once is answered the same again.
      let again = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, key: "k-1",
        body: Repository.text("config/demo/intake.json"))
      #expect(again.fields["idempotent-replayed"] == "true")
      #expect(again.fields["location"] == path)
    }

    @Test func `tells nothing of anybody`() throws {
      let folder = try TemporaryFolder()
      _ = try Cooperative(in: folder)
      let data = "\(folder.path)/data"
      let backup = "\(folder.path)/backup.sqlite"
      let made = try Executable.run("backup", "--data", data, "--to", backup)
      let checked = try Executable.run("restore", "--check", backup)
      let reader = try SQLite.Connection(path: "\(data)/veerkracht.sqlite", access: .read)
      let names = try reader.read { transaction throws(SQLiteError) in
        try transaction.all("SELECT family_name FROM client") { row in row.string(0) }
      }
      #expect(names.count == 3)
      for text in [made.output, made.errors, checked.output, checked.errors] {
        for name in names { #expect(!text.contains(name)) }
      }
      #expect(checked.output.contains("clients  3\n"))
    }

    @Test func `that cannot be made, checked or restored ends with a status that says why`() throws {
      let folder = try TemporaryFolder()
      _ = try Cooperative(in: folder)
      let data = "\(folder.path)/data"
      let backup = "\(folder.path)/backup.sqlite"
      #expect(try Executable.run("backup", "--data", data, "--to", backup).status == 0)
      let letter = "\(folder.path)/letter"
      try String(repeating: "this is no database. ", count: 500).write(
        toFile: letter, atomically: false, encoding: .utf8)
      for (status, words) in [
        (66, ["backup", "--data", "\(folder.path)/none", "--to", "\(folder.path)/b"]),
        (66, ["backup", "--data", data, "--to", "\(folder.path)/none/b"]),
        (1, ["backup", "--data", data, "--to", "\(data)/b"]),
        (64, ["backup", "--data", data]),
        (64, ["restore", "--data", data]),
        (64, ["restore", "--check", backup, "--from", backup]),
        (66, ["restore", "--check", "\(folder.path)/none"]),
        (65, ["restore", "--check", letter]),
        (1, ["restore", "--from", backup, "--data", data]),
        (65, ["restore", "--from", letter, "--data", "\(folder.path)/new"]),
      ] {
        let result = try Executable.run(words)
        #expect(result.status == Int32(status), "\(words): \(result.errors)")
        #expect(result.output == "" && !result.errors.isEmpty)
      }
      #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/new/veerkracht.sqlite"))
    }

    /// The ids of the intakes in a data directory that nobody serves.
    private func intakeIDs(in data: String) throws -> Set<String> {
      let connection = try SQLite.Connection(path: "\(data)/veerkracht.sqlite", access: .read)
      return try Set(
        connection.read { transaction throws(SQLiteError) in
          try transaction.all("SELECT id FROM intake") { row in row.string(0) }
        })
    }
  }
}
