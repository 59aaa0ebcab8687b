import Domain
import HTTPServer
import Persistence

/// `/v1/treatment-plans/{id}/goals`: each goal a record with its own ETag, so that who writes one does not stand in the way
/// of who writes another. Every change makes a new version of the plan too.
enum Goals: Removable {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let plan = try call.treatmentPlan(database)
    guard let details = GoalBody.read(body, &faults) else { return nil }
    let goal = Goal(
      id: Goal.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      details: details)
    let collection = Location.Collection("/v1/treatment-plans/", plan.id.rawValue, "/goals/")
    return Change(result: .created(in: collection)) { transaction in
      try call.changeTreatmentPlan(transaction) { plan, author in
        try transaction.add(goal, to: plan, by: author, at: call.now)
        return goal.id.rawValue
      }
    }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: Goal.ID = try call.innerRecordID()
    try show(id.rawValue, call, database, &answer)
  }

  /// All of them: a plan has few.
  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let plan = try call.treatmentPlan(database)
    answer.json.openList()
    try database.goals(of: plan.id) { row throws(StorageError) in answer.json.write(row) }
    answer.closeList(next: nil)
    answer.seen.client = plan.clientID.rawValue
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    let plan = try call.treatmentPlan(database)
    guard let version = try database.goal(call.innerRecordID(), of: plan.id, read: { $0.version }) else {
      throw Problem(.notFound)
    }
    return version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    let plan = try call.treatmentPlan(database)
    json.openObject()
    let written: Void? = try database.goal(call.innerRecordID(), of: plan.id) { row throws(StorageError) in
      json.writeDetails(row)
    }
    json.closeObject()
    guard written != nil else { throw Problem(.notFound) }
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Goal.Details? {
    GoalBody.read(body, &faults)
  }

  static func update(
    to details: Goal.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    let id: Goal.ID = try call.innerRecordID()
    return try call.changeTreatmentPlan(transaction) { plan, author in
      try transaction.update(id, of: plan, to: details, by: author, at: call.now)
      return id.rawValue
    }
  }

  static func remove(_ call: Call, _ transaction: borrowing WriteTransaction) throws -> Change.Made {
    let id: Goal.ID = try call.innerRecordID()
    return try call.changeTreatmentPlan(transaction) { plan, author in
      try transaction.remove(id, from: plan, by: author, at: call.now)
      return id.rawValue
    }
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let plan = try call.treatmentPlan(database)
    let version = try database.goal(Goal.ID(rawValue: id), of: plan.id) { row throws(StorageError) in
      answer.json.write(row)
      return row.version
    }
    guard let version else { throw Problem(.notFound) }
    answer.version = version
    answer.seen.object = id
    answer.seen.client = plan.clientID.rawValue
  }
}
