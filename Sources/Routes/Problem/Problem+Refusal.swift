import Domain

extension Problem {
  /// The one place where a rule of the cooperative becomes a status. A new case in `Refusal` stops the build here.
  init(_ refusal: Refusal) {
    switch refusal {
    // What was sent is not right: 400, with its place in the body.
    case .clientTooYoung: self.init(FaultCode(refusal), at: "#/client/birthDate")
    case .parentalConsentMissing: self.init(FaultCode(refusal), at: "#/consents")
    case .birthDateAfterTakenOn: self.init(FaultCode(refusal), at: "#/client/birthDate")
    case .takenOnInFuture: self.init(FaultCode(refusal), at: "#/takenOn")
    case .firstSickDayAfterTakenOn: self.init(FaultCode(refusal), at: "#/firstSickDay")
    case .consentInFuture: self.init(FaultCode(refusal), at: "#/consents")
    case .contactInFuture, .contactTooEarly: self.init(FaultCode(refusal), at: "#/contact/at")
    case .clinicalContentNotAllowed(_, let members):
      self.init(
        faults: members.map {
          Fault(part: .body, location: "#/\($0.rawValue)", code: FaultCode(refusal))
        })
    case .notYours: self.init(FaultCode(refusal), at: "#/referrerId")
    case .weeksOutsidePhase, .weeksNotMore: self.init(FaultCode(refusal), at: "#/weeks")
    case .registrationEndsBeforeItBegins: self.init(FaultCode(refusal), at: "#/registrations")
    case .bindingMissing, .bindingNotAllowed: self.init(FaultCode(refusal), at: "#/binding")
    case .startBeforeIntake, .startBeforeEnd: self.init(FaultCode(refusal), at: "#/startDate")
    case .endsBeforeItBegins: self.init(FaultCode(refusal), at: "#/to")
    case .unknownModule: self.init(FaultCode(refusal), at: "#/module")
    case .mergedWithItself: self.init(FaultCode(refusal), at: "#/clientId")
    case .soepTooLong: self.init(FaultCode(refusal), at: "#/soep")
    // What the body names is not there: its place is the body's.
    case .unknownReferrer: self.init(FaultCode(refusal), at: "#/referrerId")
    case .unknownPractitioner: self.init(FaultCode(refusal), at: "#/practitionerId")
    // What the path names is not there, or not for this caller.
    case .unknownClient, .unknownIntake, .unknownFlag, .unknownConsent, .unknownToken, .unknownTreatmentPlan,
      .unknownGoal, .unknownIntervention, .unknownEnrolment, .unknownPackage, .unknownCareTeamMember,
      .unknownAbsence, .unknownEmergencyAccess, .unknownSession, .unknownSickSpell, .unknownFeedbackReport,
      .unknownErasureRequest:
      self.init(.notFound)
    // What was sent conflicts with what is there.
    case .referrerInactive: self.init(.referrerInactive)
    case .practitionerInactive: self.init(.practitionerInactive)
    case .clientMerged(let client):
      self.init(.clientMerged)
      location = "/v1/clients/\(client)"
    case .zorgdomeinNumberTaken(let intake):
      self.init(.zorgdomeinNumberTaken)
      location = "/v1/intakes/\(intake)"
    case .intakeNotWithdrawable: self.init(.intakeNotWithdrawable)
    case .changedMeanwhile(let current):
      self.init(.preconditionFailed)
      version = current
    case .flagAlreadyHandled: self.init(.flagAlreadyHandled)
    case .consentNotGiven: self.init(.consentNotGiven)
    case .consentAlreadyWithdrawn: self.init(.consentAlreadyWithdrawn)
    case .enrolmentRunning(let enrolment):
      self.init(.enrolmentRunning)
      location = "/v1/enrolments/\(enrolment)"
    case .enrolmentNotPlanned: self.init(.enrolmentNotPlanned)
    case .enrolmentNotActive: self.init(.enrolmentNotActive)
    case .enrolmentEnded: self.init(.enrolmentEnded)
    case .enrolmentNotEnded: self.init(.enrolmentNotEnded)
    case .enrolmentStartsLater: self.init(.enrolmentStartsLater)
    case .heldUntilGpContact: self.init(ProblemKind.heldUntilGpContact)
    case .planExists(let plan):
      self.init(.planExists)
      location = "/v1/treatment-plans/\(plan)"
    case .planNotDraft: self.init(.planNotDraft)
    case .planNotActive: self.init(.planNotActive)
    case .planClosed: self.init(ProblemKind.planClosed)
    case .planIncomplete(let gaps):
      self.init(.planIncomplete)
      faults = gaps.map(Fault.init)
    case .planFull: self.init(.planFull)
    case .goalHasNotes: self.init(.goalHasNotes)
    case .intakeNotDecidable: self.init(.intakeNotDecidable)
    case .practitionerNotRegistered: self.init(.practitionerNotRegistered)
    case .disciplineMissing: self.init(.disciplineMissing)
    case .alreadyInCareTeam: self.init(.alreadyInCareTeam)
    case .leadTaken: self.init(.leadTaken)
    case .careTeamMemberEnded: self.init(.careTeamMemberEnded)
    case .absenceAlreadyCancelled: self.init(.absenceAlreadyCancelled)
    case .emergencyAccessNotNeeded: self.init(ProblemKind.emergencyAccessNotNeeded)
    case .clientNotUnique: self.init(ProblemKind.clientNotUnique)
    case .emergencyAccessesTooMany: self.init(.emergencyAccessesTooMany)
    case .emergencyAccessEnded: self.init(.emergencyAccessEnded)
    case .emergencyAccessReviewed: self.init(.emergencyAccessReviewed)
    case .sessionNotPlanned: self.init(.sessionNotPlanned)
    case .sessionStillToCome: self.init(ProblemKind.sessionStillToCome)
    case .sessionOutsideEnrolment: self.init(.sessionOutsideEnrolment)
    case .sessionsPlanned: self.init(ProblemKind.sessionsPlanned)
    case .practitionerNotInCareTeam: self.init(.practitionerNotInCareTeam)
    case .practitionerBusy: self.init(.practitionerBusy)
    case .clientBusy: self.init(.clientBusy)
    case .sickSpellOverlaps(let client, let spell):
      self.init(.sickSpellOverlaps)
      location = "/v1/clients/\(client)/sick-spells/\(spell)"
    case .feedbackNotDraft: self.init(.feedbackNotDraft)
    case .feedbackStillDraft: self.init(ProblemKind.feedbackStillDraft)
    case .feedbackNotFinal: self.init(.feedbackNotFinal)
    case .feedbackNotSent: self.init(.feedbackNotSent)
    case .feedbackSuperseded(let report):
      self.init(.feedbackSuperseded)
      location = "/v1/feedback-reports/\(report)"
    case .feedbackIncomplete(let parts):
      self.init(.feedbackIncomplete)
      faults = parts.map { Fault(part: .body, location: "#/soep/\($0.rawValue)", code: .required) }
    case .feedbackConsentMissing: self.init(.feedbackConsentMissing)
    case .feedbackNotForKind: self.init(.feedbackNotForKind)
    case .feedbackOtherRecipient: self.init(ProblemKind.feedbackOtherRecipient)
    case .erasureRequested(let request):
      self.init(.erasureRequested)
      location = "/v1/erasure-requests/\(request)"
    case .erasureRequestDecided: self.init(.erasureRequestDecided)
    case .retentionNotOver: self.init(.retentionNotOver)
    case .tokensTooMany: self.init(.tokensTooMany)
    case .tokenAlreadyRevoked: self.init(.tokenAlreadyRevoked)
    }
  }

  private init(_ code: FaultCode, at location: String) { self.init(code, in: .body, at: location) }
}
