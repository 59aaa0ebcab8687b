import Domain
import Persistence

// What people read for a code, in both languages, as it stands in a sentence or a list. Every `switch` is exhaustive, so
// that a new code without words stops the build here.

func words(_ dutch: String, _ english: String) -> Sentence {
  Sentence(dutch: dutch, english: english)
}

// MARK: People

extension Role {
  var label: Sentence {
    switch self {
    case .referrer: words("verwijzer", "referrer")
    case .practitioner: words("behandelaar", "practitioner")
    case .coordinator: words("coördinator", "coordinator")
    case .reporter: words("rapportagelezer", "reporter")
    case .admin: words("technisch beheerder", "technical administrator")
    }
  }
}

extension Referrer.Kind {
  var label: Sentence {
    switch self {
    case .gp: words("huisarts", "general practitioner")
    case .companyDoctor: words("bedrijfsarts", "company doctor")
    case .psychologist: words("psycholoog", "psychologist")
    case .employer: words("werkgever", "employer")
    case .municipality: words("gemeente", "municipality")
    case .other: words("andere verwijzer", "other referrer")
    }
  }
}

extension Occupation {
  var label: Sentence {
    switch self {
    case .employee: words("werknemer", "employee")
    case .selfEmployed: words("zelfstandige", "self-employed")
    case .carer: words("mantelzorger", "carer")
    case .volunteer: words("vrijwilliger", "volunteer")
    case .student: words("student of scholier", "student")
    case .jobSeeker: words("werkzoekende", "job seeker")
    case .other: words("anders", "other")
    }
  }
}

extension Discipline {
  /// The usual disciplines. The list is open.
  static let usual: [(code: String, label: Sentence)] = [
    ("coach", words("coach", "coach")),
    ("bodyTherapist", words("lichaamsgericht therapeut", "body-oriented therapist")),
    ("breathTherapist", words("ademtherapeut", "breath therapist")),
    ("mindfulnessTrainer", words("mindfulnesstrainer", "mindfulness trainer")),
    ("dietician", words("diëtist", "dietician")),
    ("yogaTeacher", words("yogadocent", "yoga teacher")),
    ("vitalityCoach", words("vitaliteitscoach", "vitality coach")),
    ("craniosacralTherapist", words("craniosacraaltherapeut", "craniosacral therapist")),
    ("creativeTherapist", words("creatief therapeut", "creative therapist")),
    ("meaningCounsellor", words("begeleider bij zingeving", "counsellor in meaning")),
    ("movementTrainer", words("bewegingstrainer", "movement trainer")),
    ("returnToWorkCoach", words("begeleider bij werkhervatting", "return-to-work coach")),
  ]
}

extension CareTeamMember.Role {
  var label: Sentence {
    switch self {
    case .lead: words("regiebehandelaar", "lead practitioner")
    case .member: words("lid van het behandelteam", "member of the care team")
    case .substitute: words("waarnemer", "substitute")
    }
  }
}

// MARK: Intakes

extension Intake.Status {
  var label: Sentence {
    switch self {
    case .received: words("ontvangen", "received")
    case .accepted: words("aangenomen", "accepted")
    case .declined: words("afgewezen", "declined")
    case .withdrawn: words("ingetrokken", "withdrawn")
    }
  }
}

extension SickLeave {
  var label: Sentence {
    switch self {
    case .none: words("niet ziekgemeld", "not on sick leave")
    case .partial: words("gedeeltelijk ziekgemeld", "partly on sick leave")
    case .full: words("volledig ziekgemeld", "fully on sick leave")
    }
  }
}

extension Consent.Purpose {
  var label: Sentence {
    switch self {
    case .careRecord: words("bijhouden van het zorgdossier", "keeping the care record")
    case .feedback: words("terugkoppeling aan de verwijzer", "feedback to the referrer")
    case .companyDoctor: words("brief aan de bedrijfsarts", "letter to the company doctor")
    case .parental: words("toestemming van een ouder", "a parent's consent")
    case .research: words("gebruik voor onderzoek", "use in research")
    }
  }
}

// MARK: Instruments

extension Instrument {
  var label: Sentence {
    switch self {
    case .spinnenweb: words("Spinnenweb (Mijn Positieve Gezondheid)", "Spinnenweb (My Positive Health)")
    case .fourDkl:
      words("Vierdimensionale Klachtenlijst (4DKL)", "Four-Dimensional Symptom Questionnaire (4DSQ)")
    case .phq9: words("Patient Health Questionnaire (PHQ-9)", "Patient Health Questionnaire (PHQ-9)")
    }
  }
}

extension Moment {
  var label: Sentence {
    switch self {
    case .intake: words("bij de intake", "at the intake")
    case .midway: words("halverwege", "midway")
    case .end: words("aan het einde", "at the end")
    case .followUp: words("bij de nameting", "at follow-up")
    }
  }
}

