import Domain
import Persistence

extension Call {
  /// Who calls, by name.
  /// - Throws: 403 for a role that writes in no dossier.
  func author(_ database: borrowing ReadTransaction) throws -> Author {
    guard let caller, let author = try database.author(caller.principal, token: caller.tokenID) else {
      throw Problem(.forbidden)
    }
    return author
  }
}
