import Domain
import Persistence

/// What a line of the audit trail says, in words for the client whose dossier it is about.
enum AuditWords {
  /// `behandelplan ingezien`.
  static func what(_ line: AuditLine) -> Sentence {
    let (thing, done) = (thing(line.objectType), line.action.label)
    return Sentence(dutch: "\(thing.dutch) \(done.dutch)", english: "\(thing.english) \(done.english)")
  }

  /// Who it was, where no name is known.
  static func somebody(_ line: AuditLine) -> Sentence {
    line.role?.label ?? Sentence(dutch: "onbekend", english: "unknown")
  }

  /// By which right something was done, or what said no.
  static func why(_ rule: String) -> Sentence {
    switch rule {
    case "careTeam": Sentence(dutch: "lid van het behandelteam", english: "in the care team")
    case "coordination": Sentence(dutch: "coördinatie van de zorg", english: "coordination of the care")
    case "ownIntake": Sentence(dutch: "eigen aanmelding", english: "its own intake")
    case "emergency": Sentence(dutch: "noodtoegang", english: "emergency access")
    case "administration": Sentence(dutch: "technisch beheer", english: "technical administration")
    case "reporting": Sentence(dutch: "rapportage", english: "reporting")
    case "relation": Sentence(dutch: "geen behandelrelatie", english: "no part in the care")
    case "role": Sentence(dutch: "niet toegestaan voor deze rol", english: "not allowed for this role")
    case "token": Sentence(dutch: "geen geldig token", english: "no valid token")
    case "address": Sentence(dutch: "niet vanaf dit adres", english: "not from this address")
    case "feedbackConsent":
      Sentence(dutch: "toestemming voor terugkoppeling", english: "consent for feedback")
    case "companyDoctorConsent":
      Sentence(
        dutch: "toestemming voor een brief aan de bedrijfsarts",
        english: "consent for a letter to the company doctor")
    case "adminMadeDossierToken":
      Sentence(
        dutch: "token voor dossiers, gemaakt door technisch beheer",
        english: "token for dossiers, made by technical administration")
    default: Sentence(dutch: rule, english: rule)
    }
  }

  /// A kind of record.
  static func thing(_ objectType: String?) -> Sentence {
    switch objectType {
    case "client": Sentence(dutch: "dossier", english: "dossier")
    case "intake": Sentence(dutch: "aanmelding", english: "intake")
    case "measurement": Sentence(dutch: "meting", english: "measurement")
    case "flag": Sentence(dutch: "signaal", english: "flag")
    case "consent": Sentence(dutch: "toestemming", english: "consent")
    case "enrolment": Sentence(dutch: "traject", english: "enrolment")
    case "careTeamMember": Sentence(dutch: "behandelteam", english: "care team")
    case "session": Sentence(dutch: "sessie", english: "session")
    case "treatmentPlan": Sentence(dutch: "behandelplan", english: "treatment plan")
    case "goal": Sentence(dutch: "behandeldoel", english: "goal")
    case "intervention": Sentence(dutch: "interventie", english: "intervention")
    case "progressNote": Sentence(dutch: "voortgangsnotitie", english: "progress note")
    case "sickSpell": Sentence(dutch: "ziekteperiode", english: "sick spell")
    case "feedbackReport": Sentence(dutch: "terugkoppeling", english: "feedback report")
    case "emergencyAccess": Sentence(dutch: "noodtoegang", english: "emergency access")
    case "auditEvent": Sentence(dutch: "inzageoverzicht", english: "access log")
    case "absence": Sentence(dutch: "afwezigheid van een behandelaar", english: "a practitioner's absence")
    case "erasureRequest": Sentence(dutch: "vernietigingsverzoek", english: "request to destroy the dossier")
    case "erasure": Sentence(dutch: "vernietiging van het dossier", english: "destruction of the dossier")
    case "practitioner": Sentence(dutch: "behandelaar", english: "practitioner")
    case "referrer": Sentence(dutch: "verwijzer", english: "referrer")
    case "phasePackage": Sentence(dutch: "fasepakket", english: "phase package")
    case "token": Sentence(dutch: "toegangstoken", english: "access token")
    case "worklist": Sentence(dutch: "werklijst", english: "worklist")
    case let other?: Sentence(dutch: other, english: other)
    case nil: Sentence(dutch: "gegevens", english: "data")
    }
  }
}

extension AuditEvent.Action {
  /// What was done, after the name of what it was done to.
  var label: Sentence {
    switch self {
    case .create: Sentence(dutch: "toegevoegd", english: "added")
    case .read: Sentence(dutch: "ingezien", english: "seen")
    case .update: Sentence(dutch: "gewijzigd", english: "changed")
    case .delete: Sentence(dutch: "verwijderd", english: "removed")
    case .search: Sentence(dutch: "in een lijst gezien", english: "seen in a list")
    case .validate: Sentence(dutch: "gecontroleerd", english: "checked")
    case .export: Sentence(dutch: "uitgegeven", english: "handed out")
    case .print: Sentence(dutch: "afgedrukt", english: "printed")
    case .authenticate: Sentence(dutch: "aangemeld", english: "signed in")
    }
  }
}

extension AuditEvent.Result {
  var label: Sentence {
    switch self {
    case .allowed: Sentence(dutch: "toegestaan", english: "allowed")
    case .refused: Sentence(dutch: "geweigerd", english: "refused")
    case .failed: Sentence(dutch: "mislukt", english: "failed")
    }
  }
}
