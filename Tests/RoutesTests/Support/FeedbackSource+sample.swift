import Domain
import Testing

@testable import Routes

extension FeedbackSource {
  /// The fifth of eight weeks in phase 2: two measurements, three goals, one red flag that was handled, one that is open.
  /// - Parameters:
  ///   - measurements: In the place of these.
  ///   - signals: In the place of these.
  static func sample(
    _ kind: FeedbackReport.Kind, to recipient: Referrer.Kind = .gp, isReferrer: Bool = true,
    status: Enrolment.Status = .active, declined: Bool = false, undecided: Bool = false,
    care: Care? = nil, measurements: [MeasurementSeries.Scored]? = nil, signals: [Signal]? = nil
  ) throws -> FeedbackSource {
    let first = try #require(CalendarDate("2026-11-18"))
    let intake = Intake(
      id: id(1), version: 1, createdAt: moment(first), updatedAt: moment(first), clientID: id(2),
      referrerID: id(3), status: .accepted,
      details: Intake.Details(
        reason: try ReferralReason("Aanhoudende vermoeidheid,\nslaapt slecht"),
        firstSickDay: CalendarDate("2026-09-14"), sickLeave: .partial,
        observations: Observations(
          tensionSymptoms: Whole(5), controlLoss: true, dysfunction: true, durationMonths: Whole(7)),
        takenOn: first))
    let period = try Enrolment.Period(.two, weeks: 8, start: first)
    let outcome: Decision.Outcome =
      declined ? .decline : .accept(Decision.Acceptance(period: period, leadID: id(4)))
    let decision = Decision(
      intakeID: id(1), outcome: outcome, reason: try Note("De huisarts kan hier zelf mee verder."))
    let series = try measurements ?? Self.measurements(kind == .intake ? 3 : 5)
    return FeedbackSource(
      kind: kind, recipient: recipient, isReferrer: isReferrer, today: first.adding(days: 29),
      intake: intake, decision: undecided ? nil : decision,
      care: declined || undecided ? nil : try care ?? .sample(period, status),
      series: MeasurementSeries(series),
      signals: try signals ?? [
        signal(.suicidality, raisedOn: first, handled: "Huisarts Voorbeeld"),
        signal(.anxietyProbable, raisedOn: first),
      ])
  }

  /// A flag of this intake, unless another raised it, handled on the day on which it was raised.
  static func signal(
    _ kind: Flag.Kind, raisedOn day: CalendarDate, handled: String? = nil, source: Flag.Source? = nil
  ) throws -> Signal {
    let contact = try handled.map { Flag.Contact(with: try PersonName($0), at: moment(day)) }
    let flag = Flag(
      id: id(7), version: 1, createdAt: moment(day), updatedAt: moment(day), clientID: id(2), kind: kind,
      level: kind.level, action: kind.action, raisedAt: moment(day), source: source ?? .intake(id(1)),
      status: contact == nil ? .open : .handled, contact: contact)
    return Signal(flag, raisedOn: day, handledOn: contact == nil ? nil : day)
  }

  /// A form of some day.
  static func scored(
    _ form: Measurement.Form, _ moment: Moment = .midway, on day: String, version: String? = nil,
    number: UInt64
  ) throws -> MeasurementSeries.Scored {
    let day = try #require(CalendarDate(day))
    return MeasurementSeries.Scored(
      Measurement(
        id: id(number), version: 1, createdAt: Self.moment(day), updatedAt: Self.moment(day), clientID: id(2),
        intakeID: nil,
        details: Measurement.Details(
          form: form, instrumentVersion: version.flatMap { VersionLabel($0) }, moment: moment, takenOn: day)),
      by: .current)
  }

