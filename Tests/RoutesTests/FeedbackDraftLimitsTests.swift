import Domain
import Testing

@testable import Routes

/// What a draft says must be true, about this referral, and not too much.
@Suite struct `A drafted letter, whatever the records hold,` {
  private let first: CalendarDate
  private let period: Enrolment.Period

  init() throws {
    first = try #require(CalendarDate("2026-11-18"))
    period = try Enrolment.Period(.two, weeks: 8, start: first)
  }

  private func phq9(_ total: Int, on day: String, version: String? = nil, number: UInt64) throws
    -> MeasurementSeries.Scored
  {
    let total = try #require(Phq9.Total(total))
    return try FeedbackSource.scored(
      .phq9(Phq9(.total(total), difficulty: nil)), on: day, version: version, number: number)
  }

  private func answered(_ answers: [Int?], on day: String, number: UInt64) throws -> MeasurementSeries.Scored
  {
    let answers = try #require(Phq9.Answers(answers))
    return try FeedbackSource.scored(
      .phq9(Phq9(.answers(answers), difficulty: nil)), on: day, number: number)
  }

  private func text(
    _ kind: FeedbackReport.Kind, to recipient: Referrer.Kind = .gp, isReferrer: Bool = true,
    declined: Bool = false, measurements: [MeasurementSeries.Scored]? = nil,
    signals: [FeedbackSource.Signal]? = nil
  ) throws -> FeedbackReport.Text {
    FeedbackDraft(
      try .sample(
        kind, to: recipient, isReferrer: isReferrer, declined: declined, measurements: measurements,
        signals: signals)
    ).text()
  }

  // MARK: Signals

