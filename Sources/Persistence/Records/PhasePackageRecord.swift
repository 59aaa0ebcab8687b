public import Domain
public import SQLite

/// The `phase_package` table, with its `phase_package_module`.
enum PhasePackageRecord {
  /// A page, or one row (`Window`). By the primary key.
  static let select: StaticString = """
    SELECT id, phase, name, price_cents, version, created_at, updated_at
    FROM phase_package
    WHERE id BETWEEN ?1 AND ?2
    ORDER BY id
    LIMIT ?3
    """

  /// By the UNIQUE over phase.
  static let selectOfPhase: StaticString = """
    SELECT id, phase, name, price_cents, version, created_at, updated_at FROM phase_package WHERE phase = ?1
    """

  static let selectModules: StaticString = """
    SELECT code, name, discipline, optional FROM phase_package_module WHERE phase_package_id = ?1 ORDER BY position
    """

  static let update: StaticString = """
    UPDATE phase_package SET name = ?2, price_cents = ?3, version = version + 1, updated_at = max(?4, updated_at)
    WHERE id = ?1
    """

  static let deleteModules: StaticString = "DELETE FROM phase_package_module WHERE phase_package_id = ?1"

  static let insertModule: StaticString = """
    INSERT INTO phase_package_module (phase_package_id, position, code, name, discipline, optional)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    """
}

extension ReadTransaction {
  /// - Returns: `nil` when there is no such package, or none that `viewer` may know of.
  public func phasePackage(_ id: PhasePackage.ID, for viewer: Viewer) throws(SQLiteError) -> PhasePackage? {
    try phasePackages(.one(id), for: viewer, limit: 1).first
  }

  /// At most `limit` packages that `viewer` may see, by id, from after `cursor` on.
  public func phasePackages(
    for viewer: Viewer, after cursor: PhasePackage.ID?, limit: Int
  ) throws(SQLiteError) -> [PhasePackage] {
    try phasePackages(.after(cursor), for: viewer, limit: limit)
  }

  /// The package of a phase. Asks no viewer: for rules, not for answers.
  public func phasePackage(of phase: Phase) throws(SQLiteError) -> PhasePackage? {
    try first(PhasePackageRecord.selectOfPhase, phase) { row throws(SQLiteError) in try phasePackage(row) }
  }

  /// The one rule of who sees which packages: the cooperative's own people, all of them.
  private func phasePackages(
    _ window: Window<PhasePackage>, for viewer: Viewer, limit: Int
  ) throws(SQLiteError) -> [PhasePackage] {
    switch viewer {
    case .coordinator, .practitioner:
      try all(PhasePackageRecord.select, window.first, window.last, limit) { row throws(SQLiteError) in
        try phasePackage(row)
      }
    case .referrer, .outsider: []
    }
  }

  private func phasePackage(_ row: borrowing Row) throws(SQLiteError) -> PhasePackage {
    let id: PhasePackage.ID = try row.id(0, "phase_package.id")
    let modules = try all(PhasePackageRecord.selectModules, id) { row throws(SQLiteError) in
      CareModule(
        code: try row.codeWord(0, "phase_package_module.code"), name: row.line(1),
        discipline: try row.codeWord(2, "phase_package_module.discipline"), isOptional: row.bool(3))
    }
    return PhasePackage(
      id: id, version: row.int(4), createdAt: row.instant(5), updatedAt: row.instant(6),
      phase: try row.phase(1, "phase_package.phase"),
      details: PhasePackage.Details(
        name: row.line(2), modules: modules, price: try row.optionalWhole(3, "phase_package.price_cents")))
  }
}

extension WriteTransaction {
  /// Replaces what is told about a package. Who may do it, and in which version, is for the caller to know.
  public func update(
    _ id: PhasePackage.ID, to details: PhasePackage.Details, at now: Instant
  ) throws(SQLiteError) {
    try run(PhasePackageRecord.update, id, details.name, details.price, now)
    try run(PhasePackageRecord.deleteModules, id)
    for (position, module) in details.modules.enumerated() {
      try run(
        PhasePackageRecord.insertModule, id, position, module.code, module.name, module.discipline,
        module.isOptional)
    }
  }
}
