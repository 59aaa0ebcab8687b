import HTTPServer
import Persistence

/// The whole API, top to bottom: who may call what, and whether it reads or writes.
enum RouteTable {
  static let routes: [Route] = [
    .open("/livez", "getLiveness", Health.live),
    .open("/readyz", "getReadiness", Health.ready),

    .read("/v1/me", "getMe", for: .everyone, trail: nil, Me.get),

    .write(
      .post, "/v1/intakes", "postIntake", for: [.referrer, .coordinator], trail: .init(.create, "intake"),
      Intakes.post),
    .ask(
      "/v1/intakes/_validate", "validateIntake", for: [.referrer, .coordinator],
      trail: .init(.validate, "intake"), Intakes.validate),
    .read(
      "/v1/intakes", "listIntakes", for: [.referrer, .practitioner, .coordinator],
      trail: .init(.search, "intake"), parameters: ["status", "limit", "cursor"], Intakes.list),
    .read(
      "/v1/intakes/{id}", "getIntake", for: [.referrer, .practitioner, .coordinator],
      trail: .init(.read, "intake"), Intakes.get),
    .act(
      "/v1/intakes/{id}/_withdraw", "withdrawIntake", for: [.referrer, .coordinator],
      trail: .init(.update, "intake"), Intakes.withdraw),

    .read(
      "/v1/clients", "listClients", for: [.practitioner, .coordinator], trail: .init(.search, "client"),
      parameters: ["limit", "cursor"], Clients.list),
    .read(
      "/v1/clients/{id}", "getClient", for: [.practitioner, .coordinator], trail: .init(.read, "client"),
      Clients.get),
    .ask(
      "/v1/clients/_search", "searchClients", for: [.practitioner, .coordinator],
      trail: .init(.search, "client"), ClientSearch.post),

    .write(.post, "/v1/tokens", "postToken", for: .admin, trail: .init(.create, "token"), Tokens.post),
    .read(
      "/v1/tokens", "listTokens", for: .admin, trail: .init(.search, "token"),
      parameters: ["limit", "cursor"], Tokens.list),
    .read("/v1/tokens/{id}", "getToken", for: .admin, trail: .init(.read, "token"), Tokens.get),
    .act(
      "/v1/tokens/{id}/_revoke", "revokeToken", for: .admin, trail: .init(.update, "token"), Tokens.revoke),
  ]
}
