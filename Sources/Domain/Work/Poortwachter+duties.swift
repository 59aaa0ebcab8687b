extension Poortwachter {
  /// What the law asks of somebody in two years of sickness. The raw values are the words on the wire.
  public enum Duty: String, CaseIterable, Sendable {
    /// Ziekmelding bij de bedrijfsarts.
    case reportToCompanyDoctor
    /// Probleemanalyse.
    case problemAnalysis
    /// Plan van aanpak.
    case actionPlan
    /// Voortgangsgesprek, every six weeks.
    case progressTalk
    /// Ziekmelding bij het UWV, the "42e-weeksmelding".
    case reportToUwv
    /// Eerstejaarsevaluatie.
    case firstYearEvaluation
    /// The UWV's letter about the WIA.
    case uwvLetter
    /// The latest day of the UWV's notice.
    case uwvNotice
    /// Re-integratieverslag.
    case reintegrationReport
    /// WIA-aanvraag.
    case wiaApplication

    /// The weeks of sickness in which it is due: one, but for the talks, which come every six weeks. The re-integration
    /// report is thirteen weeks before the end of the waiting period, the application eleven.
    public var weeks: [Int] {
      switch self {
      case .reportToCompanyDoctor: [1]
      case .problemAnalysis: [6]
      case .actionPlan: [8]
      case .progressTalk: Array(stride(from: 14, through: 98, by: 6))
      case .reportToUwv: [42]
      case .firstYearEvaluation: [52]
      case .uwvLetter: [88]
      case .uwvNotice: [89]
      case .reintegrationReport: [91]
      case .wiaApplication: [93]
      }
    }

    /// Whose it is: employer and employee have most of them together.
    public var parties: [Party] {
      switch self {
      case .reportToCompanyDoctor, .reportToUwv: [.employer]
      case .problemAnalysis: [.companyDoctor]
      case .actionPlan, .progressTalk, .firstYearEvaluation, .reintegrationReport: [.employer, .employee]
      case .uwvLetter, .uwvNotice: [.uwv]
      case .wiaApplication: [.employee]
      }
    }
  }

  /// Who has duties.
  public enum Party: String, CaseIterable, Sendable {
    /// Werkgever.
    case employer
    /// Werknemer.
    case employee
    /// Bedrijfsarts.
    case companyDoctor
    /// Uitvoeringsinstituut werknemersverzekeringen.
    case uwv
  }

  /// A duty, and the days in which its turn has come.
  public struct Term: Equatable, Sendable {
    public let duty: Duty
    /// The week of sickness that it belongs to, from 1.
    public let week: Int
    /// From its first day to the day on which it is due.
    public let days: ClosedRange<CalendarDate>
  }

  /// Every duty with its days, by the day on which it is due.
  public var terms: [Term] {
    Duty.allCases.flatMap { duty in
      duty.weeks.map { Term(duty: duty, week: $0, days: days(of: duty, inWeek: $0)) }
    }.sorted { $0.days.upperBound < $1.days.upperBound }
  }

  private func days(of duty: Duty, inWeek week: Int) -> ClosedRange<CalendarDate> {
    switch duty {
    case .actionPlan where problemAnalysis != nil: (problemAnalysis ?? actionPlanDue)...actionPlanDue
    case .reportToUwv: after42Weeks...reportToUWV
    case .firstYearEvaluation: firstYearEvaluationFrom...firstYearEvaluationDue
    case .reportToCompanyDoctor, .problemAnalysis, .actionPlan, .progressTalk, .uwvLetter, .uwvNotice,
      .reintegrationReport, .wiaApplication:
      firstDay(ofWeek: week)...lastDay(ofWeek: week)
    }
  }

  /// A duty that somebody has seen to.
  public struct Mark: Hashable, Comparable, Sendable {
    public let duty: Duty
    /// The week of sickness that it belongs to, from 1.
    public let week: Int
    public let doneOn: CalendarDate

    /// - Parameter week: `nil` for the one week of a duty that comes once.
    /// - Returns: `nil` for a week in which this duty is not due, and for a talk of no week.
    public init?(_ duty: Duty, week: Int? = nil, doneOn: CalendarDate) {
      guard let week = week ?? (duty.weeks.count == 1 ? duty.weeks.first : nil), duty.weeks.contains(week)
      else { return nil }
      self.duty = duty
      self.week = week
      self.doneOn = doneOn
    }

    /// Earlier weeks first.
    public static func < (left: Mark, right: Mark) -> Bool {
      (left.week, left.duty.rawValue) < (right.week, right.duty.rawValue)
    }
  }
}
