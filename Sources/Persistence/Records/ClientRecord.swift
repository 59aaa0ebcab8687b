public import Domain
public import SQLite

/// The `client` table.
enum ClientRecord {
  static let insert: StaticString = """
    INSERT INTO client (id, given_name, infix, family_name, family_name_folded, birth_date, email, phone, street,
                        house_number, postcode, city, occupation, employer_name, gp_name, gp_agb_code, gp_phone,
                        statement, version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
    """

  static let update: StaticString = """
    UPDATE client
    SET given_name = ?2, infix = ?3, family_name = ?4, family_name_folded = ?5, birth_date = ?6, email = ?7, phone = ?8,
        street = ?9, house_number = ?10, postcode = ?11, city = ?12, occupation = ?13, employer_name = ?14,
        gp_name = ?15, gp_agb_code = ?16, gp_phone = ?17, statement = ?18, version = version + 1,
        updated_at = max(?19, updated_at)
    WHERE id = ?1
    """

  /// A coordinator's page, or one row (`Window`). By the primary key.
  static let selectAll: StaticString = """
    SELECT id, version, created_at, updated_at, given_name, infix, family_name, birth_date, email, phone, street,
           house_number, postcode, city, occupation, employer_name, gp_name, gp_agb_code, gp_phone, statement,
           family_name_folded
    FROM client
    WHERE id BETWEEN ?1 AND ?2 AND merged_into IS NULL
    ORDER BY id
    LIMIT ?3
    """

  /// A practitioner's page, or one row: by in_care, then the primary key.
  static let selectInCare: StaticString = """
    SELECT id, version, created_at, updated_at, given_name, infix, family_name, birth_date, email, phone, street,
           house_number, postcode, city, occupation, employer_name, gp_name, gp_agb_code, gp_phone, statement,
           family_name_folded
    FROM client
    WHERE id IN (
      SELECT client_id
      FROM in_care
      WHERE practitioner_id = ?4 AND client_id BETWEEN ?1 AND ?2 AND from_moment <= ?5 AND until_moment > ?5)
    ORDER BY id
    LIMIT ?3
    """

  /// By client_by_birth_date: at most the people of one birthday.
  static let searchByBirthDate: StaticString = """
    SELECT id
    FROM client
    WHERE birth_date = ?3 AND family_name_folded >= ?4 AND family_name_folded < ?5 AND id BETWEEN ?1 AND ?2
      AND merged_into IS NULL
    ORDER BY id
    """

  /// Reads the whole table from the cursor on: only for a long read.
  static let searchByPartOfName: StaticString = """
    SELECT id
    FROM client
    WHERE id BETWEEN ?1 AND ?2 AND merged_into IS NULL AND family_name_folded LIKE ?3 ESCAPE '\\'
      AND (?4 IS NULL OR birth_date = ?4)
    ORDER BY id
    LIMIT ?5
    """

  /// By client_by_birth_date, without the table unless there is one.
  static let selectPossibleDuplicates: StaticString = """
    SELECT id
    FROM client
    WHERE birth_date = ?1 AND family_name_folded = ?2 AND id <> ?3 AND merged_into IS NULL
    ORDER BY id
    LIMIT ?4
    """

  static let selectBirthDate: StaticString = "SELECT birth_date FROM client WHERE id = ?1"

  /// By intake_by_client.
  static let isKnownToReferrer: StaticString = """
    SELECT 1 FROM intake WHERE client_id = ?1 AND +referrer_id = ?2 LIMIT 1
    """
}

extension ReadTransaction {
  /// Lends one client.
  /// - Returns: What `read` makes of it; `nil` when there is none, or none that `viewer` may know of.
  public func client<Output>(
    _ id: Client.ID, for viewer: Viewer, read: (ClientRow) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    var output: Output?
    try clients(.one(id), for: viewer, limit: 1) { row throws(SQLiteError) in output = try read(row) }
    return output
  }

  /// Whether `viewer` may see this client, and with it the dossier: its measurements, flags and consents.
  public func maySee(_ id: Client.ID, _ viewer: Viewer) throws(SQLiteError) -> Bool {
    try client(id, for: viewer) { _ in true } ?? false
  }

  /// Looks for nobody: to be called where a record is not there, so that this takes as long as to find one that is
  /// another's (`maySee`). Otherwise the time of an answer would tell which ids are somebody's.
  func lookInVain(for viewer: Viewer) throws(SQLiteError) {
    _ = try maySee(Client.ID(unixMilliseconds: 0, randomBits: (0, 0)), viewer)
  }

