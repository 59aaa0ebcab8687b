import Domain
import Persistence

/// A change that was read from a request and is still to be made, by the writer.
struct Change: Sendable {
  /// What became of it.
  struct Made: Sendable {
    let id: UUIDv7
    /// The client that it is about.
    var client: UUIDv7?
    /// Other clients that were changed with it.
    var otherClients: [UUIDv7] = []
    /// What the audit trail says of the right by which it was done.
    var rule: AuditEvent.Rule?
    /// The emergency access, where this opened a dossier.
    var emergency: EmergencyAccess.ID?
    /// In whose name it was done, where that is another than the caller.
    var onBehalfOf: UUIDv7?
    /// What is shown of it this once, such as a new token.
    var secret: String?
  }

  /// What is answered.
  enum Result: Sendable {
    /// 201, with the collection's path before the new id.
    case created(in: Location.Collection)
    /// 201, where the path leads.
    case createdHere
    /// 200.
    case changed
    /// 204.
    case removed
  }

  let result: Result
  /// What it destroys may be found in the files afterwards.
  enum Traces: Sendable {
    /// The answer waits until that has been overwritten.
    case awaited
    /// That is overwritten soon; who asked waits for it by itself.
    case left
  }

  /// nil for one that destroys nothing.
  var traces: Traces?
  /// Makes it. Runs again for a request that is sent again, unless that carries the same Idempotency-Key. What is shown
  /// of it then is for its route to say.
  let make: @Sendable (borrowing WriteTransaction) throws -> Made
}
