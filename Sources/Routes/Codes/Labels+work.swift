import Domain

extension Poortwachter.Duty {
  var label: Sentence {
    switch self {
    case .reportToCompanyDoctor: words("ziekmelding bij de bedrijfsarts", "report to the company doctor")
    case .problemAnalysis: words("probleemanalyse", "problem analysis")
    case .actionPlan: words("plan van aanpak", "plan of action")
    case .progressTalk: words("voortgangsgesprek", "progress talk")
    case .reportToUwv: words("ziekmelding bij het UWV (42e week)", "report to the UWV (week 42)")
    case .firstYearEvaluation: words("eerstejaarsevaluatie", "first-year evaluation")
    case .uwvLetter: words("brief van het UWV over de WIA", "the UWV's letter about the WIA")
    case .uwvNotice: words("uiterste kennisgeving van het UWV", "the UWV's notice at the latest")
    case .reintegrationReport: words("re-integratieverslag", "re-integration report")
    case .wiaApplication: words("WIA-aanvraag", "application for the WIA")
    }
  }
}

extension Poortwachter.Party {
  var label: Sentence {
    switch self {
    case .employer: words("werkgever", "employer")
    case .employee: words("werknemer", "employee")
    case .companyDoctor: words("bedrijfsarts", "company doctor")
    case .uwv: words("UWV", "UWV")
    }
  }
}

extension AbsenceCalendar.Status {
  var label: Sentence {
    switch self {
    case .later: words("nog niet aan de orde", "later")
    case .due: words("nu aan de orde", "due")
    case .overdue: words("over tijd", "overdue")
    case .done: words("gedaan", "done")
    case .lapsed: words("vervallen door herstel", "lapsed on recovery")
    }
  }
}
