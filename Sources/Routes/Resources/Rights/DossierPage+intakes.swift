import Domain
import Persistence

// With what the client was referred, and what was decided.
extension DossierPage.Part {
  func writeIntakes(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let intakes = try database.intakeIDs(of: client)
    guard !intakes.isEmpty else { return page.nothingKept() }
    let names = try DossierNames(in: client, database)
    for id in intakes {
      let found = try database.intake(id, for: .coordinator) { row throws(StorageError) in
        (intake: try row.intake(), proposal: try row.proposal(), holds: row.holdUntilGPContact)
      }
      guard let found else { continue }
      let intake = found.intake
      let from = names.referrer(intake.referrerID)
      try page.record("Aanmelding van \(call.day(of: intake.createdAt).dutch) door \(from)") { page in
        write(intake, to: &page)
        try writeInstruments(of: intake, database, to: &page)
        write(intake.details.observations, to: &page)
        if found.holds {
          page.element("p", "Er start niets voordat contact met de huisarts is vastgelegd.")
        }
        write(found.proposal, to: &page)
        page.element("h4", "Besluit")
        write(try database.decision(on: id), names, call, to: &page)
        page.kept(intake.createdAt, intake.updatedAt, version: intake.version, call)
      }
    }
  }

  private func write(_ intake: Intake, to page: inout MarkupWriter) {
    let details = intake.details
    page.facts([
      "Stand": intake.status.label.dutch, "Ingevuld op": details.takenOn.dutch,
      "ZorgDomein-nummer": details.zorgdomeinNumber?.text,
      "ICPC": details.icpc.isEmpty ? nil : details.icpc.map(\.text).joined(separator: ", "),
      "Ziekmelding": details.sickLeave?.label.dutch, "Eerste ziektedag": details.firstSickDay?.dutch,
    ])
    page.element("h4", "Reden van de aanmelding")
    page.prose(details.reason.text)
  }

  /// Which instruments came with it; what they say is another part's.
  private func writeInstruments(
    of intake: Intake, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    var sent: Set<Instrument> = []
    try database.measurements(of: intake.id, client: intake.clientID) { row throws(StorageError) in
      sent.insert(try row.form().instrument)
    }
    func list(_ isSent: Bool) -> String? {
      let labels = Instrument.allCases.filter { sent.contains($0) == isSent }.map(\.label.dutch)
      return labels.isEmpty ? nil : labels.dutchList
    }
    page.facts(["Vragenlijsten": list(true) ?? "geen", "Niet meegestuurd": list(false)])
  }

  private func write(_ observations: Observations?, to page: inout MarkupWriter) {
    guard let observations else { return }
    page.element("h4", "Waarnemingen van de verwijzer")
    page.facts([
      "Spanningsklachten": observations.tensionSymptoms.map { "\($0.value) van 8" },
      "Duur": observations.durationMonths.map { $0.value.of("maand", "maanden") },
      "Controleverlies": observations.controlLoss?.dutch,
      "Beperkt in het functioneren": observations.dysfunction?.dutch,
      "Alleen door een psychiatrische stoornis te verklaren": observations.solelyPsychiatric?.dutch,
      "Uitputting op de voorgrond": observations.exhaustionProminent?.dutch,
      "Gevaar voor zichzelf of anderen": observations.acuteDanger?.dutch,
      "Tekenen van psychose of manie": observations.psychosisOrMania?.dutch,
      "Alcohol of drugs een probleem": observations.substance?.dutch,
    ])
  }

  /// What decision support proposed on that day.
  private func write(_ proposal: Proposal?, to page: inout MarkupWriter) {
    guard let proposal else { return }
    page.element("h4", "Voorstel van het systeem (een mens besluit)")
    page.facts([
      "Indeling": proposal.classification.label.dutch, "Voorstel": proposal.phase?.label.dutch ?? "geen",
      "Redenen": proposal.reasons.map(\.label.dutch).joined(separator: "; "),
      "Rekenregels": "versie \(proposal.ruleVersion.rawValue)",
    ])
  }

  private func write(
    _ made: MadeDecision?, _ names: DossierNames, _ call: Call, to page: inout MarkupWriter
  ) {
    guard let made else { return page.nothingKept() }
    let decision = made.decision
    var period: Enrolment.Period?
    var lead: String?
    if case .accept(let acceptance) = decision.outcome {
      period = acceptance.period
      lead = names.practitioner(acceptance.leadID)
    }
    page.facts([
      "Besluit": decision.outcome.kind.label.dutch, "Genomen": "\(call.dutch(made.at)) door \(made.by.text)",
      "Pakket": period.map { "fase \($0.phase.rawValue), \($0.weeks) weken" }, "Begin": period?.start.dutch,
      "Regiebehandelaar": lead, "Toelichting": decision.reason.text,
      "Contact met de huisarts": decision.gpContact.map { call.text(of: $0) },
    ])
  }
}

extension Call {
  /// "Dr. Voorbeeld, 18-11-2026 12:06: wat er is besproken".
  func text(of contact: Flag.Contact) -> String {
    "\(contact.with.text), \(dutch(contact.at))" + (contact.note.map { ": \($0.text)" } ?? "")
  }
}
