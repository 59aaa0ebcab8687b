import Domain
import Persistence

extension JSONWriter {
  /// One plan with all that is in it, as its own answer, the list and its versions show it: by four statements, straight
  /// from the rows.
  mutating func write(
    _ row: TreatmentPlanRow, _ plan: TreatmentPlan.ID, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    openObject()
    member("id", utf8: row.id)
    member("version", row.version)
    member("createdAt", row.createdAt)
    member("updatedAt", row.updatedAt)
    member("clientId", utf8: row.clientID)
    member("enrolmentId", utf8: row.enrolmentID)
    member("status", utf8: row.status)
    member("agreements", utf8: row.agreements)
    try writeEvaluations(of: plan, database)
    openArray("goals")
    try database.goals(of: plan) { goal throws(StorageError) in write(goal) }
    closeArray()
    openArray("interventions")
    try database.interventions(of: plan) { intervention throws(StorageError) in write(intervention) }
    closeArray()
    writeSignature(row)
    closeObject()
  }

  /// A plan as a PUT would send it.
  mutating func writeDetails(
    _ row: TreatmentPlanRow, _ plan: TreatmentPlan.ID, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    openObject()
    member("agreements", utf8: row.agreements)
    try writeEvaluations(of: plan, database)
    openArray("goals")
    try database.goals(of: plan) { goal throws(StorageError) in
      openObject()
      member("id", utf8: goal.id)
      writeDetails(goal)
      closeObject()
    }
    closeArray()
    openArray("interventions")
    try database.interventions(of: plan) { intervention throws(StorageError) in
      openObject()
      member("id", utf8: intervention.id)
      writeDetails(intervention)
      closeObject()
    }
    closeArray()
    closeObject()
  }

  private mutating func writeEvaluations(
    of plan: TreatmentPlan.ID, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    openArray("evaluations")
    try database.evaluations(of: plan) { evaluation throws(StorageError) in
      openObject()
      member("on", utf8: evaluation.on)
      member("kind", utf8: evaluation.kind)
      closeObject()
    }
    closeArray()
  }

  private mutating func writeSignature(_ row: TreatmentPlanRow) {
    guard let name = row.signedByName, let signedAt = row.signedAt, let version = row.signedVersion else {
      return null("signedBy")
    }
    openObject("signedBy")
    writeAuthor(row.signedByPractitionerID, name)
    member("signedAt", signedAt)
    member("version", version)
    closeObject()
  }

  /// The members of somebody who wrote or signed something.
  private mutating func writeAuthor(_ practitionerID: Span<UInt8>?, _ name: Span<UInt8>) {
    let role = practitionerID == nil ? Author.Role.coordinator : .practitioner
    member("role", role)
    member("practitionerId", utf8: practitionerID)
    member("name", utf8: name)
  }

  // MARK: Its parts

  /// One goal, as its own answer, the list and the plan show it.
  mutating func write(_ row: GoalRow) {
    openObject()
    member("id", utf8: row.id)
    member("version", row.version)
    member("createdAt", row.createdAt)
    member("updatedAt", row.updatedAt)
    writeDetails(row)
    closeObject()
  }

  /// The members that are sent of a goal.
  mutating func writeDetails(_ row: GoalRow) {
    member("text", utf8: row.text)
    member("dimension", utf8: row.dimension)
    member("measure", utf8: row.measure)
    member("baseline", utf8: row.baseline)
    member("target", utf8: row.target)
    member("dueDate", utf8: row.dueDate)
    member("status", utf8: row.status)
  }

  /// One intervention, as its own answer, the list and the plan show it.
  mutating func write(_ row: InterventionRow) {
    openObject()
    member("id", utf8: row.id)
    member("version", row.version)
    member("createdAt", row.createdAt)
    member("updatedAt", row.updatedAt)
    writeDetails(row)
    closeObject()
  }

  /// The members that are sent of an intervention.
  mutating func writeDetails(_ row: InterventionRow) {
    member("module", utf8: row.module)
    member("practitionerId", utf8: row.practitionerID)
    member("sessionsPlanned", optional: row.sessionsPlanned)
    member("note", utf8: row.note)
  }

  /// One note on a goal's progress. It is never changed, so that it stays in its first version.
  mutating func write(_ row: ProgressNoteRow) {
    openObject()
    member("id", utf8: row.id)
    member("version", 1)
    member("createdAt", row.createdAt)
    member("updatedAt", row.createdAt)
    member("goalId", utf8: row.goalID)
    openObject("author")
    writeAuthor(row.practitionerID, row.authorName)
    closeObject()
    member("text", utf8: row.text)
    closeObject()
  }

  /// One version of a plan, without what is in it.
  mutating func write(_ version: TreatmentPlanVersion) {
    openObject()
    member("version", version.version)
    member("at", version.at)
    writeChangedBy(version)
    member("status", version.status)
    closeObject()
  }

  /// Who made a version.
  mutating func writeChangedBy(_ version: TreatmentPlanVersion) {
    guard let author = version.changedBy else { return null("changedBy") }
    openObject("changedBy")
    member("role", author.role)
    member("practitionerId", optional: author.practitionerID?.rawValue)
    member("name", author.name.text)
    closeObject()
  }
}