extension SpinnenwebDimension {
  var label: Sentence {
    switch self {
    case .lichaamsfuncties: words("lichaamsfuncties", "bodily functions")
    case .mentaalWelbevinden: words("mentaal welbevinden", "mental well-being")
    case .zingeving: words("zingeving", "meaningfulness")
    case .kwaliteitVanLeven: words("kwaliteit van leven", "quality of life")
    case .meedoen: words("meedoen", "participation")
    case .dagelijksFunctioneren: words("dagelijks functioneren", "daily functioning")
    }
  }
}

extension FourDkl.Scale {
  var label: Sentence {
    switch self {
    case .distress: words("distress", "distress")
    case .depression: words("depressie", "depression")
    case .anxiety: words("angst", "anxiety")
    case .somatisation: words("somatisatie", "somatisation")
    }
  }
}

extension Band {
  var label: Sentence {
    switch self {
    case .low: words("niet verhoogd", "not elevated")
    case .moderate: words("matig verhoogd", "moderately elevated")
    case .high: words("sterk verhoogd", "strongly elevated")
    }
  }
}

extension Phq9.Severity {
  var label: Sentence {
    switch self {
    case .minimal: words("minimaal", "minimal")
    case .mild: words("licht", "mild")
    case .moderate: words("matig", "moderate")
    case .moderatelySevere: words("matig ernstig", "moderately severe")
    case .severe: words("ernstig", "severe")
    }
  }
}

extension Phq9.Syndrome {
  var label: Sentence {
    switch self {
    case .major: words("depressief syndroom", "major depressive syndrome")
    case .other: words("ander depressief syndroom", "other depressive syndrome")
    case .none: words("geen depressief syndroom", "no depressive syndrome")
    case .indeterminate: words("niet te bepalen", "indeterminate")
    }
  }
}

extension Phq9.Difficulty {
  var label: Sentence {
    switch self {
    case .notDifficult: words("helemaal niet moeilijk", "not difficult at all")
    case .somewhatDifficult: words("enigszins moeilijk", "somewhat difficult")
    case .veryDifficult: words("erg moeilijk", "very difficult")
    case .extremelyDifficult: words("extreem moeilijk", "extremely difficult")
    }
  }
}

extension Phq9.Change.Extent {
  var label: Sentence {
    switch self {
    case .improved: words("verbeterd", "improved")
    case .no: words("geen verandering van betekenis", "no change that counts")
    case .deteriorated: words("verslechterd", "deteriorated")
    }
  }
}

extension ReliableChange.Outcome {
  var label: Sentence {
    switch self {
    case .improved: words("betrouwbaar verbeterd", "reliably improved")
    case .unchanged: words("geen betrouwbare verandering", "no reliable change")
    case .deteriorated: words("betrouwbaar verslechterd", "reliably deteriorated")
    }
  }
}

extension Suicidality {
  var label: Sentence {
    switch self {
    case .positive: words("aanwezig", "present")
    case .unanswered: words("niet beantwoord", "not answered")
    case .negative: words("niet aanwezig", "not present")
    }
  }
}

// MARK: Decisions

extension Classification {
  var label: Sentence {
    switch self {
    case .unknown: words("onbekend", "unknown")
    case .none: words("geen van deze", "none of these")
    case .stressComplaints: words("spanningsklachten", "stress complaints")
    case .overspanning: words("overspanning", "overspanning (nervous exhaustion)")
    case .burnout: words("burn-out", "burn-out")
    }
  }
}

extension Proposal.Reason {
  var label: Sentence {
    switch self {
    case .classUnknown: words("de klachten zijn niet in te delen", "the complaints cannot be classified")
    case .classNone: words("geen spanningsklachten", "no stress complaints")
    case .classStressComplaints: words("spanningsklachten", "stress complaints")
    case .classOverspanning: words("overspanning", "overspanning (nervous exhaustion)")
    case .classBurnout: words("burn-out", "burn-out")
    case .distressLow: words("distress niet verhoogd", "distress not elevated")
    case .distressModerate: words("distress matig verhoogd", "distress moderately elevated")
    case .distressHigh: words("distress sterk verhoogd", "distress strongly elevated")
    case .distressMissing: words("distress onbekend", "distress unknown")
    case .sickLeaveFull: words("volledig ziekgemeld", "fully on sick leave")
    case .dysfunction: words("beperkt in het dagelijks functioneren", "limited in daily functioning")
    case .burnoutCriteriaIncomplete:
      words("criteria voor burn-out onvolledig", "burn-out criteria incomplete")
    }
  }
}

extension Phase {
  var label: Sentence {
    switch self {
    case .one: words("fase 1: vier weken", "phase 1: four weeks")
    case .two: words("fase 2: acht weken", "phase 2: eight weeks")
    case .three: words("fase 3: twaalf tot zestien weken", "phase 3: twelve to sixteen weeks")
    }
  }
}

extension Weekday {
  var label: Sentence {
    switch self {
    case .monday: words("maandag", "Monday")
    case .tuesday: words("dinsdag", "Tuesday")
    case .wednesday: words("woensdag", "Wednesday")
    case .thursday: words("donderdag", "Thursday")
    case .friday: words("vrijdag", "Friday")
    case .saturday: words("zaterdag", "Saturday")
    case .sunday: words("zondag", "Sunday")
    }
  }
}
