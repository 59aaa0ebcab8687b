import Domain
import Persistence

/// The members of an intervention, as they are sent, alone or within a plan.
enum InterventionBody {
  /// - Returns: nil when `faults` has grown.
  static func read(
    _ body: JSONObject, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Intervention.Details? {
    let known = faults.list.count
    let module = body.requiredMember("module", &faults)?.parsed(.malformedCode, &faults) { CodeWord($0) }
    let practitioner: Practitioner.ID? = body.member("practitionerId", &faults)?.id(&faults)
    let sessionsPlanned: SessionCount? = body.member("sessionsPlanned", &faults)?.whole(&faults)
    let note: Note? = body.member("note", &faults)?.prose(&faults)
    if let practitioner, try database.practitionerIsActive(practitioner) == nil {
      faults.add(FaultCode(.unknownPractitioner(practitioner)), at: body, member: "practitionerId")
    }
    guard faults.list.count == known, let module else { return nil }
    return Intervention.Details(
      module: module, practitionerID: practitioner, sessionsPlanned: sessionsPlanned, note: note)
  }
}
