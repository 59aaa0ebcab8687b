import Domain
import HTTPServer
import Persistence

/// `/v1/treatment-plans`: what a client and its practitioners want to reach. Whoever sees the client keeps the plan with the
/// others: as a whole, or goal by goal and intervention by intervention (`Goals`, `Interventions`).
enum TreatmentPlans: Editable {
  /// `{"enrolmentId": …}`: a draft. What the body does not say, the package's template says.
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let member = body.requiredMember("enrolmentId", &faults)
    let enrolmentID: Enrolment.ID? = if let member { member.id(&faults) } else { nil }
    if let member, let enrolmentID, try database.enrolment(enrolmentID, for: call.viewer) == nil {
      faults.add(FaultCode(.unknownEnrolment(enrolmentID)), at: member)
    }
    guard let parts = try TreatmentPlanBody.read(body, isNew: true, database, &faults), let enrolmentID,
      faults.isEmpty
    else { return nil }
    return Change(result: .created(in: "/v1/treatment-plans/")) { transaction in
      guard let enrolment = try transaction.reading.enrolment(enrolmentID, for: call.viewer) else {
        throw Problem(FaultCode(.unknownEnrolment(enrolmentID)), in: .body, at: "#/enrolmentId")
      }
      try enrolment.checkRunning()
      let template = try transaction.reading.planTemplate(of: enrolment)
      var ids = call.newIDs()
      let plan = TreatmentPlan.drafted(
        parts.details(or: template), for: enrolment.clientID, in: enrolment.id, at: call.now,
        makeID: { ids.next(at: call.now) })
      try transaction.insert(plan, by: call.author(transaction.reading))
      return Change.Made(id: plan.id.rawValue, client: plan.clientID.rawValue)
    }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: TreatmentPlan.ID = try call.recordID()
    try show(id.rawValue, call, database, &answer)
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let paging = query.paging(&faults)
    let filter = TreatmentPlanFilter(
      client: query.id("clientId", &faults), enrolment: query.id("enrolmentId", &faults),
      status: query.word("status", &faults))
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    answer.json.openList()
    let next = try database.treatmentPlans(
      for: call.viewer, filter, after: paging.after.map(TreatmentPlan.ID.init(rawValue:)),
      limit: paging.limit
    ) { row throws(StorageError) in
      try answer.json.write(row, row.standing().id, database)
      answer.seen.note(row.clientID)
    }
    answer.closeList(next: next?.rawValue)
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    try call.treatmentPlan(database).version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    let id: TreatmentPlan.ID = try call.recordID()
    let written: Void? = try database.treatmentPlan(id, for: call.viewer) { row throws(StorageError) in
      try json.writeDetails(row, id, database)
    }
    guard written != nil else { throw Problem(.notFound) }
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> TreatmentPlan.Details? {
    try TreatmentPlanBody.read(body, database, &faults)?.details
  }

  static func update(
    to details: TreatmentPlan.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    try call.changeTreatmentPlan(transaction) { plan, author in
      try refuseUnknownParts(of: details, plan.id, transaction.reading)
      var ids = call.newIDs()
      try transaction.update(
        plan, to: details, by: author, at: call.now, makeID: { ids.next(at: call.now) })
      return plan.id.rawValue
    }
  }

  /// Goals and interventions that the plan, in the version that is meant, does not have.
  private static func refuseUnknownParts(
    of details: TreatmentPlan.Details, _ plan: TreatmentPlan.ID, _ database: borrowing ReadTransaction
  ) throws {
    var faults = Faults()
    for (index, id) in details.goals.map(\.id).enumerated() {
      guard let id, try database.goal(id, of: plan, read: { _ in true }) == nil else { continue }
      faults.add(Fault(part: .body, location: "#/goals/\(index)/id", code: FaultCode(.unknownGoal(id))))
    }
    for (index, id) in details.interventions.map(\.id).enumerated() {
      guard let id, try database.intervention(id, of: plan, read: { _ in true }) == nil else { continue }
      faults.add(
        Fault(
          part: .body, location: "#/interventions/\(index)/id", code: FaultCode(.unknownIntervention(id))))
    }
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let plan = TreatmentPlan.ID(rawValue: id)
    let shown = try database.treatmentPlan(plan, for: call.viewer) { row throws(StorageError) in
      try answer.json.write(row, plan, database)
      return (version: row.version, client: Client.ID(octets: row.clientID))
    }
    guard let shown else { throw Problem(.notFound) }
    answer.version = shown.version
    answer.seen.object = id
    answer.seen.client = shown.client?.rawValue
  }
}

extension TreatmentPlanBody.Parts {
  /// What was said, and nothing where nothing was.
  fileprivate var details: TreatmentPlan.Details {
    TreatmentPlan.Details(
      agreements: agreements, evaluations: evaluations ?? [], goals: goals ?? [],
      interventions: interventions ?? [])
  }

  /// What was said, and the template's where nothing was.
  fileprivate func details(or template: TreatmentPlan.Details) -> TreatmentPlan.Details {
    TreatmentPlan.Details(
      agreements: agreements ?? template.agreements, evaluations: evaluations ?? template.evaluations,
      goals: goals ?? template.goals, interventions: interventions ?? template.interventions)
  }
}
