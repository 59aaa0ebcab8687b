/// Why the cooperative's rules say no. One case per rule; each carries what the reader needs.
public enum Refusal: Error, Equatable, Sendable {
  // Clients and intakes, as sent.

  /// The client is younger than the instruments are made for, on the day the intake was taken.
  case clientTooYoung(minimumYears: Int)
  /// A client under this age needs a parent's consent.
  case parentalConsentMissing(underYears: Int)
  /// The client would be born after the day the intake was taken.
  case birthDateAfterTakenOn
  /// The day on which the intake was taken lies in the future.
  case takenOnInFuture
  /// The first sick day lies after the day on which the intake was taken.
  case firstSickDayAfterTakenOn
  /// A consent answered in the future.
  case consentInFuture
  /// A referrer of this kind may not send clinical content; carries the members that are.
  case clinicalContentNotAllowed(Referrer.Kind, [ClinicalMember])
  /// Someone names a referrer other than the one its token stands for.
  case notYours(Referrer.ID)
  /// A phase has no package of so many weeks.
  case weeksOutsidePhase(Phase, weeks: Int, allowed: ClosedRange<Int>)
  /// A registration whose last day lies before its first.
  case registrationEndsBeforeItBegins

  // Against what is there.

  case unknownClient(Client.ID)
  case unknownReferrer(Referrer.ID)
  case unknownPractitioner(Practitioner.ID)
  case unknownIntake(Intake.ID)
  case unknownToken(AccessToken.ID)
  /// The referrer may not send intakes any more, nor get new tokens.
  case referrerInactive(Referrer.ID)
  /// The practitioner gets no new work and no new tokens.
  case practitionerInactive(Practitioner.ID)
  /// The client has been merged with another, under whose id all of it is.
  case clientMerged(into: Client.ID)
  /// A client cannot be merged with itself.
  case mergedWithItself
  /// This referrer has sent an intake with this ZorgDomein number before; carries that one.
  case zorgdomeinNumberTaken(Intake.ID)
  case unknownFlag(Flag.ID)
  case unknownConsent(Consent.ID)
  /// Only what is still `received` can be withdrawn; carries where it stands.
  case intakeNotWithdrawable(Intake.Status)
  /// The record was changed since the caller read it; carries its version now.
  case changedMeanwhile(version: Int)

  // Flags and consents.

  /// A contact about a flag that would lie in the future.
  case contactInFuture
  /// A contact about a flag that would lie before the day of what raised it; carries that day.
  case contactTooEarly(CalendarDate)
  /// A flag is handled once.
  case flagAlreadyHandled(Flag.ID)
  /// A consent that was refused allows nothing that could be withdrawn.
  case consentNotGiven(Consent.ID)
  /// The consent was withdrawn before.
  case consentAlreadyWithdrawn(Consent.ID)

  // Enrolments.

  case unknownEnrolment(Enrolment.ID)
  case unknownPackage(PhasePackage.ID)
  /// The client has an enrolment that is planned or active; carries that one.
  case enrolmentRunning(Enrolment.ID)
  /// Only what is still `planned` can be started or moved; carries where it stands.
  case enrolmentNotPlanned(Enrolment.Status)
  /// Only what is `active` can be completed; carries where it stands.
  case enrolmentNotActive(Enrolment.Status)
  /// What has ended cannot be stopped, prolonged or changed; carries how it ended.
  case enrolmentEnded(Enrolment.Status)
  /// Only what has ended can be continued by another; carries where it stands.
  case enrolmentNotEnded(Enrolment.Status)
  /// Planned sessions would fall outside the enrolment's days.
  case sessionsPlanned
  /// The first day is still to come.
  case enrolmentStartsLater(CalendarDate)
  /// A red flag waits for a contact with the general practitioner: nothing starts before it is recorded.
  case heldUntilGpContact
  /// An enrolment is prolonged to more weeks than it has.
  case weeksNotMore(than: Int)

  // Treatment plans.

  case unknownTreatmentPlan(TreatmentPlan.ID)
  case unknownGoal(Goal.ID)
  case unknownIntervention(Intervention.ID)
  /// The enrolment has a plan that is not closed yet; carries that one.
  case planExists(TreatmentPlan.ID)
  /// Only a draft can be activated; carries where the plan stands.
  case planNotDraft(TreatmentPlan.Status)
  /// Only an active plan can be closed; carries where the plan stands.
  case planNotActive(TreatmentPlan.Status)
  /// A closed plan is frozen.
  case planClosed
  /// The plan lacks what an active one must have.
  case planIncomplete([TreatmentPlan.Gap])
  /// The plan has as many goals or interventions as it may.
  case planFull(maximum: Int)
  /// What was noted of a goal's progress may not vanish with it.
  case goalHasNotes(Goal.ID)

  // Decisions and assignments.

