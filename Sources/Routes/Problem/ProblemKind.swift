/// Every kind of problem that the service answers with. The raw value is the end of the problem's `type`:
/// `urn:veerkracht:problem:notFound`. Stable; part of the contract.
enum ProblemKind: String, CaseIterable, Sendable {
  // What was sent is not right.
  case malformedRequest
  case invalidRequest
  case unauthenticated
  case forbidden
  case emergencyReadsOnly
  case notFound
  case methodNotAllowed
  case notAcceptable
  case requestTimeout
  case contentTooLarge
  case targetTooLong
  case unsupportedMediaType
  case expectationFailed
  case idempotencyKeyReused
  case preconditionRequired
  case preconditionFailed
  case tooManyRequests
  case fieldsTooLarge
  // What was sent conflicts with what is there.
  case zorgdomeinNumberTaken
  case intakeNotWithdrawable
  case referrerInactive
  case practitionerInactive
  case clientMerged
  case flagAlreadyHandled
  case consentNotGiven
  case consentAlreadyWithdrawn
  case enrolmentRunning
  case enrolmentNotPlanned
  case enrolmentNotActive
  case enrolmentEnded
  case enrolmentNotEnded
  case enrolmentStartsLater
  case heldUntilGpContact
  case planExists
  case planNotDraft
  case planNotActive
  case planClosed
  case planIncomplete
  case planFull
  case goalHasNotes
  case intakeNotDecidable
  case practitionerNotRegistered
  case disciplineMissing
  case alreadyInCareTeam
  case leadTaken
  case careTeamMemberEnded
  case absenceAlreadyCancelled
  case emergencyAccessNotNeeded
  case clientNotUnique
  case emergencyAccessesTooMany
  case emergencyAccessEnded
  case emergencyAccessReviewed
  case sessionNotPlanned
  case sessionStillToCome
  case sessionOutsideEnrolment
  case sessionsPlanned
  case practitionerNotInCareTeam
  case practitionerBusy
  case clientBusy
  case sickSpellOverlaps
  case feedbackNotDraft
  case feedbackStillDraft
  case feedbackNotFinal
  case feedbackNotSent
  case feedbackSuperseded
  case feedbackIncomplete
  case feedbackConsentMissing
  case feedbackNotForKind
  case feedbackOtherRecipient
  case erasureRequested
  case erasureRequestDecided
  case dossierChanged
  case retentionNotOver
  case tokensTooMany
  case tokenAlreadyRevoked
  // What was sent cannot be done, or not now.
  case internalError
  case notImplemented
  case overloaded
  case unavailable
  case versionUnsupported

  /// The status code (RFC 9110 §15, RFC 6585).
  var status: Int {
    switch self {
    case .malformedRequest, .invalidRequest: 400
    case .unauthenticated: 401
    case .forbidden, .emergencyReadsOnly: 403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .notAcceptable: 406
    case .requestTimeout: 408
    case .zorgdomeinNumberTaken, .intakeNotWithdrawable, .referrerInactive, .practitionerInactive,
      .clientMerged, .flagAlreadyHandled, .consentNotGiven, .consentAlreadyWithdrawn, .tokensTooMany,
      .tokenAlreadyRevoked, .planExists, .planNotDraft, .planNotActive, .planClosed, .planIncomplete,
      .planFull, .goalHasNotes, .enrolmentRunning, .enrolmentNotPlanned, .enrolmentNotActive, .enrolmentEnded,
      .enrolmentNotEnded, .enrolmentStartsLater, .heldUntilGpContact, .intakeNotDecidable,
      .practitionerNotRegistered, .disciplineMissing, .alreadyInCareTeam, .leadTaken, .careTeamMemberEnded,
      .absenceAlreadyCancelled, .sessionNotPlanned, .sessionStillToCome, .sessionOutsideEnrolment,
      .emergencyAccessNotNeeded, .clientNotUnique, .emergencyAccessesTooMany, .emergencyAccessEnded,
      .emergencyAccessReviewed, .practitionerNotInCareTeam, .practitionerBusy, .clientBusy,
      .sickSpellOverlaps, .sessionsPlanned:
      409
    case .erasureRequested, .erasureRequestDecided, .dossierChanged, .retentionNotOver:
      409
    case .feedbackNotDraft, .feedbackStillDraft, .feedbackNotFinal, .feedbackNotSent, .feedbackSuperseded,
      .feedbackIncomplete, .feedbackConsentMissing, .feedbackNotForKind, .feedbackOtherRecipient:
      409
    case .preconditionFailed: 412
    case .contentTooLarge: 413
    case .targetTooLong: 414
    case .unsupportedMediaType: 415
    case .expectationFailed: 417
    case .idempotencyKeyReused: 422
    case .preconditionRequired: 428
    case .tooManyRequests: 429
    case .fieldsTooLarge: 431
    case .internalError: 500
    case .notImplemented: 501
    case .overloaded, .unavailable: 503
    case .versionUnsupported: 505
    }
  }
}
