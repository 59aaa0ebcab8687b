import HTTPServer
import Persistence

extension RouteTable {
  /// What clients may ask of whoever keeps their dossiers, and how long those are kept.
  static let rights: [Route] = [
    .long(
      "/v1/clients/{id}/export", "exportClient", for: .coordinator, trail: .init(.export, "client"),
      ClientExport.get, doc: .exportClient),

    .write(
      .post, "/v1/clients/{id}/erasure-requests", "postErasureRequest", for: .coordinator,
      trail: .init(.create, "erasureRequest"), ErasureRequests.post, doc: .postErasureRequest),
    .read(
      "/v1/clients/{id}/erasure-requests", "listClientErasureRequests", for: .coordinator,
      trail: .init(.read, "client"), parameters: .paging, ErasureRequests.listOfClient,
      doc: .listClientErasureRequests),
    .read(
      "/v1/clients/{id}/erasure-preview", "previewErasure", for: .coordinator, trail: .init(.read, "client"),
      Erasures.preview, doc: .previewErasure),
    .read(
      "/v1/erasure-requests", "listErasureRequests", for: .coordinator,
      trail: .init(.search, "erasureRequest"), parameters: [.erasureRequestStatus, .limit, .cursor],
      ErasureRequests.list, doc: .listErasureRequests),
    .read(
      "/v1/erasure-requests/{id}", "getErasureRequest", for: .coordinator,
      trail: .init(.read, "erasureRequest"), ErasureRequests.get, doc: .getErasureRequest),
    .write(
      .post, "/v1/erasure-requests/{id}/_refuse", "refuseErasureRequest", for: .coordinator,
      trail: .init(.update, "erasureRequest"), ErasureRequests.refuse, doc: .refuseErasureRequest),
    .act(
      "/v1/erasure-requests/{id}/_withdraw", "withdrawErasureRequest", for: .coordinator,
      trail: .init(.update, "erasureRequest"), ErasureRequests.withdraw, doc: .withdrawErasureRequest),
    .write(
      .post, "/v1/erasure-requests/{id}/_carryOut", "carryOutErasureRequest", for: .coordinator,
      trail: .init(.delete, "client"), Erasures.carryOut, doc: .carryOutErasureRequest),

    .read(
      "/v1/erasures", "listErasures", for: [.coordinator, .admin], trail: .init(.search, "erasure"),
      parameters: .paging, Erasures.list, doc: .listErasures),
    .read(
      "/v1/erasures/{id}", "getErasure", for: [.coordinator, .admin], trail: .init(.read, "erasure"),
      Erasures.get, doc: .getErasure),
    .long(
      "/v1/expired-dossiers", "listExpiredDossiers", for: [.coordinator, .admin],
      trail: .init(.search, "client"), parameters: .paging, ExpiredDossiers.list, doc: .listExpiredDossiers),
    .act(
      "/v1/expired-dossiers/{id}/_destroy", "destroyExpiredDossier", for: .coordinator,
      trail: .init(.delete, "client"), Erasures.destroyExpired, doc: .destroyExpiredDossier),
  ]
}