  /// PHQ-9, 4DKL and web at the intake; PHQ-9 and 4DKL halfway.
  private static func measurements(_ count: Int) throws -> [MeasurementSeries.Scored] {
    let (first, second) = ("2026-11-18", "2026-12-16")
    let before = try #require(Phq9.Answers([2, 2, 3, 3, 1, 2, 2, 1, 0]))
    let after = try #require(Phq9.Answers([1, 1, 1, 1, 1, 1, nil, 0, 0]))
    var items: [Int?] = Array(repeating: 1, count: 50)
    items[16] = nil
    let sheet = try #require(FourDkl.Answers(items))
    let totals = FourDkl.Totals(
      distress: Whole(12), depression: Whole(2), anxiety: nil, somatisation: Whole(8))
    let web = Spinnenweb.Marks { Spinnenweb.Mark(Tenths(tenths: $0 == .meedoen ? 35 : 60)) }
    let forms: [(Measurement.Form, Moment, String)] = [
      (.phq9(Phq9(.answers(before), difficulty: nil)), .intake, first),
      (.fourDkl(.answers(sheet)), .intake, first), (.spinnenweb(.marks(web)), .intake, first),
      (.phq9(Phq9(.answers(after), difficulty: nil)), .midway, second),
      (.fourDkl(.totals(totals)), .midway, second),
    ]
    return try forms.prefix(count).enumerated().map { index, form in
      try scored(form.0, form.1, on: form.2, number: 20 + UInt64(index))
    }
  }

  static func id<Named>(_ number: UInt64) -> Identifier<Named> {
    Identifier(unixMilliseconds: 1_795_000_000_000, randomBits: (0, number))
  }

  static func moment(_ day: CalendarDate) -> Instant {
    Instant(unixMilliseconds: Int64(day.daysSince1970) * 86_400_000 + 36_000_000)
  }
}

extension FeedbackSource.Care {
  /// - Parameter goals: In the place of three.
  static func sample(
    _ period: Enrolment.Period, _ status: Enrolment.Status = .active, modules: [ModuleName]? = nil,
    goals: [FeedbackSource.Aim]? = nil
  ) throws -> FeedbackSource.Care {
    let ending: Enrolment.Ending? =
      switch status {
      case .planned, .active: nil
      case .completed: Enrolment.Ending(on: period.end)
      case .stopped: Enrolment.Ending(on: period.start.adding(days: 20), reason: try Note("Verhuisd."))
      }
    let moment = FeedbackSource.moment(period.start)
    let slept = Goal.Details(
      text: try GoalText("Ik slaap weer door."), dimension: .lichaamsfuncties,
      measure: try GoalMark("uren slaap per nacht"), baseline: try GoalMark("5"), target: try GoalMark("7"),
      dueDate: CalendarDate("2027-01-12"), status: .partlyAchieved)
    let walks = Goal.Details(
      text: try GoalText("Ik wandel dagelijks"), target: try GoalMark("30 minuten"),
      dueDate: CalendarDate("2027-01-12"))
    return FeedbackSource.Care(
      enrolment: Enrolment(
        id: FeedbackSource.id(5), version: 1, createdAt: moment, updatedAt: moment,
        clientID: FeedbackSource.id(2), intakeID: FeedbackSource.id(1), packageID: FeedbackSource.id(6),
        period: period, status: status, ending: ending), attended: 5, missed: 1,
      modules: try modules ?? [ModuleName("Yoga"), ModuleName("ACT-coaching")],
      agreements: try Agreements("Elke week een uur buiten.\nWerkmail alleen op kantoor"),
      evaluations: [
        Evaluation(on: period.start.adding(days: 28), kind: .midway), Evaluation(on: period.end, kind: .end),
      ],
      goals: try goals ?? [
        FeedbackSource.Aim(
          slept,
          lastNote: FeedbackSource.Noted(
            on: period.start.adding(days: 20), try ProgressText("Slaapt nu zes uur"))),
        FeedbackSource.Aim(walks),
        FeedbackSource.Aim(Goal.Details(text: try GoalText("Ik werk weer."), status: .dropped)),
      ],
      nextSessionOn: CalendarDate("2026-12-21"))
  }
}