  /// Only what is still `received` can be decided upon; carries where it stands.
  case intakeNotDecidable(Intake.Status)
  /// Care would begin before the day on which the intake was taken.
  case startBeforeIntake
  /// Care would go on before the day on which the enrolment that it continues has ended; carries that day.
  case startBeforeEnd(CalendarDate)
  /// No registration of the practitioner holds on the first day of new work.
  case practitionerNotRegistered(Practitioner.ID, on: CalendarDate)
  /// The practitioner is not what a module needs.
  case disciplineMissing(Practitioner.ID, Discipline)
  case unknownCareTeamMember(CareTeamMember.ID)
  /// The practitioner is in this care team on one of these days; carries its place.
  case alreadyInCareTeam(CareTeamMember.ID)
  /// Somebody leads this care team on one of these days; carries that place.
  case leadTaken(CareTeamMember.ID)
  /// The last day of this place is past.
  case careTeamMemberEnded(CareTeamMember.ID)
  /// The last day lies before the first.
  case endsBeforeItBegins
  case unknownAbsence(Absence.ID)
  /// The absence was cancelled before.
  case absenceAlreadyCancelled(Absence.ID)

  // Emergencies.

  case unknownEmergencyAccess(EmergencyAccess.ID)
  /// The dossier is open to the practitioner already.
  case emergencyAccessNotNeeded
  /// Several clients have this family name and birth date.
  case clientNotUnique
  /// The practitioner has opened as many dossiers in 24 hours as it may.
  case emergencyAccessesTooMany(maximum: Int)
  /// Its time is over.
  case emergencyAccessEnded(EmergencyAccess.ID)
  /// A coordinator looked at it before.
  case emergencyAccessReviewed(EmergencyAccess.ID)

  // Sessions.

  case unknownSession(Session.ID)
  /// The enrolment's package has no module of this code.
  case unknownModule(CodeWord)
  /// Only what is `planned` can be moved, or become anything; carries where it stands.
  case sessionNotPlanned(Session.Status)
  /// Whether a client came is known when the session has begun.
  case sessionStillToCome
  /// The session would be on none of the enrolment's days.
  case sessionOutsideEnrolment(ClosedRange<CalendarDate>)
  /// The practitioner is not in the care team on that day.
  case practitionerNotInCareTeam(Practitioner.ID)
  /// The practitioner has another session at that time.
  case practitionerBusy(Practitioner.ID)
  /// The client has another session at that time.
  case clientBusy(Client.ID)

  // Sickness.

  case unknownSickSpell(SickSpell.ID)
  /// The client is sick on one of these days already; carries that spell.
  case sickSpellOverlaps(Client.ID, SickSpell.ID)

  // Feedback.

  case unknownFeedbackReport(FeedbackReport.ID)
  /// Only a draft changes, becomes final or is thrown away; carries where the report stands.
  case feedbackNotDraft(FeedbackReport.Status)
  /// A draft is not superseded: it is changed.
  case feedbackStillDraft
  /// Only a final report is sent; carries where it stands.
  case feedbackNotFinal(FeedbackReport.Status)
  /// Only what was sent is acknowledged; carries where it stands.
  case feedbackNotSent(FeedbackReport.Status)
  /// Another report came in its place; carries that one.
  case feedbackSuperseded(by: FeedbackReport.ID)
  /// Parts of the letter are still to be written.
  case feedbackIncomplete([FeedbackReport.Part])
  /// The client does not allow, at this moment, that this recipient gets it.
  case feedbackConsentMissing(Referrer.ID)
  /// No feedback goes to a referrer of this kind.
  case feedbackNotForKind(Referrer.Kind)
  /// The text was written for another kind of recipient, who reads more or less.
  case feedbackOtherRecipient
  /// The four parts are longer together than a letter may be.
  case soepTooLong(maximum: Int)

  // The client's rights.

  case unknownErasureRequest(ErasureRequest.ID)
  /// The client has another request that waits for a decision.
  case erasureRequested(ErasureRequest.ID)
  /// Only what is `received` can be decided; carries where it stands.
  case erasureRequestDecided(ErasureRequest.Status)
  /// The dossier must be kept; carries the last day of its term.
  case retentionNotOver(CalendarDate)

  // Tokens.

  /// The principal has as many live tokens as it may.
  case tokensTooMany(maximum: Int)
  /// The token is revoked already.
  case tokenAlreadyRevoked(AccessToken.ID)
  /// This role stands for one referrer or practitioner, and none is named.
  case bindingMissing(Role)
  /// This role stands for the centre, and a referrer or practitioner is named.
  case bindingNotAllowed(Role)
}

/// The members of an intake that hold clinical content; the raw values are their names.
public enum ClinicalMember: String, CaseIterable, Sendable {
  case icpc
  case observations
  case spinnenweb
  case fourDkl
  case phq9
}
