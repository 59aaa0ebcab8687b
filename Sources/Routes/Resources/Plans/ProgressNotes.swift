import Domain
import HTTPServer
import Persistence

/// `/v1/treatment-plans/{id}/goals/{goalId}/progress-notes` and `/v1/progress-notes/{id}`: what people saw of the progress
/// towards a goal. Notes are added, by as many at once as there are, and change no version of anything.
enum ProgressNotes {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    _ = try goal(call, database)
    guard let text: ProgressText = body.requiredMember("text", &faults)?.prose(&faults) else { return nil }
    let id = ProgressNote.ID(rawValue: call.newKey())
    return Change(result: .created(in: "/v1/progress-notes/")) { transaction in
      let (plan, goal) = try goal(call, transaction.reading)
      try plan.status.checkOpen()
      let note = ProgressNote(
        id: id, goalID: goal, author: try call.author(transaction.reading), createdAt: call.now, text: text)
      try transaction.insert(note)
      return Change.Made(id: id.rawValue, client: plan.clientID.rawValue)
    }
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let paging = Query(request, of: call.route, &faults).paging(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let (plan, goal) = try goal(call, database)
    answer.json.openList()
    let next = try database.progressNotes(
      on: goal, after: paging.after.map(ProgressNote.ID.init(rawValue:)), limit: paging.limit
    ) { row throws(StorageError) in answer.json.write(row) }
    answer.closeList(next: next?.rawValue)
    answer.seen.client = plan.clientID.rawValue
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(call.idInPath(), call, database, &answer)
  }

  // MARK: Parts

  /// The goal in the path, and its plan.
  private static func goal(
    _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> (plan: TreatmentPlanStanding, goal: Goal.ID) {
    let plan = try call.treatmentPlan(database)
    let goal: Goal.ID = try call.innerRecordID()
    guard try database.goal(goal, of: plan.id, read: { _ in true }) != nil else { throw Problem(.notFound) }
    return (plan, goal)
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client = try database.progressNote(ProgressNote.ID(rawValue: id), for: call.viewer) {
      row, client throws(StorageError) in
      answer.json.write(row)
      return client
    }
    guard let client else { throw Problem(.notFound) }
    answer.version = 1
    answer.seen.object = id
    answer.seen.client = client.rawValue
  }
}
