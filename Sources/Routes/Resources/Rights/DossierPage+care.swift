import Domain
import Persistence

// Care as it was given: packages, teams, sessions; and when the client was sick.
extension DossierPage.Part {
  func writeEnrolments(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let enrolments = try database.enrolments(of: client)
    let team = try database.careTeam(of: client)
    guard !enrolments.isEmpty || !team.isEmpty else { return page.nothingKept() }
    let names = try DossierNames(in: client, database)
    let sessions = try database.sessions(of: client)
    for enrolment in enrolments {
      let package = try database.phasePackage(enrolment.packageID, for: .coordinator)?.details.name.text
      let continued = enrolments.first { $0.id == enrolment.continuesID }
      page.record(enrolment.period.dutch, isLong: true) { page in
        write(enrolment, in: package, after: continued, to: &page)
        page.element("h4", "Zorgteam")
        write(team.filter { $0.enrolmentID == enrolment.id }, names, to: &page)
        page.element("h4", "Afspraken")
        write(sessions.filter { $0.enrolmentID == enrolment.id }, names, call, to: &page)
        page.kept(enrolment.createdAt, enrolment.updatedAt, version: enrolment.version, call)
      }
    }
    let besides = team.filter { $0.enrolmentID == nil }
    if !besides.isEmpty {
      page.record("Zorgteam buiten een traject") { page in write(besides, names, to: &page) }
    }
  }

  private func write(
    _ enrolment: Enrolment, in package: String?, after continued: Enrolment?, to page: inout MarkupWriter
  ) {
    let payer = enrolment.payer.map { payer in
      let name = payer.name.map { ", \($0.text)" } ?? ""
      return "\(payer.kind.label.dutch)\(name): \(payer.price.dutchEuros)"
    }
    page.facts([
      "Stand": enrolment.status.label.dutch, "Pakket": package, "Betaald door": payer,
      "Vervolg op": continued?.period.dutch, "Geëindigd op": enrolment.ending?.on.dutch,
      "Reden van het einde": enrolment.ending?.reason?.text,
    ])
  }

  private func write(_ team: [CareTeamMember], _ names: DossierNames, to page: inout MarkupWriter) {
    guard !team.isEmpty else { return page.nothingKept() }
    page.table(
      ["Behandelaar", "Rol", "Van", "Tot en met"],
      team.map { place in
        [
          names.practitioner(place.practitionerID), place.role.label.dutch, place.from.dutch,
          place.to?.dutch ?? "–",
        ]
      })
  }

  private func write(
    _ sessions: [Session], _ names: DossierNames, _ call: Call, to page: inout MarkupWriter
  ) {
    guard !sessions.isEmpty else { return page.nothingKept() }
    page.table(
      ["Wanneer", "Duur", "Onderdeel", "Behandelaar", "Plaats", "Stand", "Notitie"],
      sessions.map { session in
        let details = session.details
        return [
          call.dutch(details.startsAt), "\(details.length.minutes) min", names.module(details.module),
          names.practitioner(details.practitionerID), details.place?.text ?? "–", session.status.label.dutch,
          details.note?.text ?? "–",
        ]
      })
  }

  func writeAbsence(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let spells = try database.sickSpells(of: client)
    guard !spells.isEmpty else { return page.nothingKept() }
    for spell in spells {
      let days = spell.details.days
      let end = days.lastDay.map { "tot en met \($0.dutch)" } ?? "tot heden"
      page.record("Ziek van \(days.firstDay.dutch) \(end)") { page in
        if !spell.details.dutiesDone.isEmpty {
          page.table(
            ["Gedaan (Wet verbetering poortwachter)", "Ziekteweek", "Op"],
            spell.details.dutiesDone.map { mark in
              [mark.duty.label.dutch.capitalizedFirst, "\(mark.week)", mark.doneOn.dutch]
            })
        }
        page.kept(spell.createdAt, spell.updatedAt, version: spell.version, call)
      }
    }
  }
}

extension Enrolment.Period {
  /// "Fase 2, 8 weken: 18-11-2026 tot en met 12-01-2027".
  var dutch: String { "Fase \(phase.rawValue), \(weeks) weken: \(start.dutch) tot en met \(end.dutch)" }
}

extension Cents {
  /// "€ 1.234,50", with spaces at which no line is broken.
  fileprivate var dutchEuros: String {
    let (euros, cents) = (value / 100, value % 100)
    let whole = euros < 1_000 ? "\(euros)" : "\(euros / 1_000).\(String(euros % 1_000 + 1_000).dropFirst())"
    return "€\u{A0}\(whole),\(cents < 10 ? "0" : "")\(cents)"
  }
}
