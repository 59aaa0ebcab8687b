import Domain
import Persistence

/// Making, changing and merging clients. Practitioners change those in their care, coordinators all; only coordinators
/// make and merge them.
extension Clients: Editable {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    guard let details = ClientBody.read(body, &faults) else { return nil }
    if let fault = fault(in: details.birthDate, call, parentalConsent: false) {
      faults.add(fault)
      return nil
    }
    let client = Client(
      id: Client.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      details: details)
    return Change(result: .created(in: "/v1/clients/")) { transaction in
      try transaction.insert(client)
      return Change.Made(id: client.id.rawValue, client: client.id.rawValue)
    }
  }

  /// `{"clientId": …}`: everything of that client comes under the one in the path, which also gets what its record
  /// lacks. From then on the other is not found; a coordinator is told by whom it was taken over (409).
  static func merge(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let id: Client.ID = try call.recordID()
    _ = try version(call, database)
    guard let other: Client.ID = body.requiredMember("clientId", &faults)?.id(&faults) else { return nil }
    if other == id {
      faults.add(.mergedWithItself)
    } else if try database.birthDate(of: other) == nil {
      faults.add(Fault(part: .body, location: "#/clientId", code: FaultCode(.unknownClient(other))))
    }
    return Change(result: .changed) { transaction in
      for plan in try transaction.reading.treatmentPlans(of: other) { try transaction.keepShown(plan) }
      try transaction.merge(other, into: id, at: call.now)
      return Change.Made(id: id.rawValue, client: id.rawValue, otherClients: [other.rawValue])
    }
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    let (id, viewer): (Client.ID, Viewer) = (try call.recordID(), call.viewer)
    let version = try database.client(id, for: viewer) { row throws(StorageError) in row.version }
    guard let version else { throw try absence(of: id, viewer, database) }
    return version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    _ = try database.client(try call.recordID(), for: call.viewer) { row throws(StorageError) in
      json.openObject()
      json.writeDetails(row)
      json.closeObject()
    }
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Client.Details? {
    guard let details = ClientBody.read(body, &faults) else { return nil }
    if let fault = try fault(in: details, call, database) { faults.add(fault) }
    return details
  }

  static func update(
    to details: Client.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    let id: Client.ID = try call.recordID()
    if let fault = try fault(in: details, call, transaction.reading) { throw Problem(faults: [fault]) }
    try transaction.update(id, to: details, at: call.now)
    return Change.Made(id: id.rawValue, client: id.rawValue)
  }

  // MARK: The rule of age

  /// A birth date that changes is held against the rule; one that stays has been.
  private static func fault(
    in details: Client.Details, _ call: Call, _ database: borrowing ReadTransaction
  ) throws -> Fault? {
    let id: Client.ID = try call.recordID()
    if try database.birthDate(of: id) == details.birthDate { return nil }
    return fault(
      in: details.birthDate, call, parentalConsent: try database.hasParentalConsent(id))
  }

  private static func fault(in birthDate: CalendarDate, _ call: Call, parentalConsent: Bool) -> Fault? {
    let code: FaultCode
    if birthDate > call.today {
      code = .mayNotBeInFuture
    } else if let refusal = Client.refusal(
      birthDate: birthDate, takenOn: call.today, parentalConsent: parentalConsent)
    {
      code = FaultCode(refusal)
    } else {
      return nil
    }
    return Fault(part: .body, location: "#/birthDate", code: code)
  }
}
