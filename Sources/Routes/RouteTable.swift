import HTTPServer
import Persistence

/// The whole API, top to bottom: who may call what, and whether it reads or writes.
enum RouteTable {
  static let routes: [Route] = [
    .open("/livez", "getLiveness", Health.live),
    .open("/readyz", "getReadiness", Health.ready),

    .read("/v1/me", "getMe", for: .everyone, trail: nil, Me.get),
    .read("/v1/codes", "getCodes", for: .everyone, trail: nil, Codes.get),

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

    .write(
      .post, "/v1/clients", "postClient", for: .coordinator, trail: .init(.create, "client"), Clients.post),
    .read(
      "/v1/clients", "listClients", for: [.practitioner, .coordinator], trail: .init(.search, "client"),
      parameters: ["limit", "cursor"], Clients.list),
    .read(
      "/v1/clients/{id}", "getClient", for: [.practitioner, .coordinator], trail: .init(.read, "client"),
      Clients.get),
    .write(
      .put, "/v1/clients/{id}", "putClient", for: [.practitioner, .coordinator],
      trail: .init(.update, "client"), Clients.put),
    .write(
      .patch, "/v1/clients/{id}", "patchClient", for: [.practitioner, .coordinator],
      trail: .init(.update, "client"), bodyBytesMax: Route.patchBytesMax, Clients.patch),
    .write(
      .post, "/v1/clients/{id}/_merge", "mergeClient", for: .coordinator, trail: .init(.update, "client"),
      Clients.merge),
    .ask(
      "/v1/clients/_search", "searchClients", for: [.practitioner, .coordinator],
      trail: .init(.search, "client"), ClientSearch.post),

    .write(
      .post, "/v1/referrers", "postReferrer", for: .coordinator, trail: .init(.create, "referrer"),
      Referrers.post),
    .read(
      "/v1/referrers", "listReferrers", for: [.referrer, .coordinator], trail: .init(.search, "referrer"),
      parameters: ["limit", "cursor"], Referrers.list),
    .read(
      "/v1/referrers/{id}", "getReferrer", for: [.referrer, .coordinator], trail: .init(.read, "referrer"),
      Referrers.get),
    .write(
      .put, "/v1/referrers/{id}", "putReferrer", for: .coordinator, trail: .init(.update, "referrer"),
      Referrers.put),
    .write(
      .patch, "/v1/referrers/{id}", "patchReferrer", for: .coordinator, trail: .init(.update, "referrer"),
      bodyBytesMax: Route.patchBytesMax, Referrers.patch),

    .write(
      .post, "/v1/practitioners", "postPractitioner", for: .coordinator,
      trail: .init(.create, "practitioner"), Practitioners.post),
    .read(
      "/v1/practitioners", "listPractitioners", for: [.practitioner, .coordinator],
      trail: .init(.search, "practitioner"), parameters: ["registrationExpiresBefore", "limit", "cursor"],
      Practitioners.list),
    .read(
      "/v1/practitioners/{id}", "getPractitioner", for: [.practitioner, .coordinator],
      trail: .init(.read, "practitioner"), Practitioners.get),
    .write(
      .put, "/v1/practitioners/{id}", "putPractitioner", for: .coordinator,
      trail: .init(.update, "practitioner"), Practitioners.put),
    .write(
      .patch, "/v1/practitioners/{id}", "patchPractitioner", for: .coordinator,
      trail: .init(.update, "practitioner"), bodyBytesMax: Route.patchBytesMax, Practitioners.patch),

    .write(.post, "/v1/tokens", "postToken", for: .admin, trail: .init(.create, "token"), Tokens.post),
    .read(
      "/v1/tokens", "listTokens", for: .admin, trail: .init(.search, "token"),
      parameters: ["limit", "cursor"], Tokens.list),
    .read("/v1/tokens/{id}", "getToken", for: .admin, trail: .init(.read, "token"), Tokens.get),
    .act(
      "/v1/tokens/{id}/_revoke", "revokeToken", for: .admin, trail: .init(.update, "token"), Tokens.revoke),
  ]
}
