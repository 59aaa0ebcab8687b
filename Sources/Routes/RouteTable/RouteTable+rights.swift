import HTTPServer
import Persistence

extension RouteTable {
  /// What clients may ask of whoever keeps their dossiers.
  static let rights: [Route] = [
    .long(
      "/v1/clients/{id}/export", "exportClient", for: .coordinator, trail: .init(.export, "client"),
      ClientExport.get, doc: .exportClient)
  ]
}
