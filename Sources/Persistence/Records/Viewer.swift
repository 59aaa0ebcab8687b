public import Domain

/// For whom rows are read. Every query that shows a dossier asks for one, and has one statement per viewer: what a
/// viewer may not see is not among the rows, in a list as in a single read.
///
/// | viewer | clients | intakes | referrers | practitioners |
/// |---|---|---|---|---|
/// | coordinator | all but merged ones | all | all | all |
/// | practitioner | in whose care team it is today | of those clients | none | all |
/// | referrer | none | its own | itself | none |
/// | outsider | none | none | none | none |
///
/// Measurements, flags and consents, enrolments, care teams and sessions are the client's: who sees the client sees them.
/// Phase packages are seen by the same as practitioners.
///
/// A single read is a page of one row (`Window.one`), by the same statement as the list: the two cannot differ.
public enum Viewer: Hashable, Sendable {
  case coordinator
  case referrer(Referrer.ID)
  /// `today` is the day at the cooperative: memberships begin and end.
  case practitioner(Practitioner.ID, today: CalendarDate)
  /// No dossier is open to it: a reporter, an admin.
  case outsider
}
