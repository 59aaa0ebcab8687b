import HTTPServer
import Persistence

extension RouteTable {
  /// Who is treated.
  static let clients: [Route] = [
    .write(
      .post, "/v1/clients", "postClient", for: .coordinator, trail: .init(.create, "client"), Clients.post,
      doc: .postClient),
    .read(
      "/v1/clients", "listClients", for: [.practitioner, .coordinator], trail: .init(.search, "client"),
      parameters: .paging, Clients.list, doc: .listClients),
    .read(
      "/v1/clients/{id}", "getClient", for: [.practitioner, .coordinator], trail: .init(.read, "client"),
      Clients.get, doc: .getClient),
    .write(
      .put, "/v1/clients/{id}", "putClient", for: [.practitioner, .coordinator],
      trail: .init(.update, "client"), Clients.put, doc: .putClient),
    .write(
      .patch, "/v1/clients/{id}", "patchClient", for: [.practitioner, .coordinator],
      trail: .init(.update, "client"), bodyBytesMax: Route.patchBytesMax, Clients.patch, doc: .patchClient),
    .write(
      .post, "/v1/clients/{id}/_merge", "mergeClient", for: .coordinator, trail: .init(.update, "client"),
      Clients.merge, doc: .mergeClient),
    .ask(
      "/v1/clients/_search", "searchClients", for: [.practitioner, .coordinator],
      trail: .init(.search, "client"), ClientSearch.post, doc: .searchClients),
  ]
}
