public import Domain
public import SQLite

/// The `progress_note` table.
enum ProgressNoteRecord {
  static let insert: StaticString = """
    INSERT INTO progress_note (id, goal_id, practitioner_id, author_name, text, created_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    """

  /// A page of one goal's. By progress_note_by_goal.
  static let selectPage: StaticString = """
    SELECT id, goal_id, practitioner_id, author_name, text, created_at
    FROM progress_note
    WHERE goal_id = ?4 AND id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  /// By the primary keys.
  static let select: StaticString = """
    SELECT note.id, note.goal_id, note.practitioner_id, note.author_name, note.text, note.created_at, plan.client_id
    FROM progress_note AS note
    JOIN goal ON goal.id = note.goal_id
    JOIN treatment_plan AS plan ON plan.id = goal.plan_id
    WHERE note.id = ?1
    """

  /// What was noted last on a goal. By progress_note_by_goal.
  static let selectLast: StaticString = """
    SELECT id, goal_id, practitioner_id, author_name, text, created_at
    FROM progress_note
    WHERE goal_id = ?1
    ORDER BY id DESC
    LIMIT 1
    """

  /// By progress_note_by_goal.
  static let exists: StaticString = "SELECT 1 FROM progress_note WHERE goal_id = ?1 LIMIT 1"
}

/// One row of `progress_note`, lent while the statement stands on it. The order is that of `ProgressNoteRecord`'s SELECTs.
public struct ProgressNoteRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  public var id: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  public var goalID: Span<UInt8> { @_lifetime(borrow self) get { row.text(1) } }
  /// Who wrote it; `nil` for a coordinator.
  public var practitionerID: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(2) } }
  public var authorName: Span<UInt8> { @_lifetime(borrow self) get { row.text(3) } }
  public var text: Span<UInt8> { @_lifetime(borrow self) get { row.text(4) } }
  public var createdAt: Instant { row.instant(5) }

  /// The row as a value that may be kept.
  /// - Throws: A malformed row.
  public func note() throws(SQLiteError) -> ProgressNote {
    ProgressNote(
      id: try row.id(0, "progress_note.id"), goalID: try row.id(1, "progress_note.goal_id"),
      author: Author(
        practitionerID: try row.optionalID(2, "progress_note.practitioner_id"), name: row.line(3)),
      createdAt: createdAt, text: ProgressText(stored: row.string(4)))
  }
}

extension ReadTransaction {
  /// Lends at most `limit` notes on a goal, in the order in which they were written, from after `cursor` on. The caller
  /// has made sure that the plan may be seen.
  /// - Returns: The cursor of the next page; `nil` when this was the last.
  public func progressNotes(
    on goal: Goal.ID, after cursor: ProgressNote.ID?, limit: Int,
    read: (ProgressNoteRow) throws(SQLiteError) -> Void
  ) throws(SQLiteError) -> ProgressNote.ID? {
    let window = Window.after(cursor)
    var page = Page<ProgressNote>(limit: limit)
    try forEachRow(ProgressNoteRecord.selectPage, window.first, window.last, page.rowsWanted, goal) {
      row throws(SQLiteError) in
      guard page.takes() else { return }
      try read(ProgressNoteRow(row))
      if page.isFull { try page.end(at: row.text(0), "progress_note.id") }
    }
    return page.next
  }

  /// Lends one note, with whose it is about.
  /// - Returns: What `read` makes of it; `nil` when there is none, or none that `viewer` may know of.
  public func progressNote<Output>(
    _ id: ProgressNote.ID, for viewer: Viewer,
    read: (ProgressNoteRow, Client.ID) throws(SQLiteError) -> Output
  ) throws(SQLiteError) -> Output? {
    var output: Output?
    let isThere: Void? = try first(ProgressNoteRecord.select, id) { row throws(SQLiteError) in
      let client: Client.ID = try row.id(6, "treatment_plan.client_id")
      guard try maySee(client, viewer) else { return }
      output = try read(ProgressNoteRow(row), client)
    }
    if isThere == nil { try lookInVain(for: viewer) }
    return output
  }

  /// What was noted last on a goal. The caller has made sure that the plan may be seen.
  public func lastProgressNote(on goal: Goal.ID) throws(SQLiteError) -> ProgressNote? {
    try first(ProgressNoteRecord.selectLast, goal) { row throws(SQLiteError) in
      try ProgressNoteRow(row).note()
    }
  }

  /// Whether anybody has noted anything on a goal.
  public func hasProgressNotes(_ goal: Goal.ID) throws(SQLiteError) -> Bool {
    try exists(ProgressNoteRecord.exists, goal)
  }
}

extension WriteTransaction {
  /// Adds a note. The plan and its goal stay in their versions. Who may do it is for the caller to know.
  public func insert(_ note: ProgressNote) throws(SQLiteError) {
    try run(
      ProgressNoteRecord.insert, note.id, note.goalID, note.author.practitionerID, note.author.name,
      note.text, note.createdAt)
  }
}
