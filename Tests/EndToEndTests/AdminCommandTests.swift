import Foundation
import SQLite
import Testing

extension `End to end` {
  @Suite struct `Commands` {
    @Test(arguments: [true, false]) func `make tokens that work`(besideAServer: Bool) throws {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let data = "\(folder.path)/data"
      var server = besideAServer ? try RunningServer(in: folder) : nil

      let made = try Executable.run(
        "token", "create", "--data", data, "--role", "referrer", "--for", cooperative.ids.referrer, "--name",
        "het tweede systeem")
      #expect(made.status == 0, "\(made.errors)")
      let token = made.output.trimmingCharacters(in: .newlines)
      #expect(made.output == token + "\n")
      #expect(token.hasPrefix("vk_"))

      let running = try server ?? RunningServer(in: folder)
      server = running
      let me = try running.exchange("GET", "/v1/me", token: token)
      #expect(me.status == 200)
      #expect(try me.string("role") == "referrer")

      let listed = try Executable.run("token", "list", "--data", data)
      #expect(listed.status == 0)
      #expect(listed.output.contains("het tweede systeem"))
      #expect(!listed.output.contains(token))
    }

    @Test func `take tokens back beside a server`() throws {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let server = try RunningServer(in: folder)
      let made = try Executable.run(
        "token", "create", "--data", server.data, "--role", "coordinator", "--name", "tijdelijk")
      let token = made.output.trimmingCharacters(in: .newlines)
      let me = try server.exchange("GET", "/v1/me", token: token)
      #expect(me.status == 200, "\(me.text)")
      let listed = try Executable.run("token", "list", "--data", server.data)
      let line = try #require(listed.output.split(separator: "\n").first { $0.contains("tijdelijk") })
      let id = try #require(line.split(separator: " ").first.map(String.init))
      #expect(try Executable.run("token", "revoke", "--data", server.data, id).status == 0)
      #expect(try server.exchange("GET", "/v1/me", token: token).status == 401)
      #expect(try server.exchange("GET", "/v1/me", token: cooperative.tokens.coordinator).status == 200)
    }

    @Test(arguments: [
      ["--role", "referrer", "--name", "zonder binding"],
      ["--role", "keizer", "--name", "onbekende rol"],
      [
        "--role", "referrer", "--for", "0192f7c4-0000-7000-8000-000000000000", "--name",
        "onbekende verwijzer",
      ],
    ])
    func `refuse a token that cannot be`(arguments: [String]) throws {
      let folder = try TemporaryFolder()
      _ = try Cooperative(in: folder)
      for besideAServer in [true, false] {
        let server = besideAServer ? try RunningServer(in: folder) : nil
        let refused = try Executable.run(["token", "create", "--data", "\(folder.path)/data"] + arguments)
        #expect(refused.status != 0)
        #expect(refused.output == "")
        #expect(refused.errors.contains("veerkracht: ") || refused.errors.contains("Error: "))
        _ = server?.stop()
      }
    }

    @Test func `work where the path is longer than a socket's name`() throws {
      let folder = try TemporaryFolder()
      let deep =
        "\(folder.path)/" + Array(repeating: "een-map-met-een-lange-naam", count: 6).joined(separator: "/")
      try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
      #expect(try Executable.run("migrate", "--data", "\(deep)/data").status == 0)
      let server = try RunningServer(in: folder, "--data", "\(deep)/data")
      let made = try Executable.run(
        "token", "create", "--data", "\(deep)/data", "--role", "coordinator", "--name", "diep")
      #expect(made.status == 0, "\(made.errors)")
      let token = made.output.trimmingCharacters(in: .newlines)
      #expect(try server.exchange("GET", "/v1/me", token: token).status == 200)
    }

    @Test func `say when what they tell cannot be written`() throws {
      let folder = try TemporaryFolder()
      _ = try Cooperative(in: folder)
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/full", withDestinationPath: "/dev/full")
      let process = try Executable.start(
        ["token", "create", "--data", "\(folder.path)/data", "--role", "coordinator", "--name", "ongezien"],
        in: folder, output: "full", errors: "errors")
      #expect(process.exitStatus() == 73)
      #expect(folder.text("errors").contains("veerkracht: standard output cannot be written"))
    }

    @Test func `check the configuration as strictly as a start does`() throws {
      let folder = try TemporaryFolder()
      for command in ["check-config", "serve"] {
        let process = try Executable.start(
          [command, "--data", "\(folder.path)/data", "--port", "0"], in: folder, output: "output",
          errors: "errors", variables: ["VEERKRACHT_TRUSTED_PROXIES": "localhost"])
        #expect(process.exitStatus() == 78, "\(command)")
      }
    }