  /// Lends at most `limit` clients that `viewer` may see, by id, from after `cursor` on.
  /// - Returns: The cursor of the next page; `nil` when this was the last.
  @discardableResult
  public func clients(
    for viewer: Viewer, after cursor: Client.ID?, limit: Int, read: (ClientRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> Client.ID? {
    var page = Page<Client>(limit: limit)
    try clients(.after(cursor), for: viewer, limit: page.rowsWanted) { row throws(SQLiteError) in
      if page.takes() {
        try read(row)
        if page.isFull { try page.end(at: row.id, "client.id") }
      }
    }
    return page.next
  }

  /// Ids of the clients that `viewer` may see, were born on `birthDate` and whose family name begins with
  /// `familyNamePrefix` (in any case, with or without accents; empty for every name).
  /// - Returns: At most `limit`, by id, and the cursor of the next page.
  public func searchClients(
    bornOn birthDate: CalendarDate, familyNamePrefix: String, for viewer: Viewer, after cursor: Client.ID?,
    limit: Int
  ) throws(SQLiteError) -> (ids: [Client.ID], next: Client.ID?) {
    let window = Window.after(cursor)
    let prefix = FoldedName(familyNamePrefix)
    return try visible(limit: limit, for: viewer) { take throws(SQLiteError) in
      try forEachRow(
        ClientRecord.searchByBirthDate, window.first, window.last, birthDate, prefix, prefix.endOfPrefix
      ) { row throws(SQLiteError) in try take(row.id(0, "client.id")) }
    }
  }

  /// As above, by a part of the family name anywhere in it, with or without a birth date. Reads every row from the
  /// cursor on: only for a long read.
  public func searchClients(
    familyNamePart: String, bornOn birthDate: CalendarDate?, for viewer: Viewer, after cursor: Client.ID?,
    limit: Int
  ) throws(SQLiteError) -> (ids: [Client.ID], next: Client.ID?) {
    let window = Window.after(cursor)
    let pattern = FoldedName(familyNamePart).anywherePattern
    let rowsMax = viewer == .coordinator ? limit + 1 : Int.max
    return try visible(limit: limit, for: viewer) { take throws(SQLiteError) in
      try forEachRow(ClientRecord.searchByPartOfName, window.first, window.last, pattern, birthDate, rowsMax)
      {
        row throws(SQLiteError) in try take(row.id(0, "client.id"))
      }
    }
  }

  /// As below, of a client that is not lent.
  public func possibleDuplicates(of id: Client.ID, limit: Int) throws(SQLiteError) -> [Client.ID] {
    try client(id, for: .coordinator) { row throws(SQLiteError) in
      try possibleDuplicates(of: row, limit: limit)
    } ?? []
  }

  /// Other clients with the same family name and birth date, by id, at most `limit`. For a coordinator's eyes.
  public func possibleDuplicates(of client: ClientRow, limit: Int) throws(SQLiteError) -> [Client.ID] {
    let statement = try statement(ClientRecord.selectPossibleDuplicates)
    try statement.bind(1, text: client.birthDate)
    try statement.bind(2, text: client.familyNameFolded)
    try statement.bind(3, text: client.id)
    try statement.bind(4, Int64(limit))
    var ids: [Client.ID] = []
    try statement.forEachRow { row throws(SQLiteError) in ids.append(try row.id(0, "client.id")) }
    return ids
  }

  /// - Returns: `nil` when there is no such client. Asks no viewer: for rules, not for answers.
  public func birthDate(of id: Client.ID) throws(SQLiteError) -> CalendarDate? {
    try first(ClientRecord.selectBirthDate, id) { row throws(SQLiteError) in
      try row.date(0, "client.birth_date")
    }
  }

  /// Whether `viewer` may name this client in an intake: one that it may see, or, for a referrer, one of whom it has sent
  /// an intake before.
  public func mayName(_ id: Client.ID, _ viewer: Viewer) throws(SQLiteError) -> Bool {
    if case .referrer(let referrer) = viewer {
      return try exists(ClientRecord.isKnownToReferrer, id, referrer)
    }
    return try maySee(id, viewer)
  }

  /// The one rule of who sees which clients.
  private func clients(
    _ window: Window<Client>, for viewer: Viewer, limit: Int, read: (ClientRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    switch viewer {
    case .coordinator:
      try forEachRow(ClientRecord.selectAll, window.first, window.last, limit) { row throws(SQLiteError) in
        try read(ClientRow(row))
      }
    case .practitioner(let practitioner, let moment):
      try forEachRow(ClientRecord.selectInCare, window.first, window.last, limit, practitioner, moment) {
        row throws(SQLiteError) in try read(ClientRow(row))
      }
    case .referrer, .outsider: break
    }
  }

  /// Keeps of the ids that `search` finds those that `viewer` may see.
  private func visible(
    limit: Int, for viewer: Viewer,
    search: ((Client.ID) throws(SQLiteError) -> Void) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> (ids: [Client.ID], next: Client.ID?) {
    var ids: [Client.ID] = []
    var hasMore = false
    try search { id throws(SQLiteError) in
      guard !hasMore, try maySee(id, viewer) else { return }
      if ids.count < limit { ids.append(id) } else { hasMore = true }
    }
    return (ids, hasMore ? ids.last : nil)
  }
}

extension WriteTransaction {
  public func insert(_ client: Client) throws(SQLiteError) {
    let details = client.details
    let statement = try statement(ClientRecord.insert)
    try statement.bindAll(
      client.id, details.name.givenName, details.name.infix, details.name.familyName,
      FoldedName(details.name.familyName.text), details.birthDate, details.email, details.phone,
      details.address?.street, details.address?.houseNumber, details.address?.postcode, details.address?.city,
      details.occupation, details.employer?.name, details.gp?.name, details.gp?.agbCode, details.gp?.phone,
      details.statement, client.version, client.createdAt, client.updatedAt)
    try statement.run()
  }
  /// Replaces what is told about a client. Its intakes show it, so their versions grow with it. Who may do it, and in which
  /// version, is for the caller to know.
  public func update(_ id: Client.ID, to details: Client.Details, at now: Instant) throws(SQLiteError) {
    let statement = try statement(ClientRecord.update)
    try statement.bindAll(
      id, details.name.givenName, details.name.infix, details.name.familyName,
      FoldedName(details.name.familyName.text), details.birthDate, details.email, details.phone,
      details.address?.street, details.address?.houseNumber, details.address?.postcode, details.address?.city,
      details.occupation, details.employer?.name, details.gp?.name, details.gp?.agbCode, details.gp?.phone,
      details.statement, now)
    try statement.run()
    try run(IntakeRecord.touchOfClient, id, now)
  }
}