  @Test func `says nothing of a talk that nobody recorded, and the day of one that was`() throws {
    let open = try text(.flag, signals: [FeedbackSource.signal(.suicidality, raisedOn: first)])
    #expect(open.soep.plan?.text.contains("esproken") == false)
    #expect(open.soep.plan?.text.contains("elefonisch") == false)
    #expect(
      open.request?.text == "Graag vandaag telefonisch contact over: gedachten aan de dood of zelfdoding.")
    let handled = try text(.flag)
    #expect(
      handled.soep.plan?.text.hasPrefix(
        "Besproken met Huisarts Voorbeeld op 18-11-2026; deze brief bevestigt dat.\n") == true)
    #expect(handled.request?.text == "Graag uw beoordeling van: sterk verhoogde angstklachten.")
  }

  @Test func `tells one period, the enrolment's as it is now`() throws {
    let care = try FeedbackSource.Care.sample(
      try Enrolment.Period(.two, weeks: 8, start: first.adding(days: 103)), .planned)
    let text = FeedbackDraft(try .sample(.intake, care: care)).text()
    #expect(text.answer?.text == "Aangenomen voor fase 2 (8 weken, van 01-03-2027 tot en met 25-04-2027).")
    #expect(text.soep.evaluation?.text.hasPrefix("Ingedeeld in fase 2 (8 weken, van 01-03-2027") == true)
    #expect(!"\(text)".contains("12-01-2027)"))
  }

  @Test func `names each kind of signal once, the gravest first, and asks in time`() throws {
    let signals = try [
      FeedbackSource.signal(.anxietyProbable, raisedOn: first),
      FeedbackSource.signal(.depressionSevere, raisedOn: first),
      FeedbackSource.signal(
        .depressionSevere, raisedOn: first.adding(days: 9), source: .measurement(FeedbackSource.id(9))),
    ]
    let severe = try text(.flag, signals: signals)
    #expect(
      severe.answer?.text == "Open signalen: ernstige depressieve klachten en sterk verhoogde angstklachten.")
    #expect(
      severe.request?.text
        == "Graag binnen twee werkdagen telefonisch contact over: ernstige depressieve klachten.")
    #expect(
      severe.soep.evaluation?.text.hasSuffix(
        """
        Signaal (rood) van 27-11-2026: ernstige depressieve klachten; actie: binnen twee werkdagen contact met de \
        huisarts.
        Signaal (oranje) van 18-11-2026: sterk verhoogde angstklachten; actie: overleg met de huisarts.
        """) == true, "\(severe.soep.evaluation?.text ?? "")")
    let psychologist = try text(.flag, to: .psychologist, signals: signals)
    #expect(psychologist.request?.text == "Graag telefonisch overleg over: ernstige depressieve klachten.")
  }

  @Test func `is about this referral: not about what was measured and raised before it`() throws {
    let before = try #require(CalendarDate("2024-03-01"))
    let earlier = try FeedbackSource.signal(
      .suicidality, raisedOn: before, handled: "Huisarts Vroeger", source: .intake(FeedbackSource.id(90)))
    let text = try text(
      .intake,
      measurements: [
        phq9(22, on: "2024-03-01", number: 30), phq9(9, on: "2026-11-18", number: 31),
      ], signals: [earlier])
    let whole = "\(text)"
    #expect(text.soep.objective?.text.hasPrefix("PHQ-9: 9 van 27 (licht) op 18-11-2026.\n") == true)
    #expect(!whole.contains("2024") && !whole.contains("Vroeger"))
    // What is still open is told, however old it is.
    let open = try FeedbackSource.signal(
      .substance, raisedOn: before, source: .intake(FeedbackSource.id(90)))
    #expect("\(try self.text(.intake, signals: [open]))".contains("Signaal (oranje) van 01-03-2024"))
  }

  // MARK: Scores

  @Test func `writes a change behind the totals that it is of`() throws {
    let text = try text(
      .progress,
      measurements: [
        phq9(16, on: "2026-11-18", number: 30), phq9(9, on: "2026-12-01", number: 31),
        answered([nil, nil, nil, nil, 1, 1, 1, 1, 0], on: "2026-12-10", number: 32),
      ])
    #expect(
      text.soep.objective?.text.hasPrefix(
        """
        PHQ-9: 16 van 27 (matig ernstig) op 18-11-2026; 9 van 27 (licht) op 01-12-2026: betrouwbaar verbeterd en \
        herstel.
        PHQ-9 op 10-12-2026: totaal niet te berekenen (4 van 9 vragen niet ingevuld).

        """) == true, "\(text.soep.objective?.text ?? "")")
  }

  @Test func `never compares across versions`() throws {
    let text = try text(
      .progress,
      measurements: [
        phq9(16, on: "2026-11-18", version: "nl", number: 30),
        phq9(4, on: "2026-12-10", version: "en", number: 31),
      ])
    #expect(text.soep.objective?.text.hasPrefix("PHQ-9: 4 van 27 (minimaal) op 10-12-2026.\n") == true)
    #expect(text.answer?.text.contains("PHQ-9") == false)
  }

  @Test func `counts a scale of the 4DKL from the first form that has it, and says which that is`() throws {
    func totals(_ distress: Int?, _ day: String, _ number: UInt64) throws -> MeasurementSeries.Scored {
      let totals = FourDkl.Totals(
        distress: distress.flatMap { Whole($0) }, depression: Whole(2), anxiety: Whole(3),
        somatisation: Whole(4))
      return try FeedbackSource.scored(.fourDkl(.totals(totals)), on: day, number: number)
    }
    let text = try text(
      .progress,
      measurements: [
        totals(nil, "2026-11-18", 30), totals(25, "2026-11-25", 31), totals(12, "2026-12-10", 32),
      ])
    #expect(
      text.soep.objective?.text.contains(
        "4DKL op 10-12-2026: distress 12 van 32 (matig verhoogd; −13 sinds 25-11-2026), depressie 2 van 12 (niet verhoogd; 0)"
      ) == true, "\(text.soep.objective?.text ?? "")")
  }

  @Test func `keeps what was answered about suicidality when a later form does not ask it`() throws {
    let totals = FourDkl.Totals(distress: Whole(12), depression: nil, anxiety: nil, somatisation: nil)
    let text = try text(
      .progress,
      measurements: [
        answered([1, 1, 1, 1, 1, 1, 1, 1, 2], on: "2026-11-18", number: 30),
        FeedbackSource.scored(.fourDkl(.totals(totals)), on: "2026-11-19", number: 31),
      ])
    #expect(
      text.soep.objective?.text.contains(
        "Suïcidale gedachten volgens de vragenlijst van 18-11-2026: aanwezig.")
        == true)
    let answeredNo = try self.text(
      .progress,
      measurements: [
        answered([1, 1, 1, 1, 1, 1, 1, 1, 2], on: "2026-11-18", number: 30),
        answered([1, 1, 1, 1, 1, 1, 1, 1, 0], on: "2026-11-19", number: 31),
      ])
    #expect(answeredNo.soep.objective?.text.contains("Suïcidale") == false)
  }

  // MARK: For whom

  @Test(arguments: FeedbackReport.Kind.allCases, [true, false])
  func `tells a company doctor who did not refer nothing of what the referrer wrote`(
    kind: FeedbackReport.Kind, declined: Bool
  ) throws {
    let text = try text(kind, to: .companyDoctor, isReferrer: false, declined: declined)
    #expect(text.question == nil)
    for words in ["vermoeidheid", "De huisarts kan hier zelf mee verder", "7 maanden"] {
      #expect(!"\(text)".contains(words), "\(words) in \(text)")
    }
    #expect(text.soep.subjective?.text.hasPrefix("Werk bij aanmelding: ") == true)
  }

  @Test func `puts no question into the mouth of a practice that asked none`() throws {
    #expect(try text(.progress, isReferrer: false).question == nil)
    #expect(try text(.intake, isReferrer: false).soep.subjective?.text.contains("vermoeidheid") == true)
    let own = try text(.intake, to: .companyDoctor)
    #expect(own.question?.text == "Aanhoudende vermoeidheid, slaapt slecht")
  }

  // MARK: Limits

  private func isWithinLimits(_ text: FeedbackReport.Text) {
    #expect(text.soep.missing.isEmpty, "\(text.soep.missing)")
    #expect(throws: Never.self) { try text.soep.checkLength() }
  }

  @Test func `is valid and fits one page`() throws {
    for kind in FeedbackReport.Kind.allCases {
      for recipient in [Referrer.Kind.gp, .companyDoctor] {
        for status in Enrolment.Status.allCases {
          let text = FeedbackDraft(try .sample(kind, to: recipient, status: status)).text()
          isWithinLimits(text)
          #expect(text.soep.fitsOnePage)
        }
      }
    }
  }

  @Test(arguments: FeedbackReport.Kind.allCases)
  func `loses goals and modules before it loses a signal, and says that it is shortened`(
    kind: FeedbackReport.Kind
  ) throws {
    let long = { (count: Int) in String(repeating: "woord ", count: count / 6) + "eind" }
    let goal = FeedbackSource.Aim(
      Goal.Details(
        text: try GoalText(long(900)), measure: try GoalMark(long(280)), baseline: try GoalMark(long(280)),
        target: try GoalMark(long(280)), dueDate: CalendarDate("2027-01-12")),
      lastNote: FeedbackSource.Noted(on: first, try ProgressText(long(3_900))))
    let care = try FeedbackSource.Care.sample(
      period, modules: (0..<50).map { try ModuleName("\($0) \(long(80))") },
      goals: Array(repeating: goal, count: 30))
    let name = "Huisarts " + String(repeating: "x", count: 90)
    let signals = try Flag.Kind.allCases.flatMap { kind in
      try [
        FeedbackSource.signal(kind, raisedOn: first),
        FeedbackSource.signal(
          kind, raisedOn: first, handled: kind.level == .red ? name : nil,
          source: .measurement(FeedbackSource.id(9))),
      ]
    }
    let text = FeedbackDraft(try .sample(kind, care: care, signals: signals)).text()
    isWithinLimits(text)
    #expect(text.answer != nil)
    for flag in Flag.Kind.allCases where flag.level == .red {
      let line = "Signaal (rood) van 18-11-2026: \(flag.complaint); actie"
      #expect(text.soep.evaluation?.text.contains(line) == true, "\(flag)")
      if kind == .flag { #expect(text.answer?.text.contains(flag.complaint) == true) }
    }
    if kind == .progress || kind == .final {
      #expect(text.soep.evaluation?.text.hasSuffix(FeedbackDraft.shortened) == true)
    }
    if kind == .progress {
      #expect(text.soep.plan?.text.contains("Volgende afspraak op 21-12-2026.") == true)
    }
  }
}
