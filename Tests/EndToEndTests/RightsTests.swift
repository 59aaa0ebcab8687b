import Foundation
import SQLite
import Testing

extension `End to end` {
  /// What a client may ask of the cooperative, told over HTTP and on the command line.
  @Suite struct `The client's rights` {
    @Test(arguments: [true, false]) func `are served by an export of the whole dossier`(besideAServer: Bool)
      throws
    {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let data = "\(folder.path)/data"
      let server = besideAServer ? try RunningServer(in: folder) : nil
      let file = "\(folder.path)/dossier.json"

      let exported = try Executable.run(
        "export", "--data", data, "--client", cooperative.ids.client, "--to", file)
      #expect(exported.status == 0, "\(exported.errors)")
      #expect(exported.output == "" && exported.errors == "")
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let document = try JSONSerialization.jsonObject(with: Data(folder.text("dossier.json").utf8))
      let client = (document as? [String: Any])?["client"] as? [String: Any]
      #expect(client?["id"] as? String == cooperative.ids.client)

      let page = try Executable.run("export", "--data", data, "--client", cooperative.ids.client, "--html")
      #expect(
        page.status == 0 && page.output.hasPrefix("<!DOCTYPE html>") && page.output.hasSuffix("</html>\n"))

      // A file that is there stays as it is; an id of nobody is the answer no.
      let again = try Executable.run(
        "export", "--data", data, "--client", cooperative.ids.client, "--to", file)
      #expect(again.status == 74)
      let nobody = try Executable.run(
        "export", "--data", data, "--client", "0192f7c4-7a3b-7c3d-8e4f-0123456789ab")
      #expect(nobody.status == 1)
      #expect(nobody.output == "")
      #expect(try Executable.run("export", "--data", data, "--client", "Sanne").status == 64)

      // Whoever was let in for it is out again, and the trail tells of both.
      let tokens = try Executable.run("token", "list", "--data", data).output.split(separator: "\n")
      let used = tokens.filter { $0.contains("veerkracht export") }
      #expect(used.count == 3)
      #expect(used.allSatisfy { $0.contains("revoked") })
      #expect(try Executable.run("audit", "verify", "--data", data).status == 0)
      guard let server else { return }
      let trail = try server.exchange(
        "GET", "/v1/audit-events?action=export", token: cooperative.tokens.admin)
      let events = try trail.list("items").compactMap { $0 as? [String: Any] }
      #expect(events.count { $0["result"] as? String == "allowed" } == 2)
      #expect(events.contains { $0["clientId"] as? String == cooperative.ids.client })
      let overHTTP = try server.exchange(
        "GET", "/v1/clients/\(cooperative.ids.client)/export", token: cooperative.tokens.coordinator)
      #expect(overHTTP.status == 200)
      #expect(try overHTTP.string("client.id") == cooperative.ids.client)
      for token in [cooperative.tokens.practitioner, cooperative.tokens.referrer, cooperative.tokens.admin] {
        let refused = try server.exchange(
          "GET", "/v1/clients/\(cooperative.ids.client)/export", token: token)
        #expect(refused.status == 403)
      }
    }

    /// The names of the files under a folder that hold a text.
    private func holding(_ text: String, in folder: TemporaryFolder) throws -> String {
      let found = "found-\(UUID().uuidString)"
      let search = try ChildProcess(
        "/bin/grep", ["-rlaF", "-e", text, "\(folder.path)/data"], environment: [],
        output: "\(folder.path)/\(found)", errors: "/dev/null")
      _ = search.exitStatus()
      return folder.text(found)
    }

