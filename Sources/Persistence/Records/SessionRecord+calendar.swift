public import Domain
public import SQLite

/// Whose calendar is read.
public enum CalendarOwner: Hashable, Sendable {
  case client(Client.ID)
  case practitioner(Practitioner.ID)
  case everybody
}

extension ReadTransaction {
  /// The sessions of clients that `viewer` may see that begin within some time, in the order in which they begin,
  /// cancelled ones too.
  /// - Returns: At most `limit`.
  public func calendar(
    of owner: CalendarOwner, _ time: Range<Instant>, for viewer: Viewer, limit: Int
  ) throws(SQLiteError) -> [Session] {
    let (from, until) = (time.lowerBound, time.upperBound)
    switch (owner, viewer) {
    case (.client(let client), .coordinator), (.client(let client), .practitioner):
      guard try maySee(client, viewer) else { return [] }
      return try all(SessionRecord.selectOfClient, client, from, until, limit, read: SessionRecord.read)
    case (.practitioner(let practitioner), .coordinator):
      return try all(
        SessionRecord.selectOfPractitioner, practitioner, from, until, limit, read: SessionRecord.read)
    case (.practitioner(let practitioner), .practitioner(_, let moment)),
      (.everybody, .practitioner(let practitioner, let moment)):
      guard case .practitioner(let own, _) = viewer else { return [] }
      return try all(
        SessionRecord.selectOfPractitionerInCare, practitioner, from, until, limit, own, moment,
        read: SessionRecord.read)
    case (.everybody, .coordinator):
      return try all(SessionRecord.selectOfAll, from, until, limit, read: SessionRecord.read)
    case (_, .referrer), (_, .outsider):
      return []
    }
  }

  /// The sessions that are planned within some time, in the order in which they begin: of everybody for a coordinator, its
  /// own for a practitioner.
  /// - Returns: At most `limit`.
  public func plannedSessions(
    _ time: Range<Instant>, for viewer: Viewer, limit: Int
  ) throws(SQLiteError) -> [Session] {
    let (from, until) = (time.lowerBound, time.upperBound)
    switch viewer {
    case .coordinator:
      return try all(SessionRecord.selectPlanned, from, until, limit, read: SessionRecord.read)
    case .practitioner(let own, let moment):
      return try all(
        SessionRecord.selectOwnPlanned, own, from, until, limit, moment, read: SessionRecord.read)
    case .referrer, .outsider:
      return []
    }
  }
}
