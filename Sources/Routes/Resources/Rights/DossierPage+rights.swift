import Domain
import Persistence

// What must not be missed, what the client allows, who came in without a place in the team, and what the client asked.
extension DossierPage.Part {
  func writeFlags(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    var flags: [Flag] = []
    try database.flags(of: client) { row throws(StorageError) in flags.append(try row.flag()) }
    guard !flags.isEmpty else { return page.nothingKept() }
    for flag in flags {
      let source = try source(of: flag, call, database)
      page.record("\(flag.kind.label.dutch.capitalizedFirst) (\(flag.level.label.dutch))") { page in
        page.facts([
          "Gesignaleerd": call.dutch(flag.raisedAt), "Aanleiding": source, "Te doen": flag.action.label.dutch,
          "Stand": flag.status.label.dutch,
          "Contact": flag.contact.map { call.text(of: $0) } ?? "nog geen vastgelegd",
        ])
        page.kept(flag.createdAt, flag.updatedAt, version: flag.version, call)
      }
    }
  }

  /// "de aanmelding van 18-11-2026"; "de vragenlijst van 18-11-2026 (Patient Health Questionnaire (PHQ-9))".
  private func source(
    of flag: Flag, _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> String? {
    switch flag.source {
    case .intake(let id):
      return try database.intake(id, for: .coordinator) { row throws(StorageError) in
        "de aanmelding van \(call.day(of: row.createdAt).dutch)"
      }
    case .measurement(let id):
      return try database.measurement(id, for: .coordinator) { row throws(StorageError) in
        let details = try row.measurement().details
        return "\(details.form.instrument.label.dutch), \(details.takenOn.dutch)"
      }
    }
  }

  func writeConsents(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    var consents: [Consent] = []
    try database.consents(of: client) { row throws(StorageError) in consents.append(try row.consent()) }
    guard !consents.isEmpty else { return page.nothingKept() }
    let names = try DossierNames(in: client, database)
    page.table(
      ["Waarvoor", "Aan wie", "Antwoord", "Gegeven op", "Tekst", "Ingetrokken op", "Vastgelegd op"],
      consents.map { consent in
        [
          consent.details.purpose.label.dutch.capitalizedFirst,
          consent.details.recipient.map { names.referrer($0) } ?? "–",
          consent.details.given ? "toegestaan" : "geweigerd", call.dutch(consent.details.at),
          "versie \(consent.details.textVersion.text)", consent.withdrawnAt.map { call.dutch($0) } ?? "–",
          call.dutch(consent.createdAt),
        ]
      })
  }

  func writeEmergencies(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let accesses = try database.emergencyAccesses(of: client)
    guard !accesses.isEmpty else { return page.nothingKept() }
    let names = try DossierNames(in: client, database)
    for access in accesses {
      let who = names.practitioner(access.practitionerID)
      page.record("\(call.dutch(access.createdAt)), door \(who)") { page in
        page.facts([
          "Reden": access.reason.text, "Open tot": call.dutch(access.until),
          "Nagekeken": access.review.map { "\(call.dutch($0.at)) door \($0.by.text)" } ?? "nog niet",
          "Oordeel": access.review?.note?.text,
        ])
        page.kept(access.createdAt, access.updatedAt, version: access.version, call)
      }
    }
  }

  func writeErasureRequests(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let requests = try database.erasureRequests(of: client)
    guard !requests.isEmpty else { return page.nothingKept() }
    for request in requests {
      page.record("Verzoek van \(request.receivedOn.dutch)") { page in
        page.facts([
          "Stand": request.status.label.dutch, "Te beslissen tot en met": request.decideBy.dutch,
          "Opmerking": request.note?.text,
          "Afgewezen": request.refused.map { "\(call.dutch($0.at)) door \($0.by.text)" },
          "Grond": request.refused?.ground.label.dutch, "Uitleg": request.refused?.explanation.text,
        ])
        page.kept(request.createdAt, request.updatedAt, version: request.version, call)
      }
    }
  }
}
