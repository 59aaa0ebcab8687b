import HTTPServer
import Persistence

extension RouteTable {
  /// What clients may ask of whoever keeps their dossiers, and how long those are kept.
  static let rights: [Route] = [
    .stream(
      "/v1/clients/{id}/export", "exportClient", trail: .init(.export, .client), alsoIn: [.html],
      ClientExport.get, doc: .exportClient),

    .write(
      .post, "/v1/clients/{id}/erasure-requests", "postErasureRequest",
      trail: .init(.create, .erasureRequest), ErasureRequests.post, shows: ErasureRequests.show,
      doc: .postErasureRequest),
    .read(
      "/v1/clients/{id}/erasure-requests", "listClientErasureRequests",
      trail: .init(.read, .client), parameters: .paging, ErasureRequests.listOfClient,
      doc: .listClientErasureRequests),
    .read(
      "/v1/clients/{id}/erasure-preview", "previewErasure", trail: .init(.read, .client),
      Erasures.preview, doc: .previewErasure),
    .read(
      "/v1/erasure-requests", "listErasureRequests",
      trail: .init(.search, .erasureRequest), parameters: [.erasureRequestStatus, .limit, .cursor],
      ErasureRequests.list, doc: .listErasureRequests),
    .read(
      "/v1/erasure-requests/{id}", "getErasureRequest",
      trail: .init(.read, .erasureRequest), ErasureRequests.get, doc: .getErasureRequest),
    .write(
      .post, "/v1/erasure-requests/{id}/_refuse", "refuseErasureRequest",
      trail: .init(.update, .erasureRequest), ErasureRequests.refuse, shows: ErasureRequests.show,
      doc: .refuseErasureRequest),
    .act(
      "/v1/erasure-requests/{id}/_withdraw", "withdrawErasureRequest",
      trail: .init(.update, .erasureRequest), ErasureRequests.withdraw, shows: ErasureRequests.show,
      doc: .withdrawErasureRequest),
    .write(
      .post, "/v1/erasure-requests/{id}/_carryOut", "carryOutErasureRequest",
      trail: .init(.delete, .client), Erasures.carryOut, shows: Erasures.show,
      changing: ErasureRequests.show, doc: .carryOutErasureRequest),

    .read(
      "/v1/erasures", "listErasures", trail: .init(.search, .erasure),
      parameters: .paging, Erasures.list, doc: .listErasures),
    .read(
      "/v1/erasures/{id}", "getErasure", trail: .init(.read, .erasure),
      Erasures.get, doc: .getErasure),
    .long(
      "/v1/expired-dossiers", "listExpiredDossiers",
      trail: .init(.search, .client), parameters: .paging, ExpiredDossiers.list, doc: .listExpiredDossiers),
    .act(
      "/v1/expired-dossiers/{id}/_destroy", "destroyExpiredDossier",
      trail: .init(.delete, .client), Erasures.destroyExpired, shows: Erasures.show,
      changing: Clients.show, doc: .destroyExpiredDossier),
  ]
}
