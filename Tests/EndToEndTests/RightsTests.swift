import Foundation
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
      #expect(used.count == 2)
      #expect(used.allSatisfy { $0.contains("revoked") })
      #expect(try Executable.run("audit", "verify", "--data", data).status == 0)
      guard let server else { return }
      let trail = try server.exchange(
        "GET", "/v1/audit-events?action=export", token: cooperative.tokens.admin)
      let events = try trail.list("items").compactMap { $0 as? [String: Any] }
      #expect(events.count { $0["result"] as? String == "allowed" } == 1)
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
  }
}
