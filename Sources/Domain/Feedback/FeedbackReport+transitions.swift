/// The ways from state to state. Each says what comes of it, or why it cannot be.
extension FeedbackReport {
  /// Whether its text may change, or be thrown away.
  /// - Throws: `Refusal.feedbackNotDraft`.
  public func checkDraft() throws(Refusal) {
    guard status == .draft else { throw .feedbackNotDraft(status) }
  }

  /// Whether its text may be read by a referrer of this kind: what was drafted for a general practitioner holds scores,
  /// flags and goals, which a company doctor's leaves out.
  /// - Throws: `Refusal.feedbackNotForKind`, or `.feedbackOtherRecipient`.
  public func checkWritten(for recipient: Referrer.Kind) throws(Refusal) {
    try recipient.checkFeedback()
    guard recipient.feedbackConsent == writtenFor else { throw .feedbackOtherRecipient }
  }

  /// The status after `_finalise`.
  /// - Parameter recipient: What the recipient is today.
  /// - Throws: `Refusal.feedbackNotDraft`, what `checkWritten` does, or `.feedbackIncomplete` with the parts that are still
  ///   to be written.
  public func finalised(for recipient: Referrer.Kind) throws(Refusal) -> Status {
    try checkDraft()
    try checkWritten(for: recipient)
    let missing = text.soep.missing
    guard missing.isEmpty else { throw .feedbackIncomplete(missing) }
    return .final
  }

  /// The status after `_send`. Whether the client allows it, the consents say at that moment.
  /// - Parameter recipient: What the recipient is today.
  /// - Throws: `Refusal.feedbackNotFinal`, `.feedbackSuperseded`, or what `checkWritten` does.
  public func sent(to recipient: Referrer.Kind) throws(Refusal) -> Status {
    guard status == .final else { throw .feedbackNotFinal(status) }
    if let supersededByID { throw .feedbackSuperseded(by: supersededByID) }
    try checkWritten(for: recipient)
    return .sent
  }

  /// The status after `_acknowledge`. What has been superseded since was received all the same.
  /// - Throws: `Refusal.feedbackNotSent`.
  public func acknowledged() throws(Refusal) -> Status {
    guard status == .sent else { throw .feedbackNotSent(status) }
    return .acknowledged
  }

  /// A draft that begins with this one's text and comes in its place.
  /// - Throws: `Refusal.feedbackStillDraft`, or `.feedbackSuperseded` when there is one already.
  public func successor(_ id: ID, at now: Instant) throws(Refusal) -> FeedbackReport {
    guard status != .draft else { throw .feedbackStillDraft }
    if let supersededByID { throw .feedbackSuperseded(by: supersededByID) }
    return FeedbackReport(
      id: id, version: 1, createdAt: now, updatedAt: now, clientID: clientID, intakeID: intakeID,
      enrolmentID: enrolmentID, recipientID: recipientID, writtenFor: writtenFor, kind: kind, text: text,
      supersedesID: self.id)
  }
}

extension Referrer.Kind {
  /// What the client has to allow before feedback goes to a referrer of this kind; `nil` where none ever goes. A
  /// companyDoctor's consent is for one letter; the others' stands until it is withdrawn.
  public var feedbackConsent: Consent.Purpose? {
    switch self {
    case .gp, .psychologist: .feedback
    case .companyDoctor: .companyDoctor
    case .employer, .municipality, .other: nil
    }
  }

  /// Whether feedback may go to a referrer of this kind at all.
  /// - Throws: `Refusal.feedbackNotForKind`.
  public func checkFeedback() throws(Refusal) {
    guard feedbackConsent != nil else { throw .feedbackNotForKind(self) }
  }
}
