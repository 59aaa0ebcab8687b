public import Domain
public import SQLite

/// Under which name somebody writes: the practitioner's, or that of the coordinator's token.
enum AuthorRecord {
  static let selectPractitionerName: StaticString = "SELECT name FROM practitioner WHERE id = ?1"
  static let selectTokenName: StaticString = "SELECT name FROM token WHERE id = ?1"
}

extension ReadTransaction {
  /// Who writes, by the name of today.
  /// - Returns: `nil` for a role that writes in no dossier.
  public func author(_ principal: Principal, token: AccessToken.ID?) throws(SQLiteError) -> Author? {
    switch principal.binding {
    case .practitioner(let id):
      try first(AuthorRecord.selectPractitionerName, id) { row throws(SQLiteError) in
        Author(practitionerID: id, name: row.line(0))
      }
    case .coordinator:
      try first(AuthorRecord.selectTokenName, token) { row throws(SQLiteError) in
        Author(practitionerID: nil, name: row.line(0))
      }
    case .referrer, .reporter, .admin: nil
    }
  }
}
