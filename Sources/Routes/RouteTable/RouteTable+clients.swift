import HTTPServer
import Persistence

extension RouteTable {
  /// Who is treated.
  static let clients: [Route] = [
    .write(
      .post, "/v1/clients", "postClient", trail: .init(.create, .client), Clients.post, shows: Clients.show,
      doc: .postClient),
    .read(
      "/v1/clients", "listClients", trail: .init(.search, .client),
      parameters: .paging, Clients.list, doc: .listClients),
    .read(
      "/v1/clients/{id}", "getClient", trail: .init(.read, .client),
      Clients.get, doc: .getClient),
    .write(
      .put, "/v1/clients/{id}", "putClient",
      trail: .init(.update, .client), Clients.put, shows: Clients.show, doc: .putClient),
    .write(
      .patch, "/v1/clients/{id}", "patchClient",
      trail: .init(.update, .client), bodyBytesMax: Route.patchBytesMax, Clients.patch, shows: Clients.show,
      doc: .patchClient),
    .write(
      .post, "/v1/clients/{id}/_merge", "mergeClient", trail: .init(.update, .client),
      Clients.merge, shows: Clients.show, doc: .mergeClient),
    .ask(
      "/v1/clients/_search", "searchClients",
      trail: .init(.search, .client), ClientSearch.post, doc: .searchClients),
  ]
}
