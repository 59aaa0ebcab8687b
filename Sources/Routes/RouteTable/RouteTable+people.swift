import HTTPServer
import Persistence

extension RouteTable {
  /// Who sends and who treats.
  static let people: [Route] = [
    .write(
      .post, "/v1/referrers", "postReferrer", trail: .init(.create, .referrer),
      Referrers.post, shows: Referrers.show, doc: .postReferrer),
    .read(
      "/v1/referrers", "listReferrers", trail: .init(.search, .referrer),
      parameters: .paging, Referrers.list, doc: .listReferrers),
    .read(
      "/v1/referrers/{id}", "getReferrer", trail: .init(.read, .referrer),
      Referrers.get, doc: .getReferrer),
    .write(
      .put, "/v1/referrers/{id}", "putReferrer", trail: .init(.update, .referrer),
      Referrers.put, shows: Referrers.show, doc: .putReferrer),
    .write(
      .patch, "/v1/referrers/{id}", "patchReferrer", trail: .init(.update, .referrer),
      bodyBytesMax: Route.patchBytesMax, Referrers.patch, shows: Referrers.show, doc: .patchReferrer),

    .write(
      .post, "/v1/practitioners", "postPractitioner",
      trail: .init(.create, .practitioner), Practitioners.post, shows: Practitioners.show,
      doc: .postPractitioner),
    .read(
      "/v1/practitioners", "listPractitioners",
      trail: .init(.search, .practitioner), parameters: [.registrationExpiresBefore, .limit, .cursor],
      Practitioners.list, doc: .listPractitioners),
    .read(
      "/v1/practitioners/{id}", "getPractitioner",
      trail: .init(.read, .practitioner), Practitioners.get, doc: .getPractitioner),
    .write(
      .put, "/v1/practitioners/{id}", "putPractitioner",
      trail: .init(.update, .practitioner), Practitioners.put, shows: Practitioners.show,
      doc: .putPractitioner),
    .write(
      .patch, "/v1/practitioners/{id}", "patchPractitioner",
      trail: .init(.update, .practitioner), bodyBytesMax: Route.patchBytesMax, Practitioners.patch,
      shows: Practitioners.show,
      doc: .patchPractitioner),
  ]
}
