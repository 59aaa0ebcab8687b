/// The whole API: who may call what, and whether it reads or writes. One part a file, `RouteTable+….swift`.
enum RouteTable {
  static let routes: [Route] =
    service + intakes + clients + people + dossier + care + treatmentPlans + sessions + work + trust
    + rights + feedback

  /// What the service says of itself, and of its caller.
  static let service: [Route] = [
    .open("/livez", "getLiveness", Health.live, doc: .getLiveness),
    .open("/readyz", "getReadiness", Health.ready, doc: .getReadiness),
    .open(
      "/.well-known/security.txt", "getSecurityTxt", as: [.text, .json], SecurityContact.get,
      doc: .getSecurityTxt),

    .open("/v1/openapi.json", "getOpenApi", OpenAPIResource.get, doc: .getOpenApi),
    .read("/v1/me", "getMe", trail: nil, Me.get, doc: .getMe),
    .read("/v1/codes", "getCodes", trail: nil, Codes.get, doc: .getCodes),
  ]
}
