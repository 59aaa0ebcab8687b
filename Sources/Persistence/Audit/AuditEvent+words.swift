extension AuditEvent {
  /// The kind of record that something was done to.
  public enum Object: String, CaseIterable, Sendable {
    case absence
    /// The trail itself.
    case auditEvent
    case careTeamMember
    case client
    case consent
    case emergencyAccess
    case enrolment
    case erasure
    case erasureRequest
    case feedbackReport
    case flag
    case goal
    case intake
    case intervention
    case measurement
    case phasePackage
    case practitioner
    case progressNote
    case referrer
    case session
    case sickSpell
    case token
    case treatmentPlan
    case worklist
  }

  /// By which right something was done, or what said no to it.
  public enum Rule: String, CaseIterable, Sendable {
    // What opens.
    /// The intake is its own.
    case ownIntake
    /// A place in the care team of a client in treatment.
    case careTeam
    /// A place in the care team of an enrolment that has ended.
    case aftercare
    case coordination
    case reporting
    case administration
    /// The dossier was opened in an emergency; or somebody tried to.
    case emergency
    /// An admin, who sees no dossier, made a token for somebody who does.
    case adminMadeDossierToken
    /// The client allows feedback to this referrer.
    case feedbackConsent
    /// The client allowed this letter to a company doctor.
    case companyDoctorConsent

    // What says no.
    /// The token is not known, revoked or expired.
    case token
    /// The token may not be used from that address.
    case address
    /// Whoever it belongs to no longer works here.
    case inactive
    case role
    /// The record is not one that the caller may know of, or is not there.
    case relation
  }
}
