public import Domain
public import SQLite

/// A dossier whose term is known.
public struct DossierTerm: Equatable, Sendable {
  public let clientID: Client.ID
  public let dossierClass: RetentionTerms.Class
  public let lastChange: Instant
}

enum ExpiredDossiers {
  /// Clients whose own record has not been changed since a moment: only they can have a dossier whose term has run out.
  /// Reads every row from the cursor on: only for a long read.
  static let candidates: StaticString = """
    SELECT id
    FROM client
    WHERE id BETWEEN ?1 AND ?2 AND updated_at < ?3 AND merged_into IS NULL
    ORDER BY id
    """

  /// By enrolment_by_client.
  static let wasTreated: StaticString = "SELECT 1 FROM enrolment WHERE client_id = ?1 LIMIT 1"
}

extension ReadTransaction {
  /// When a client's dossier was last changed, and how long dossiers of its class are kept.
  public func dossierTerm(of client: Client.ID) throws(SQLiteError) -> DossierTerm {
    DossierTerm(
      clientID: client, dossierClass: try exists(ExpiredDossiers.wasTreated, client) ? .care : .referral,
      lastChange: try lastChange(of: client))
  }

  /// At most `limit` dossiers that `isOver` says yes to, by the client's id, from after `cursor` on. Only for a long read.
  /// - Parameter moment: No term ran out that began after it.
  /// - Returns: Also the cursor of the next page; `nil` when this was the last.
  public func expiredDossiers(
    after cursor: Client.ID?, limit: Int, lastChangedBefore moment: Instant, isOver: (DossierTerm) -> Bool
  ) throws(SQLiteError) -> (terms: [DossierTerm], next: Client.ID?) {
    let window = Window.after(cursor)
    var terms: [DossierTerm] = []
    try forEachRow(ExpiredDossiers.candidates, window.first, window.last, moment) { row throws(SQLiteError) in
      guard terms.count <= limit else { return }
      let term = try dossierTerm(of: row.id(0, "client.id"))
      if isOver(term) { terms.append(term) }
    }
    let page = terms.prefix(limit)
    return (Array(page), terms.count > limit ? page.last?.clientID : nil)
  }
}
