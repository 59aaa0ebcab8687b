import HTTPServer
import Persistence

extension RouteTable {
  /// Sickness, and the way back to work.
  static let work: [Route] = [
    .write(
      .post, "/v1/clients/{id}/sick-spells", "postSickSpell",
      trail: .init(.create, .sickSpell), SickSpells.post, shows: SickSpells.show, doc: .postSickSpell),
    .read(
      "/v1/clients/{id}/sick-spells", "listSickSpells",
      trail: .init(.read, .client), parameters: .paging, SickSpells.list, doc: .listSickSpells),
    .read(
      "/v1/clients/{id}/sick-spells/{sickSpellId}", "getSickSpell",
      trail: .init(.read, .sickSpell), SickSpells.get, doc: .getSickSpell),
    .write(
      .put, "/v1/clients/{id}/sick-spells/{sickSpellId}", "putSickSpell",
      trail: .init(.update, .sickSpell), SickSpells.put, shows: SickSpells.show, doc: .putSickSpell),
    .write(
      .patch, "/v1/clients/{id}/sick-spells/{sickSpellId}", "patchSickSpell",
      trail: .init(.update, .sickSpell),
      bodyBytesMax: Route.patchBytesMax, SickSpells.patch, shows: SickSpells.show, doc: .patchSickSpell),
    .remove(
      "/v1/clients/{id}/sick-spells/{sickSpellId}", "deleteSickSpell",
      trail: .init(.delete, .sickSpell), SickSpells.delete, doc: .deleteSickSpell),
    .read(
      "/v1/clients/{id}/absence", "getClientAbsence",
      trail: .init(.read, .client), ClientAbsence.get, doc: .getClientAbsence),
  ]
}
