public import Domain
public import Persistence

// What every change of a treatment plan, or of something in it, has in common.

extension Call {
  /// The plan in the path.
  /// - Throws: 404 when there is none, or none that the caller may know of.
  func treatmentPlan(_ database: borrowing ReadTransaction) throws -> TreatmentPlanStanding {
    let plan = try database.treatmentPlan(try recordID(), for: viewer) { row throws(StorageError) in
      try row.standing()
    }
    guard let plan else { throw Problem(.notFound) }
    return plan
  }

  /// Changes the plan in the path, after keeping the version that ends.
  /// - Parameter change: makes the change, and gives the id of what it made or changed.
  func changeTreatmentPlan(
    _ transaction: borrowing WriteTransaction,
    _ change: (TreatmentPlanStanding, Author) throws -> UUIDv7
  ) throws -> Change.Made {
    let plan = try treatmentPlan(transaction.reading)
    try plan.status.checkOpen()
    try transaction.keepShown(plan.id)
    let id = try change(plan, author(transaction.reading))
    return Change.Made(id: id, client: plan.clientID.rawValue)
  }
}

/// For whoever changes plans without a request.
public enum TreatmentPlanHistory {
  /// Keeps the version in which a plan is, as callers are shown it, before another one follows.
  public static func keep(_ plan: TreatmentPlan.ID, _ transaction: borrowing WriteTransaction) throws {
    try transaction.keepShown(plan)
  }
}

extension WriteTransaction {
  /// Keeps the version in which a plan is, as it is shown, before another one follows.
  func keepShown(_ plan: TreatmentPlan.ID) throws(StorageError) {
    var json = JSONWriter()
    let standing = try reading.treatmentPlan(plan, for: .coordinator) { row throws(StorageError) in
      try json.write(row, plan, reading)
      return try row.standing()
    }
    if let standing { try keep(standing, shown: json.octets.octets) }
  }
}

/// From state to state.
extension TreatmentPlans {
  static func activate(_ call: Call) throws -> Change {
    step(call) { transaction, plan, author throws in
      try transaction.activate(plan, by: author, at: call.now)
    }
  }

  static func close(_ call: Call) throws -> Change {
    step(call) { transaction, plan, author throws in try transaction.close(plan, by: author, at: call.now) }
  }

  /// `{"version": 5}`: which version the caller has read and stands for.
  static func sign(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    _ = try call.treatmentPlan(database)
    guard let member = body.requiredMember("version", &faults), let version = member.integer(&faults) else {
      return nil
    }
    guard version >= 1 else {
      faults.add(.outOfRange, at: member)
      return nil
    }
    return step(call) { transaction, plan, author throws in
      try transaction.sign(plan, version: version, by: author, at: call.now)
    }
  }

  private static func step(
    _ call: Call,
    _ work:
      @escaping @Sendable (
        borrowing WriteTransaction, TreatmentPlanStanding, Author
      ) throws -> Void
  ) -> Change {
    Change(result: .changed) { transaction in
      try call.changeTreatmentPlan(transaction) { plan, author in
        try work(transaction, plan, author)
        return plan.id.rawValue
      }
    }
  }
}
