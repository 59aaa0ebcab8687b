public import Domain
public import SQLite

/// The `sick_spell` table, and the duties that were done in each spell.
enum SickSpellRecord {
  static let insert: StaticString = """
    INSERT INTO sick_spell (id, client_id, first_on, last_on, version, created_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    """

  /// Also under another client, when two records of one person become one.
  static let update: StaticString = """
    UPDATE sick_spell
    SET client_id = ?2, first_on = ?3, last_on = ?4, version = version + 1, updated_at = max(?5, updated_at)
    WHERE id = ?1
    """

  static let delete: StaticString = "DELETE FROM sick_spell WHERE id = ?1"

  /// A page, or one row (`Window`). By sick_spell_by_client; sorts one client's spells.
  static let selectPage: StaticString = """
    SELECT id, client_id, first_on, last_on, version, created_at, updated_at
    FROM sick_spell
    WHERE client_id = ?4 AND id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  /// All of a client's, in time. By sick_spell_by_client.
  static let selectOfClient: StaticString = """
    SELECT id, client_id, first_on, last_on, version, created_at, updated_at
    FROM sick_spell
    WHERE client_id = ?1
    ORDER BY first_on
    """

  /// The first of a client's, but for one, with a day among these. By sick_spell_by_client.
  static let selectOverlapping: StaticString = """
    SELECT id
    FROM sick_spell
    WHERE client_id = ?1 AND first_on <= ?3 AND (last_on IS NULL OR last_on >= ?2) AND id <> ?4
    ORDER BY first_on
    LIMIT 1
    """

  static let insertDuty: StaticString = """
    INSERT INTO sick_spell_duty (sick_spell_id, week, duty, done_on) VALUES (?1, ?2, ?3, ?4)
    """

  static let deleteDuties: StaticString = "DELETE FROM sick_spell_duty WHERE sick_spell_id = ?1"

  /// By the primary key.
  static let selectDuties: StaticString = """
    SELECT week, duty, done_on FROM sick_spell_duty WHERE sick_spell_id = ?1 ORDER BY week, duty
    """
}

extension Poortwachter.Duty: Bindable {}

extension ReadTransaction {
  /// All of a client's spells, in time. The caller has made sure that the client may be seen.
  public func sickSpells(of client: Client.ID) throws(SQLiteError) -> [SickSpell] {
    try all(SickSpellRecord.selectOfClient, client) { row throws(SQLiteError) in try sickSpell(row) }
  }

  /// At most `limit` of a client's spells, by id, from after `cursor` on. The caller has made sure that the client may be
  /// seen.
  public func sickSpells(
    of client: Client.ID, after cursor: SickSpell.ID?, limit: Int
  ) throws(SQLiteError) -> [SickSpell] {
    let window = Window.after(cursor)
    return try all(SickSpellRecord.selectPage, window.first, window.last, limit, client) {
      row throws(SQLiteError) in try sickSpell(row)
    }
  }

  /// The caller has made sure that the client may be seen.
  /// - Returns: `nil` when this client has none with this id.
  public func sickSpell(_ id: SickSpell.ID, of client: Client.ID) throws(SQLiteError) -> SickSpell? {
    let window = Window.one(id)
    return try first(SickSpellRecord.selectPage, window.first, window.last, 1, client) {
      row throws(SQLiteError) in try sickSpell(row)
    }
  }

  private func sickSpell(_ row: borrowing Row) throws(SQLiteError) -> SickSpell {
    let id: SickSpell.ID = try row.id(0, "sick_spell.id")
    let days = SickSpell.Days(
      firstDay: try row.date(2, "sick_spell.first_on"), lastDay: try row.optionalDate(3, "sick_spell.last_on")
    )
    guard let days else { throw .malformedRow("sick_spell.last_on") }
    let marks = try all(SickSpellRecord.selectDuties, id) { row throws(SQLiteError) in
      let mark = Poortwachter.Mark(
        try row.word(1, "sick_spell_duty.duty"), week: row.int(0),
        doneOn: try row.date(2, "sick_spell_duty.done_on"))
      guard let mark else { throw .malformedRow("sick_spell_duty.week") }
      return mark
    }
    return SickSpell(
      id: id, version: row.int(4), createdAt: row.instant(5), updatedAt: row.instant(6),
      clientID: try row.id(1, "sick_spell.client_id"),
      details: SickSpell.Details(days: days, dutiesDone: marks))
  }

  /// The first of a client's spells that has a day among these, but for `id` itself.
  fileprivate func sickSpell(
    of client: Client.ID, overlapping days: SickSpell.Days, butFor id: SickSpell.ID
  ) throws(SQLiteError) -> SickSpell.ID? {
    try first(
      SickSpellRecord.selectOverlapping, client, days.firstDay, days.lastDay ?? .latest, id
    ) { row throws(SQLiteError) in try row.id(0, "sick_spell.id") }
  }
}

extension WriteTransaction {
  /// - Throws: `Refusal.sickSpellOverlaps` or `.unknownClient`, or what SQLite says. Who may do it is for the caller to
  ///   know.
  public func insert(_ spell: SickSpell) throws {
    try checkFree(spell.details.days, of: spell.clientID, for: spell.id)
    do throws(SQLiteError) {
      try run(
        SickSpellRecord.insert, spell.id, spell.clientID, spell.details.days.firstDay,
        spell.details.days.lastDay, spell.version, spell.createdAt, spell.updatedAt)
    } catch  where error.isForeignKeyViolation {
      throw Refusal.unknownClient(spell.clientID)
    }
    try insert(spell.details.dutiesDone, in: spell.id)
  }

  /// Says a client's spell anew. Who may do it, and in which version, is for the caller to know.
  /// - Throws: `Refusal.sickSpellOverlaps`, or what SQLite says.
  public func update(
    _ id: SickSpell.ID, of client: Client.ID, to details: SickSpell.Details, at now: Instant
  ) throws {
    try checkFree(details.days, of: client, for: id)
    try run(SickSpellRecord.update, id, client, details.days.firstDay, details.days.lastDay, now)
    try run(SickSpellRecord.deleteDuties, id)
    try insert(details.dutiesDone, in: id)
  }

  /// Who may do it, and in which version, is for the caller to know.
  public func delete(_ id: SickSpell.ID) throws(SQLiteError) {
    try run(SickSpellRecord.deleteDuties, id)
    try run(SickSpellRecord.delete, id)
  }

  /// The spell that an accepted intake begins with, unless the client is known to have been sick on one of its days.
  func insertSickSpell(of intake: Intake, at now: Instant, makeID: () -> UUIDv7) throws {
    guard let days = intake.details.sickSpell else { return }
    let id = SickSpell.ID(rawValue: makeID())
    guard try reading.sickSpell(of: intake.clientID, overlapping: days, butFor: id) == nil else { return }
    try insert(
      SickSpell(
        id: id, version: 1, createdAt: now, updatedAt: now, clientID: intake.clientID,
        details: SickSpell.Details(days: days)))
  }

  /// Puts the spells of `other` under `id`. Those that overlap become one, under the key of the earliest.
  func mergeSickSpells(of other: Client.ID, into id: Client.ID, at now: Instant) throws {
    let moved = try reading.sickSpells(of: other)
    guard !moved.isEmpty else { return }
    let all = try (reading.sickSpells(of: id) + moved).sorted {
      ($0.details.days.firstDay, $0.id) < ($1.details.days.firstDay, $1.id)
    }
    var kept: [(spell: SickSpell, details: SickSpell.Details)] = []
    for spell in all {
      if let last = kept.last, last.details.days.overlaps(spell.details.days) {
        kept[kept.count - 1].details = last.details.joined(with: spell.details)
        try delete(spell.id)
      } else {
        kept.append((spell, spell.details))
      }
    }
    for (spell, details) in kept where spell.clientID == other || spell.details != details {
      try update(spell.id, of: id, to: details, at: now)
    }
  }

  private func checkFree(_ days: SickSpell.Days, of client: Client.ID, for id: SickSpell.ID) throws {
    if let known = try reading.sickSpell(of: client, overlapping: days, butFor: id) {
      throw Refusal.sickSpellOverlaps(client, known)
    }
  }

  private func insert(_ marks: [Poortwachter.Mark], in spell: SickSpell.ID) throws(SQLiteError) {
    for mark in marks { try run(SickSpellRecord.insertDuty, spell, mark.week, mark.duty, mark.doneOn) }
  }
}
