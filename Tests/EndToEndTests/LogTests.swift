import Foundation
import Testing

extension `End to end` {
  @Suite struct `The log` {
    @Test func `has a line per request and nothing of anybody`() throws {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let server = try RunningServer(in: folder)
      let intake = try Repository.text("config/demo/intake.json")
      let posted = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, body: intake)
      _ = try server.exchange(
        "GET", "/v1/intakes?limit=7&status=received", token: cooperative.tokens.coordinator)
      _ = try server.exchange("GET", "/v1/nobody/Voorbeeld", token: cooperative.tokens.coordinator)
      _ = try server.exchange("GET", "/v1/me", token: "vk_wrongtokenwrongtoken")
      let made = try Executable.run(
        "token", "create", "--data", server.data, "--role", "coordinator", "--name", "logproef")
      Secrets.add(made.output.trimmingCharacters(in: .newlines))
      // The demo's intake alone has a name, a birth date, an address, a telephone number and a reason.
      #expect(Secrets.count > 8)
      #expect(server.stop() == 0)

      let lines = server.logged.split(separator: "\n")
      let objects = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
      #expect(objects.first??["msg"] as? String == "listening")
      let requestId = try #require(posted.fields["x-request-id"])
      #expect(lines.filter { $0.contains(requestId) }.count == 1)
      for secret in [
        "Sanne", "Voorbeeld", "1987-04-12", "2514", "+31 70", "vermoeidheid", "ZD123456789", "limit=7",
        "wrongtoken", made.output.trimmingCharacters(in: .newlines),
      ] + cooperative.tokens.all {
        #expect(!server.logged.contains(secret), "the log holds \(secret)")
      }
      #expect(server.complaints == "")
    }
  }
}
