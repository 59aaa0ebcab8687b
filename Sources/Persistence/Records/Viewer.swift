public import Domain
public import SQLite

/// For whom rows are read. Every query that shows a dossier asks for one, and has one statement per viewer: what a
/// viewer may not see is not among the rows, in a list as in a single read. Which role is which viewer for which
/// operation is for the access matrix to say.
///
/// | viewer | clients | intakes | referrers | practitioners |
/// |---|---|---|---|---|
/// | coordinator | all but merged ones | all | all | all |
/// | practitioner | that are open to it at this moment (the view `in_care`) | of those clients | none | all |
/// | referrer | none | its own | itself | none |
/// | outsider | none | none | none | none |
///
/// Measurements, flags and consents, enrolments, care teams and sessions are the client's: who sees the client sees them.
/// Feedback reports are the client's too; a referrer sees those that were sent to it, while the client allows it.
/// Phase packages are seen by the same as practitioners.
///
/// A single read is a page of one row (`Window.one`), by the same statement as the list: the two cannot differ.
public enum Viewer: Hashable, Sendable {
  case coordinator
  case referrer(Referrer.ID)
  /// Places in care teams begin and end by the day, emergency accesses by the hour.
  case practitioner(Practitioner.ID, at: CareMoment)
  /// No dossier is open to it: a reporter, an admin.
  case outsider
}

/// A moment, with the day that it is at the cooperative: what both ends of a right to see a dossier are compared with.
/// Bound as the view `in_care` spells it: `2026-11-20 1795165200000`.
public struct CareMoment: Hashable, Sendable, Bindable {
  public let day: CalendarDate
  public let at: Instant

  /// - Parameter day: The day at the cooperative.
  public init(on day: CalendarDate, at moment: Instant) {
    self.day = day
    at = moment
  }

  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    var text: [UInt8] = []
    text.reserveCapacity(24)
    day.appendText(to: &text)
    text.append(UInt8(ascii: " "))
    // Thirteen digits from 2001 until 2286.
    text.append(contentsOf: String(at.unixMilliseconds).utf8)
    try statement.bind(index, text: text.span)
  }
}
