import Domain

extension FaultCode {
  /// A rule that what was sent breaks, by itself or against what is there, in words.
  init(_ refusal: Refusal) {
    switch refusal {
    case .clientTooYoung(let years):
      self.init(
        "clientTooYoung", dutch: "De cliënt is jonger dan \(years) jaar.",
        english: "The client is younger than \(years).")
    case .parentalConsentMissing(let years):
      self.init(
        "parentalConsentMissing",
        dutch: "Voor een cliënt onder \(years) jaar is toestemming van een ouder nodig (purpose parental).",
        english: "A client under \(years) needs a parent's consent (purpose parental).")
    case .birthDateAfterTakenOn:
      self.init(
        "birthDateAfterTakenOn", dutch: "De geboortedatum ligt na takenOn.",
        english: "The birth date is after takenOn.")
    case .takenOnInFuture:
      self.init(
        "takenOnInFuture", dutch: "takenOn ligt in de toekomst.", english: "takenOn is in the future.")
    case .firstSickDayAfterTakenOn:
      self.init(
        "firstSickDayAfterTakenOn", dutch: "De eerste ziektedag ligt na takenOn.",
        english: "The first sick day is after takenOn.")
    case .consentInFuture:
      self.init(
        "consentInFuture", dutch: "De toestemming ligt in de toekomst.",
        english: "The consent is in the future.")
    case .clinicalContentNotAllowed:
      self.init(
        "clinicalContentNotAllowed", dutch: "Een verwijzer van deze soort mag geen medische gegevens sturen.",
        english: "A referrer of this kind may not send clinical content.")
    case .notYours:
      self.init(
        "notYours", dutch: "Dit is niet de verwijzer bij wie het token hoort.",
        english: "This is not the referrer that the token belongs to.")
    case .weeksOutsidePhase(let phase, _, let allowed):
      let range =
        allowed.count == 1 ? "\(allowed.lowerBound)" : "\(allowed.lowerBound)–\(allowed.upperBound)"
      self.init(
        "weeksOutsidePhase", dutch: "Fase \(phase.rawValue) duurt \(range) weken.",
        english: "Phase \(phase.rawValue) takes \(range) weeks.")
    case .registrationEndsBeforeItBegins:
      self.init(
        "registrationEndsBeforeItBegins", dutch: "De registratie eindigt voordat zij begint.",
        english: "The registration ends before it begins.")
    case .unknownClient:
      self.init("unknownClient", dutch: "Deze cliënt is onbekend.", english: "This client is unknown.")
    case .unknownReferrer:
      self.init(
        "unknownReferrer", dutch: "Deze verwijzer is onbekend.", english: "This referrer is unknown.")
    case .unknownPractitioner:
      self.init(
        "unknownPractitioner", dutch: "Deze behandelaar is onbekend.",
        english: "This practitioner is unknown.")
    case .unknownIntake:
      self.init("unknownIntake", dutch: "Deze aanmelding is onbekend.", english: "This intake is unknown.")
    case .unknownToken:
      self.init("unknownToken", dutch: "Dit token is onbekend.", english: "This token is unknown.")
    case .referrerInactive:
      self.init(
        "referrerInactive", dutch: "Deze verwijzer is niet meer actief.",
        english: "This referrer is no longer active.")
    case .practitionerInactive:
      self.init(
        "practitionerInactive", dutch: "Deze behandelaar is niet meer actief.",
        english: "This practitioner is no longer active.")
    case .clientMerged:
      self.init(
        "clientMerged", dutch: "Deze cliënt is samengevoegd met een andere.",
        english: "This client has been merged with another.")
    case .mergedWithItself:
      self.init(
        "mergedWithItself", dutch: "Een cliënt kan niet met zichzelf worden samengevoegd.",
        english: "A client cannot be merged with itself.")
    case .zorgdomeinNumberTaken:
      self.init(
        "zorgdomeinNumberTaken", dutch: "Er is al een aanmelding met dit ZorgDomein-nummer.",
        english: "There is an intake with this ZorgDomein number already.")
    case .intakeNotWithdrawable:
      self.init(
        "intakeNotWithdrawable", dutch: "Over deze aanmelding is al besloten.",
        english: "This intake has been decided upon already.")
    case .changedMeanwhile:
      self.init(
        "changedMeanwhile", dutch: "Het record is intussen gewijzigd.",
        english: "The record has been changed meanwhile.")
    case .unknownFlag:
      self.init("unknownFlag", dutch: "Dit signaal is onbekend.", english: "This flag is unknown.")
    case .unknownConsent:
      self.init(
        "unknownConsent", dutch: "Deze toestemming is onbekend.", english: "This consent is unknown.")
    case .contactInFuture:
      self.init(
        "contactInFuture", dutch: "Het contact ligt in de toekomst.", english: "The contact is in the future."
      )
    case .contactTooEarly:
      self.init(
        "contactTooEarly", dutch: "Het contact ligt voor de dag waarover het signaal gaat.",
        english: "The contact is before the day that the flag is about.")
    case .flagAlreadyHandled:
      self.init(
        "flagAlreadyHandled", dutch: "Dit signaal is al afgehandeld.",
        english: "This flag has been handled already.")
    case .consentNotGiven:
      self.init(
        "consentNotGiven", dutch: "Deze toestemming is niet gegeven.", english: "This consent was not given.")
    case .consentAlreadyWithdrawn:
      self.init(
        "consentAlreadyWithdrawn", dutch: "Deze toestemming is al ingetrokken.",
        english: "This consent has been withdrawn already.")
    case .unknownEnrolment:
      self.init("unknownEnrolment", dutch: "Dit traject is onbekend.", english: "This enrolment is unknown.")
    case .unknownPackage:
      self.init(
        "unknownPackage", dutch: "Dit fasepakket is onbekend.", english: "This phase package is unknown.")
    case .weeksNotMore(let weeks):
      self.init(
        "weeksNotMore", dutch: "Het traject duurt al \(weeks) weken.",
        english: "The enrolment takes \(weeks) weeks already.")
    case .enrolmentRunning: self.init(of: .enrolmentRunning)
    case .enrolmentNotPlanned: self.init(of: .enrolmentNotPlanned)
    case .enrolmentNotActive: self.init(of: .enrolmentNotActive)
    case .enrolmentEnded: self.init(of: .enrolmentEnded)
    case .enrolmentNotEnded: self.init(of: .enrolmentNotEnded)
    case .enrolmentStartsLater: self.init(of: .enrolmentStartsLater)
    case .heldUntilGpContact: self.init(of: .heldUntilGpContact)
    case .unknownTreatmentPlan:
      self.init(
        "unknownTreatmentPlan", dutch: "Dit behandelplan is onbekend.",
        english: "This treatment plan is unknown.")
    case .unknownGoal:
      self.init(
        "unknownGoal", dutch: "Dit doel hoort niet bij dit plan.", english: "This plan has no such goal.")
    case .unknownIntervention:
      self.init(
        "unknownIntervention", dutch: "Deze interventie hoort niet bij dit plan.",
        english: "This plan has no such intervention.")
    case .planExists: self.init(of: .planExists)
    case .planNotDraft: self.init(of: .planNotDraft)
    case .planNotActive: self.init(of: .planNotActive)
    case .planClosed: self.init(of: .planClosed)
    case .planIncomplete: self.init(of: .planIncomplete)
    case .planFull: self.init(of: .planFull)
    case .goalHasNotes: self.init(of: .goalHasNotes)
    case .intakeNotDecidable: self.init(of: .intakeNotDecidable)
    case .practitionerNotRegistered: self.init(of: .practitionerNotRegistered)
    case .disciplineMissing: self.init(of: .disciplineMissing)
    case .alreadyInCareTeam: self.init(of: .alreadyInCareTeam)
    case .leadTaken: self.init(of: .leadTaken)
    case .careTeamMemberEnded: self.init(of: .careTeamMemberEnded)
    case .absenceAlreadyCancelled: self.init(of: .absenceAlreadyCancelled)
    case .unknownEmergencyAccess:
      self.init(
        "unknownEmergencyAccess", dutch: "Deze noodtoegang is onbekend.",
        english: "This emergency access is unknown.")
    case .emergencyAccessNotNeeded: self.init(of: .emergencyAccessNotNeeded)
    case .clientNotUnique: self.init(of: .clientNotUnique)
    case .emergencyAccessesTooMany: self.init(of: .emergencyAccessesTooMany)
    case .emergencyAccessEnded: self.init(of: .emergencyAccessEnded)
    case .emergencyAccessReviewed: self.init(of: .emergencyAccessReviewed)
    case .sessionNotPlanned: self.init(of: .sessionNotPlanned)
    case .sessionStillToCome: self.init(of: .sessionStillToCome)
    case .sessionOutsideEnrolment: self.init(of: .sessionOutsideEnrolment)
    case .sessionsPlanned: self.init(of: .sessionsPlanned)
    case .practitionerNotInCareTeam: self.init(of: .practitionerNotInCareTeam)
    case .practitionerBusy: self.init(of: .practitionerBusy)
    case .clientBusy: self.init(of: .clientBusy)
    case .startBeforeIntake:
      self.init(
        "startBeforeIntake", dutch: "De eerste dag ligt voor de dag van de intake.",
        english: "The first day is before the day on which the intake was taken.")
    case .startBeforeEnd:
      self.init(
        "startBeforeEnd", dutch: "De eerste dag ligt voor het einde van het vorige traject.",
        english: "The first day is before the end of the enrolment that it continues.")
    case .endsBeforeItBegins:
      self.init(
        "endsBeforeItBegins", dutch: "De laatste dag ligt voor de eerste.",
        english: "The last day is before the first.")
    case .unknownModule:
      self.init(
        "unknownModule", dutch: "Het fasepakket heeft deze module niet.",
        english: "The phase package has no such module.")
    case .unknownCareTeamMember:
      self.init(
        "unknownCareTeamMember", dutch: "Deze plaats in het behandelteam is onbekend.",
        english: "This place in the care team is unknown.")
    case .unknownAbsence:
      self.init("unknownAbsence", dutch: "Deze afwezigheid is onbekend.", english: "This absence is unknown.")
    case .unknownSession:
      self.init("unknownSession", dutch: "Deze sessie is onbekend.", english: "This session is unknown.")
    case .unknownSickSpell:
      self.init(
        "unknownSickSpell", dutch: "Deze ziekteperiode is onbekend.", english: "This sick spell is unknown.")
    case .sickSpellOverlaps: self.init(of: .sickSpellOverlaps)
    case .unknownFeedbackReport:
      self.init(
        "unknownFeedbackReport", dutch: "Deze terugkoppeling is onbekend.", english: "This report is unknown."
      )
    case .feedbackNotDraft: self.init(of: .feedbackNotDraft)
    case .feedbackStillDraft: self.init(of: .feedbackStillDraft)
    case .feedbackNotFinal: self.init(of: .feedbackNotFinal)
    case .feedbackNotSent: self.init(of: .feedbackNotSent)
    case .feedbackSuperseded: self.init(of: .feedbackSuperseded)
    case .feedbackOtherRecipient: self.init(of: .feedbackOtherRecipient)
    case .feedbackIncomplete: self.init(of: .feedbackIncomplete)
    case .feedbackConsentMissing: self.init(of: .feedbackConsentMissing)
    case .feedbackNotForKind: self.init(of: .feedbackNotForKind)
    case .soepTooLong(let maximum):
      self.init(
        "soepTooLong", dutch: "De vier delen zijn samen langer dan \(maximum) tekens.",
        english: "The four parts are longer than \(maximum) characters together.")
    case .unknownErasureRequest:
      self.init(
        "unknownErasureRequest", dutch: "Dit vernietigingsverzoek is onbekend.",
        english: "This request to destroy a dossier is unknown.")
    case .erasureRequested: self.init(of: .erasureRequested)
    case .erasureRequestDecided: self.init(of: .erasureRequestDecided)
    case .retentionNotOver: self.init(of: .retentionNotOver)
    case .tokensTooMany(let maximum):
      self.init(
        "tokensTooMany", dutch: "Er zijn al \(maximum) geldige tokens.",
        english: "There are \(maximum) live tokens already.")
    case .tokenAlreadyRevoked:
      self.init(
        "tokenAlreadyRevoked", dutch: "Dit token is al ingetrokken.",
        english: "This token has been revoked already.")
    case .bindingMissing:
      self.init(
        "bindingMissing", dutch: "Deze rol hoort bij een verwijzer of behandelaar: noem het id daarvan.",
        english: "This role belongs to a referrer or practitioner: name its id.")
    case .bindingNotAllowed:
      self.init(
        "bindingNotAllowed", dutch: "Deze rol hoort bij niemand in het bijzonder.",
        english: "This role belongs to nobody in particular.")
    }
  }

  /// A conflict, in the words of its kind.
  private init(of kind: ProblemKind) {
    self.init(kind.rawValue, dutch: kind.title.dutch + ".", english: kind.title.english + ".")
  }
}
