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
    AuditEvent.Rule(rawValue: rule)?.label ?? Sentence(dutch: rule, english: rule)
  }

  /// A kind of record.
  private static func thing(_ objectType: String?) -> Sentence {
    guard let objectType else { return Sentence(dutch: "gegevens", english: "data") }
    return AuditEvent.Object(rawValue: objectType)?.label ?? Sentence(dutch: objectType, english: objectType)
  }
}

extension AuditEvent.Rule {
  var label: Sentence {
    switch self {
    case .ownIntake: Sentence(dutch: "eigen aanmelding", english: "its own intake")
    case .careTeam: Sentence(dutch: "lid van het behandelteam", english: "in the care team")
    case .aftercare: Sentence(dutch: "nazorg na het traject", english: "aftercare after the enrolment")
    case .coordination: Sentence(dutch: "coördinatie van de zorg", english: "coordination of the care")
    case .reporting: Sentence(dutch: "rapportage", english: "reporting")
    case .administration: Sentence(dutch: "technisch beheer", english: "technical administration")
    case .emergency: Sentence(dutch: "noodtoegang", english: "emergency access")
    case .adminMadeDossierToken:
      Sentence(
        dutch: "token voor dossiers, gemaakt door technisch beheer",
        english: "a token for dossiers, made by technical administration")
    case .feedbackConsent:
      Sentence(dutch: "toestemming voor terugkoppeling", english: "the client's consent for feedback")
    case .companyDoctorConsent:
      Sentence(
        dutch: "toestemming voor een brief aan de bedrijfsarts",
        english: "the client's consent for a letter to the company doctor")
    case .token: Sentence(dutch: "geen geldig token", english: "no valid token")
    case .address: Sentence(dutch: "niet vanaf dit adres", english: "not from this address")
    case .inactive: Sentence(dutch: "niet meer werkzaam", english: "no longer active")
    case .role: Sentence(dutch: "niet toegestaan voor deze rol", english: "not allowed for this role")
    case .relation: Sentence(dutch: "geen behandelrelatie", english: "no part in the care")
    }
  }
}

extension AuditEvent.Object {
  var label: Sentence {
    switch self {
    case .absence:
      Sentence(dutch: "afwezigheid van een behandelaar", english: "a practitioner's absence")
    case .auditEvent: Sentence(dutch: "inzageoverzicht", english: "access log")
    case .careTeamMember: Sentence(dutch: "behandelteam", english: "care team")
    case .client: Sentence(dutch: "dossier", english: "dossier")
    case .consent: Sentence(dutch: "toestemming", english: "consent")
    case .emergencyAccess: Sentence(dutch: "noodtoegang", english: "emergency access")
    case .enrolment: Sentence(dutch: "traject", english: "enrolment")
    case .erasure: Sentence(dutch: "vernietiging van het dossier", english: "destruction of the dossier")
    case .erasureRequest:
      Sentence(dutch: "verzoek tot vernietiging", english: "request to destroy the dossier")
    case .feedbackReport: Sentence(dutch: "terugkoppeling", english: "feedback report")
    case .flag: Sentence(dutch: "signaal", english: "flag")
    case .goal: Sentence(dutch: "behandeldoel", english: "goal")
    case .intake: Sentence(dutch: "aanmelding", english: "intake")
    case .intervention: Sentence(dutch: "interventie", english: "intervention")
    case .measurement: Sentence(dutch: "meting", english: "measurement")
    case .phasePackage: Sentence(dutch: "fasepakket", english: "phase package")
    case .practitioner: Sentence(dutch: "behandelaar", english: "practitioner")
    case .progressNote: Sentence(dutch: "voortgangsnotitie", english: "progress note")
    case .referrer: Sentence(dutch: "verwijzer", english: "referrer")
    case .session: Sentence(dutch: "sessie", english: "session")
    case .sickSpell: Sentence(dutch: "ziekteperiode", english: "sick spell")
    case .token: Sentence(dutch: "toegangstoken", english: "access token")
    case .treatmentPlan: Sentence(dutch: "behandelplan", english: "treatment plan")
    case .worklist: Sentence(dutch: "werklijst", english: "worklist")
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