    @Test(arguments: [true, false]) func `are served by destroying a dossier, which says first what that is`(
      besideAServer: Bool
    ) throws {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let data = "\(folder.path)/data"
      var running: RunningServer? = try RunningServer(in: folder)
      let intake = try Repository.text("config/demo/intake.json")
        .replacing("Voorbeeld BV", with: "Wolspinnerij Quist").replacing("Sanne", with: "Zwaantje")
        .replacing("Aanhoudende", with: "Onuitsprekelijke")
      let posted = try #require(running).exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, key: "Zwaantje-1", body: intake)
      let client = try posted.string("clientId")
      let logged = try #require(running).logged
      if !besideAServer {
        #expect(running?.stop() == 0)
        running = nil
      }
      let words = ["Zwaantje", "Wolspinnerij Quist", "Onuitsprekelijke"]
      for word in words { #expect(try !holding(word, in: folder).isEmpty) }

      let erase = ["erase", "--data", data, "--client", client]
      let dry = try Executable.run(erase)
      #expect(dry.status == 0, "\(dry.errors)")
      #expect(dry.output.contains("Nothing was destroyed"))
      #expect(dry.output.contains("intake\t1"))
      let count = try #require(
        dry.output.split(separator: "\n").first { $0.hasPrefix("in all\t") }?.split(separator: "\t").last)
      #expect(try Executable.run(erase + ["--confirm", "\(count)"]).status == 64)
      let total = try #require(Int(count))
      let wrong = try Executable.run(erase + ["--received-on", "2026-01-31", "--confirm", "\(total + 1)"])
      #expect(wrong.status == 1)
      for word in words { #expect(try !holding(word, in: folder).isEmpty) }
      let done = try Executable.run(erase + ["--received-on", "2026-01-31", "--confirm", "\(total)"])
      #expect(done.status == 0, "\(done.errors)")
      #expect(done.output.contains("its traces in the files are overwritten"))
      for word in words {
        #expect(try holding(word, in: folder) == "", "\(word)")
        #expect(!logged.contains(word))
      }
      #expect(try Executable.run(erase).status == 1)
      #expect(try Executable.run("audit", "verify", "--data", data).status == 0)
      let server = try running ?? RunningServer(in: folder)
      let gone = try server.exchange("GET", "/v1/clients/\(client)", token: cooperative.tokens.coordinator)
      #expect(gone.status == 404)
      let kept = try server.exchange("GET", "/v1/erasures/\(client)", token: cooperative.tokens.coordinator)
      #expect(try kept.string("ground") == "request")
      #expect(server.stop() == 0)
    }

    @Test func `end when a term does, and nothing before that`() throws {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let data = "\(folder.path)/data"
      #expect(try Executable.run("retention", "list", "--data", data).output == "")
      let owner = try SQLite.Connection(path: "\(data)/veerkracht.sqlite", access: .write)
      try owner.write { transaction throws(SQLiteError) in
        try transaction.execute(
          script: """
            INSERT INTO client (id, given_name, family_name, family_name_folded, birth_date, occupation, version,
                                created_at, updated_at)
            VALUES ('00e8d4a5-1000-7000-8000-000000000001', 'Oude', 'Bekende', 'bekende', '1950-01-01', 'other', 1,
                    1000000000000, 1000000000000);
            """)
      }
      let server = try RunningServer(in: folder)
      let listed = try Executable.run("retention", "list", "--data", data)
      #expect(
        listed.output.contains("00e8d4a5-1000-7000-8000-000000000001  referral  last change 2001-09-09"))
      #expect(try Executable.run("retention", "destroy", "--data", data).status == 64)
      let dry = try Executable.run("retention", "destroy", "--data", data, "--dry-run")
      #expect(dry.status == 0 && dry.output.contains("--confirm 1"))
      #expect(try Executable.run("retention", "destroy", "--data", data, "--confirm", "2").status == 1)
      #expect(try !holding("Bekende", in: folder).isEmpty)
      let done = try Executable.run("retention", "destroy", "--data", data, "--confirm", "1")
      #expect(done.status == 0, "\(done.errors)")
      #expect(try holding("Bekende", in: folder) == "")
      #expect(try Executable.run("retention", "list", "--data", data).output == "")
      let others = try server.exchange("GET", "/v1/clients", token: cooperative.tokens.coordinator)
      #expect(try others.list("items").count == 3)
      #expect(server.stop() == 0)
    }
  }
}