    @Test func `say when another server has the directory`() throws {
      let folder = try TemporaryFolder()
      let server = try RunningServer(in: folder)
      let second = try Executable.run("serve", "--data", server.data, "--port", "0")
      #expect(second.status == 75)
      #expect(second.errors.contains("veerkracht: "))
    }

    @Test func `verify the audit chain and name its first broken link`() throws {
      let folder = try TemporaryFolder()
      _ = try Cooperative(in: folder)
      let data = "\(folder.path)/data"
      let sound = try Executable.run("audit", "verify", "--data", data)
      #expect(sound.status == 0, "\(sound.errors)")
      let server = try RunningServer(in: folder)
      #expect(try Executable.run("audit", "verify", "--data", data).status == 0)
      #expect(server.stop() == 0)
      // The log tells where the trail ends when the server stops.
      let lines = server.logged.split(separator: "\n").filter { $0.contains("\"audit trail\"") }
      let told = try #require(lines.last)
      let fields = try #require(
        try JSONSerialization.jsonObject(with: Data(told.utf8)) as? [String: Any])
      let head = "\(try #require(fields["seq"])):\(try #require(fields["hash"]))"
      let held = try Executable.run("audit", "verify", "--data", data, "--head", head)
      #expect(held.status == 0, "\(held.errors)")
      #expect(held.output.contains("head \(head)"))
      #expect(try Executable.run("audit", "verify", "--data", data, "--head", "12:x").status == 64)

      let forger = try SQLite.Connection(path: "\(data)/veerkracht.sqlite", access: .write)
      try forger.write { transaction throws(SQLiteError) in
        try transaction.execute(
          script: """
            DROP TRIGGER audit_event_no_update;
            UPDATE audit_event SET at = at + 1 WHERE seq = 3;
            """)
      }
      let broken = try Executable.run("audit", "verify", "--data", data)
      #expect(broken.status == 1)
      #expect(broken.errors.contains("event 3 was changed"))
      // A trail without its end is whole in itself.
      try forger.write { transaction throws(SQLiteError) in
        try transaction.execute(
          script: """
            DROP TRIGGER audit_event_no_delete;
            UPDATE audit_event SET at = at - 1 WHERE seq = 3;
            DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event);
            """)
      }
      #expect(try Executable.run("audit", "verify", "--data", data).status == 0)
      let cut = try Executable.run("audit", "verify", "--data", data, "--head", head)
      #expect(cut.status == 1)
      #expect(cut.errors.contains("was cut off from the end"))
    }

    @Test func `say that there is no database`() throws {
      let folder = try TemporaryFolder()
      #expect(try Executable.run("audit", "verify", "--data", "\(folder.path)/none").status == 66)
    }

    @Test func `tell whether the server is ready`() throws {
      let folder = try TemporaryFolder()
      let server = try RunningServer(in: folder)
      #expect(try Executable.run("healthcheck", "--port", "\(server.port)").status == 0)
      #expect(server.stop() == 0)
      #expect(try Executable.run("healthcheck", "--port", "\(server.port)").status == 1)
    }

    @Test func `do not serve other machines unencrypted unless told to`() throws {
      let folder = try TemporaryFolder()
      let refused = try Executable.run(
        "serve", "--data", "\(folder.path)/data", "--host", "0.0.0.0", "--port", "0")
      #expect(refused.status == 78)
      #expect(refused.errors.contains("tlsInFront"))
    }

    @Test func `refuse a data directory that others can enter, and say how to close it`() throws {
      let folder = try TemporaryFolder()
      _ = try Cooperative(in: folder)
      let data = "\(folder.path)/data"
      chmod(data, 0o750)
      for words in [["serve", "--port", "0"], ["migrate"], ["demo"]] {
        let refused = try Executable.run(words + ["--data", data])
        #expect(refused.status == 77)
        #expect(refused.errors.contains("chmod go= \(data)"))
      }
    }

    @Test func `refuse a damaged database with a status of its own`() throws {
      let folder = try TemporaryFolder()
      let data = "\(folder.path)/data"
      try FileManager.default.createDirectory(
        atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try String(repeating: "this is no database. ", count: 500)
        .write(toFile: "\(data)/veerkracht.sqlite", atomically: false, encoding: .utf8)
      chmod("\(data)/veerkracht.sqlite", 0o600)
      let refused = try Executable.run("serve", "--data", data, "--port", "0")
      #expect(refused.status == 65)
      #expect(refused.errors.contains("not a Veerkracht database"))
    }
  }
}
