internal import Domain
internal import SQLite

extension DemoStory {
  /// A report to whoever sent the intake, as far on its way as `status` says, or as the client's consent lets it come.
  mutating func report(
    _ kind: FeedbackReport.Kind, after intake: Intake.ID, _ enrolment: Enrolment,
    until status: FeedbackReport.Status,
    at moment: Instant, _ transaction: borrowing WriteTransaction
  ) throws {
    let report = FeedbackReport(
      id: FeedbackReport.ID(rawValue: id(at: moment)), version: 1, createdAt: moment, updatedAt: moment,
      clientID: client, intakeID: intake, enrolmentID: enrolment.id, recipientID: referrer.id,
      writtenFor: referrer.details.kind.feedbackConsent ?? .feedback, kind: kind,
      text: FeedbackReport.Text(
        question: try FeedbackLine("Graag uw beoordeling en begeleiding."),
        answer: try FeedbackLine(answer(kind)),
        soep: try soep(kind, enrolment, isDraft: status == .draft, transaction),
        request: kind == .flag ? try FeedbackLine("Wilt u deze week contact opnemen met de cliënt?") : nil))
    try transaction.insert(report)
    guard status != .draft else { return }
    _ = try transaction.finaliseFeedbackReport(
      report.id, in: letter(on: moment.calendarDate(), transaction), by: author, for: .coordinator, at: moment
    )
    guard status != .final, let purpose = referrer.details.kind.feedbackConsent,
      try transaction.reading.feedbackConsent(of: client, purpose, for: referrer.id) != nil
    else { return }
    _ = try transaction.sendFeedbackReport(report.id, for: .coordinator, at: moment)
    let nextDay = moment.adding(days: 1)
    guard status == .acknowledged, nextDay <= days.anchor else { return }
    _ = try transaction.acknowledgeFeedbackReport(report.id, for: .coordinator, at: nextDay)
    // One was wrong, and another came in its place.
    guard number == Self.corrected, kind == .progress else { return }
    let successor = FeedbackReport.ID(rawValue: id(at: nextDay))
    _ = try transaction.supersedeFeedbackReport(report.id, by: successor, for: .coordinator, at: nextDay)
    _ = try transaction.finaliseFeedbackReport(
      successor, in: letter(on: nextDay.calendarDate(), transaction), by: author, for: .coordinator,
      at: nextDay)
    _ = try transaction.sendFeedbackReport(successor, for: .coordinator, at: nextDay)
  }

  private func answer(_ kind: FeedbackReport.Kind) -> String {
    switch kind {
    case .intake: "De cliënt is aangenomen; de begeleiding begint binnenkort."
    case .progress: "De begeleiding verloopt volgens plan."
    case .final: "De begeleiding is afgesloten."
    case .flag: "Er is een rood signaal; wij hebben u vandaag gebeld."
    }
  }

  /// A draft still lacks what only a person can write.
  private func soep(
    _ kind: FeedbackReport.Kind, _ enrolment: Enrolment, isDraft: Bool,
    _ transaction: borrowing WriteTransaction
  ) throws -> FeedbackReport.SOEP {
    let scores = try scores(transaction)
    let phase = enrolment.period.phase.rawValue
    let plan =
      kind == .final
      ? "Terug naar de huisarts; nameting na drie maanden. Bij terugval opnieuw aanmelden."
      : "Wekelijkse sessies volgens het behandelplan. Volgende terugkoppeling bij het einde van de fase."
    return FeedbackReport.SOEP(
      subjective: isDraft
        ? nil : try SOEPText("Vertelt minder moe te zijn en beter te slapen; wil weer aan het werk."),
      objective: try SOEPText(
        scores.isEmpty ? "Er zijn geen vragenlijsten afgenomen." : scores.joined(separator: "\n")),
      evaluation: try SOEPText(
        "Fase \(phase), \(enrolment.period.weeks) weken vanaf \(enrolment.period.start.dutch)."),
      plan: isDraft ? nil : try SOEPText(plan))
  }

  /// The PHQ-9 in time, a line each; a company doctor is told of no scores.
  private func scores(_ transaction: borrowing WriteTransaction) throws -> [String] {
    guard referrer.details.kind != .companyDoctor else { return [] }
    var lines: [String] = []
    _ = try transaction.reading.measurements(of: client, instrument: .phq9, after: nil, limit: 20) {
      row throws(SQLiteError) in
      let details = try row.measurement().details
      guard case .phq9(let phq9) = details.form else { return }
      let total = phq9.scores(by: try row.rules()).total.map { "\($0) van 27" } ?? "niet te berekenen"
      lines.append("PHQ-9 op \(details.takenOn.dutch): \(total).")
    }
    return lines
  }

  private func letter(
    on day: CalendarDate, _ transaction: borrowing WriteTransaction
  ) throws -> FeedbackLetter {
    let (sender, addressee) = (lead.details, referrer.details)
    return FeedbackLetter(
      datedOn: day,
      letterhead: FeedbackLetter.Letterhead(
        name: "Coöperatie Veerkracht (demo)", address: "Voorbeeldlaan 1, 2514 EA Den Haag",
        phone: "+31 70 000 0000",
        secureMailAddress: "post@secure.example.org"),
      sender: FeedbackLetter.Sender(
        name: sender.name.text, profession: number % 2 == 0 ? "coach" : "lichaamsgericht therapeut",
        agbCode: sender.agbCode?.text,
        registrations: sender.registrations.map { "\($0.association.text) \($0.number.text)" }.joined(
          separator: ", "),
        phone: sender.phone?.text, email: sender.email?.text),
      addressee: FeedbackLetter.Addressee(
        kind: addressee.kind, name: addressee.name.text, organisation: addressee.organisation?.text,
        agbCode: addressee.agbCode?.text, secureMailAddress: addressee.secureMailAddress?.text),
      client: FeedbackLetter.Subject(
        name: subject.name.full, birthDate: subject.birthDate, address: subject.address?.inOneLine),
      referral: FeedbackLetter.Referral(number: referralNumber, on: received.calendarDate()),
      summary: try scores(transaction).joined(separator: "\n"))
  }
}
