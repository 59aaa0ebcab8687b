import Domain
import Persistence

extension Call {
  /// The client in the path, whose dossier is asked for.
  /// - Throws: As reading the client itself does, when there is none, or none that the caller may know of.
  func visibleClient(_ database: borrowing ReadTransaction) throws -> Client.ID {
    let client: Client.ID = try recordID()
    guard try database.maySee(client, viewer) else {
      throw try Clients.absence(of: client, viewer, database)
    }
    return client
  }
}
