/// What a caller is to the cooperative; decides which kinds of resources are open to it at all.
public enum Role: String, CaseIterable, Sendable {
  /// Verwijzer: posts intakes and reads its own.
  case referrer
  /// Behandelaar: reads and writes the dossiers of clients whose care team it is in.
  case practitioner
  /// Coördinator: all dossiers, and the decisions on intakes.
  case coordinator
  /// A funder, board or municipality: aggregated reports only.
  case reporter
  /// Technical: tokens, audit log, configuration; no dossier content.
  case admin

  /// Whether a principal of this role stands for one referrer or one practitioner.
  public var needsBinding: Bool { self == .referrer || self == .practitioner }
}
