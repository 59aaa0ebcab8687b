public import Domain
public import SQLite

/// Everything that one accepted POST of a measurement makes, with its ids and times.
public struct ReceivedMeasurement: Sendable {
  public let measurement: Measurement
  public let flags: [Flag]
  /// The rules by which scores and flags were computed.
  public let rules: RuleVersion

  /// - Parameters:
  ///   - details: What was sent.
  ///   - makeID: A new id of this moment at each call.
  public init(
    _ details: Measurement.Details, of client: Client.ID, rules: RuleVersion, at now: Instant,
    makeID: () -> UUIDv7
  ) {
    let id = Measurement.ID(rawValue: makeID())
    measurement = Measurement(
      id: id, version: 1, createdAt: now, updatedAt: now, clientID: client, intakeID: nil, details: details)
    let kinds = details.form.flags(by: rules)
    flags = zip(kinds.map { _ in makeID() }.sorted(), kinds).map { flagID, kind in
      Flag(
        id: Flag.ID(rawValue: flagID), version: 1, createdAt: now, updatedAt: now, clientID: client,
        kind: kind, level: kind.level, action: kind.action, raisedAt: now, source: .measurement(id),
        status: .open, contact: nil)
    }
    self.rules = rules
  }
}

extension WriteTransaction {
  /// Keeps a measurement and the flags that it raises.
  public func receive(_ received: ReceivedMeasurement) throws(SQLiteError) {
    try insert(received.measurement, rules: received.rules)
    for flag in received.flags { try insert(flag) }
  }
}
