import Domain
import Persistence

// What was agreed to reach, and how it went. Of an earlier version the line of its own is here; the record itself keeps
// every version whole.
extension DossierPage.Part {
  func writePlans(
    _ client: Client.ID, _ call: Call, _ database: borrowing ReadTransaction, to page: inout MarkupWriter
  ) throws {
    let plans = try database.treatmentPlans(of: client)
    guard !plans.isEmpty else { return page.nothingKept() }
    let names = try DossierNames(in: client, database)
    for id in plans {
      let found = try database.treatmentPlan(id, for: .coordinator) { row throws(StorageError) in
        (
          standing: try row.standing(), enrolment: try row.enrolment(), signature: try row.signature(),
          createdAt: row.createdAt
        )
      }
      guard let (standing, enrolmentID, signature, createdAt) = found else { continue }
      let enrolment = try database.enrolment(enrolmentID, for: .coordinator)
      try page.record("Behandelplan, \(enrolment?.period.dutch.lowercasedFirst ?? "")", isLong: true) {
        page in
        page.facts([
          "Stand": standing.status.label.dutch,
          "Ondertekend": signature.map { signed in
            "\(call.dutch(signed.at)) door \(signed.author.dutch), versie \(signed.version)"
          },
        ])
        page.element("h4", "Afspraken")
        if let agreements = try database.agreements(of: id) {
          page.prose(agreements.text)
        } else {
          page.nothingKept()
        }
        try writeGoals(of: id, call, database, to: &page)
        try writeInterventions(of: id, names, database, to: &page)
        page.element("h4", "Evaluaties")
        let evaluations = try database.evaluations(of: id)
        if evaluations.isEmpty {
          page.nothingKept()
        } else {
          page.table(
            ["Op", "Welke"], evaluations.map { [$0.on.dutch, $0.kind.label.dutch.capitalizedFirst] })
        }
        try writeVersions(of: standing, call, database, to: &page)
        page.kept(createdAt, standing.updatedAt, version: standing.version, call)
      }
    }
  }

  private func writeGoals(
    of plan: TreatmentPlan.ID, _ call: Call, _ database: borrowing ReadTransaction,
    to page: inout MarkupWriter
  ) throws {
    page.element("h4", "Doelen")
    let goals = try database.goals(of: plan)
    guard !goals.isEmpty else { return page.nothingKept() }
    for goal in goals {
      let details = goal.details
      try page.element("div", ["class": "goal"]) { page in
        page.prose(details.text.text)
        page.facts([
          "Stand": details.status.label.dutch, "Hoort bij": details.dimension?.label.dutch,
          "Te zien aan": details.measure?.text, "Begin": details.baseline?.text,
          "Streven": details.target?.text, "Voor": details.dueDate?.dutch,
        ])
        var notes: [[String]] = []
        _ = try database.progressNotes(on: goal.id, after: nil, limit: Int(Int32.max)) {
          row throws(StorageError) in
          let note = try row.note()
          notes.append([call.dutch(note.createdAt), note.author.dutch, note.text.text])
        }
        if !notes.isEmpty { page.table(["Voortgang", "Door", "Notitie"], notes) }
        page.kept(goal.createdAt, goal.updatedAt, version: goal.version, call)
      }
    }
  }

  private func writeInterventions(
    of plan: TreatmentPlan.ID, _ names: DossierNames, _ database: borrowing ReadTransaction,
    to page: inout MarkupWriter
  ) throws {
    page.element("h4", "Interventies")
    let interventions = try database.interventions(of: plan).map(\.details)
    guard !interventions.isEmpty else { return page.nothingKept() }
    page.table(
      ["Onderdeel", "Behandelaar", "Sessies", "Notitie"],
      interventions.map { intervention in
        [
          names.module(intervention.module),
          intervention.practitionerID.map { names.practitioner($0) } ?? "–",
          intervention.sessionsPlanned.map { "\($0.value)" } ?? "–", intervention.note?.text ?? "–",
        ]
      })
  }

  private func writeVersions(
    of plan: TreatmentPlanStanding, _ call: Call, _ database: borrowing ReadTransaction,
    to page: inout MarkupWriter
  ) throws {
    page.element("h4", "Versies van dit plan")
    let earlier = try database.earlierVersions(of: plan.id, after: 0, limit: Int(Int32.max))
    page.table(
      ["Versie", "Van", "Door", "Stand"],
      (earlier + [plan.presentVersion]).map { version in
        [
          "\(version.version)", call.dutch(version.at), version.changedBy?.dutch ?? "–",
          version.status.label.dutch,
        ]
      })
  }
}

extension Author {
  /// "Coach Voorbeeld (behandelaar)".
  var dutch: String { "\(name.text) (\(role.label.dutch))" }
}

extension String {
  /// With its first letter small, to go on with.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
