internal import Domain

/// The synthetic client of one number, and the intake it came with: always the same for the same number and anchor.
struct DemoClient {
  let number: Int
  let words: DemoWords
  /// When the cooperative was first sown.
  let anchor: Instant
  /// How far it has come; `nil` beyond the first fifty, who have an intake and no story.
  let stage: DemoStage?
  private let seed: Dice
  /// How heavy it is: 0 (well) … 3 (burnt out).
  private let severity: Int

  init(number: Int, words: DemoWords, anchor: Instant) {
    self.number = number
    self.words = words
    self.anchor = anchor
    var dice = Dice(seed: number)
    let byChance = [0, 1, 1, 2, 2, 2, 3, 3][dice.below(8)]
    stage = DemoStage(of: number)
    severity = number == 0 ? 2 : stage?.severity ?? byChance
    seed = dice
  }

  /// When the intake came in: as long ago as its stage says, or one every four hours going back from the anchor, and from
  /// the thousandth on one every thirty seconds.
  var moment: Instant {
    if let stage {
      return anchor.adding(milliseconds: -(Int64(stage.intakeDays) * 1_440 + Int64(number + 1) * 11) * 60_000)
    }
    let steps = Int64(number + 1)
    let slow = min(steps, 1_000) * 4 * 60 * 60 * 1_000
    return anchor.adding(milliseconds: -(slow + max(0, steps - 1_000) * 30 * 1_000))
  }

  var takenOn: CalendarDate { moment.calendarDate() }

  /// The first of all its ids.
  var id: Client.ID { Client.ID(unixMilliseconds: moment.unixMilliseconds, randomBits: (0, UInt64(number))) }

  /// Beyond the fifty, half of all wait or were turned down, and half were accepted.
  var status: Intake.Status {
    if let stage { return stage.status }
    switch number % 8 {
    case 0, 1: return .received
    case 2: return .declined
    case 3: return .withdrawn
    default: return .accepted
    }
  }

  /// Who sees it without an enrolment: 0 or 1, the demo's first two practitioners, who see the few hundred latest clients
  /// between them.
  var practitioner: Int? {
    number < 4 || stage == nil && number < 500 && status == .accepted ? number % 2 : nil
  }

  /// Whether the intake raises a red flag; `nil` where that is left to chance.
  private var isGrave: Bool? { stage.map { _ in DemoStory.red.contains(number) } }

  /// Who sent it: 0 and 1 are practices, 2 is a company doctor.
  var referrer: Int { [0, 0, 0, 1, 0, 0, 1, 0, 2, 0][number % 10] }

  /// Ids of its records after its own.
  func makeIDs() -> () -> UUIDv7 {
    var dice = seed
    let milliseconds = moment.unixMilliseconds
    return { UUIDv7(unixMilliseconds: milliseconds, randomBits: (dice.next() | 0x800, dice.next())) }
  }

  var details: Client.Details {
    // One has come twice, under another e-mail address.
    if number == 47 { return twin.details(email: EmailAddress("client47@example.org")) }
    return details(email: nil)
  }

  private var twin: DemoClient { DemoClient(number: 13, words: words, anchor: anchor) }

  /// - Parameter other: The address, where it is not its own.
  private func details(email other: EmailAddress?) -> Client.Details {
    var dice = seed
    let isEmployee = dice.below(10) < 6 || number == DemoStory.shown
    let occupation: Occupation =
      isEmployee ? .employee : dice.pick(Occupation.allCases.filter { $0 != .employee })
    let birthDate = CalendarDate.earliest.adding(years: 1957).adding(days: dice.below(17_500))  // 1958 … 2005
    let digits = String(1_000_000 + number).suffix(6)
    return Client.Details(
      name: Client.Name(
        givenName: dice.pick(words.givenNames), infix: dice.pick(words.infixes),
        familyName: dice.pick(words.familyNames)),
      birthDate: birthDate,
      email: other ?? (dice.once(in: 3) ? nil : EmailAddress("client\(number)@example.org")),
      phone: dice.once(in: 4) ? nil : PhoneNumber("+31 70 0\(digits)"),
      address: dice.once(in: 5) ? nil : address(&dice), occupation: occupation,
      employer: occupation == .employee ? Client.Employer(name: dice.pick(words.employers)) : nil,
      gp: nil, statement: dice.pick(words.statements))
  }

  private func address(_ dice: inout Dice) -> Client.Address? {
    let letters = ["AB", "CD", "EA", "GH", "KL", "PR", "TX", "ZW"]
    guard let postcode = Postcode("\(2_260 + dice.below(400)) \(dice.pick(letters))"),
      let houseNumber = try? HouseNumber("\(1 + dice.below(240))\(dice.once(in: 4) ? "a" : "")")
    else { return nil }
    return Client.Address(
      street: dice.pick(words.streets), houseNumber: houseNumber, postcode: postcode,
      city: dice.pick(words.cities))
  }

  var referralNumber: ZorgDomeinNumber? {
    number % 3 == 2 ? nil : ZorgDomeinNumber("ZD\(900_000_000 - number)")
  }

  /// The intake, as the referrer would have sent it.
  func intake(from referrer: Referrer.ID) -> NewIntake {
    var dice = seed
    _ = dice.next()
    let byChance: SickLeave = [.none, .none, .partial, .full][max(0, severity - dice.below(2))]
    let sickLeave: SickLeave = number == DemoStory.shown ? .partial : byChance
    let firstSickDay = sickLeave == .none ? nil : takenOn.adding(days: -dice.below(200))
    let forms = DemoAnswers(severity: severity, isGrave: isGrave)
    // What is missing: mostly nothing.
    let chosen = dice.below(10)
    let variant = number == 0 || number == DemoStory.shown || isGrave == true ? 0 : chosen
    return NewIntake(
      client: .new(details), referrerID: referrer,
      details: Intake.Details(
        reason: dice.pick(words.reasons), icpc: dice.pick(words.icpc),
        zorgdomeinNumber: referralNumber,
        firstSickDay: firstSickDay, sickLeave: sickLeave,
        observations: variant == 9 ? nil : forms.observations(&dice), takenOn: takenOn),
      spinnenweb: variant == 8
        ? nil : variant == 7 ? forms.spinnenwebAnswers(&dice) : forms.spinnenwebMarks(&dice),
      fourDkl: variant == 6 ? nil : variant == 5 ? forms.fourDklTotals(&dice) : forms.fourDklAnswers(&dice),
      phq9: variant == 4 ? nil : forms.phq9(&dice), consents: consents(&dice))
  }

  private func consents(_ dice: inout Dice) -> [Consent.Details] {
    guard let textVersion = words.textVersion else { return [] }
    return [
      Consent.Details(
        purpose: .careRecord, recipient: nil, given: true, textVersion: textVersion, at: moment),
      Consent.Details(
        purpose: .feedback, recipient: nil, given: !dice.once(in: 10), textVersion: textVersion, at: moment),
    ]
  }
}
