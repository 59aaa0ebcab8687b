internal import ArgumentParser
internal import Domain
internal import Persistence
internal import Routes

/// `veerkracht demo`: sows a synthetic cooperative into the data directory. Run again, it adds what is missing and makes
/// fresh tokens. Not beside a running server.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sow a synthetic cooperative and print tokens for it. Nobody in it exists.")

  @OptionGroup var options: DataOptions

  @Option(help: "How many clients there are to be in all.")
  var clients = 50

  @ArgumentParser.Flag(help: "Print the tokens and ids as one JSON object, for programs.")
  var json = false

  func validate() throws {
    guard 1...10_000_000 ~= clients else { throw ValidationError("--clients takes 1…10000000") }
  }

  func run() throws {
    let configuration = try options.configuration()
    let now = Clock.nowMilliseconds
    let database = try Database(DataDirectory(path: configuration.data), now: now)
    defer { database.stop() }
    var generator = SystemRandomNumberGenerator()
    let seed = DemoSeed(
      clients: clients, now: Instant(unixMilliseconds: now), keepVersion: TreatmentPlanHistory.keep,
      using: &generator)
    let report = DemoReport(try seed.sow(through: database.writer))
    try say(json ? try report.json() : report.summary(address: "\(configuration.localAddress)"))
  }
}

extension DemoReport {
  fileprivate init(_ sown: DemoCooperative) {
    tokens = Tokens(
      referrer: sown.tokens.referrer.text, otherReferrer: sown.tokens.otherReferrer.text,
      practitioner: sown.tokens.practitioner.text, otherPractitioner: sown.tokens.otherPractitioner.text,
      coordinator: sown.tokens.coordinator.text, reporter: sown.tokens.reporter.text,
      admin: sown.tokens.admin.text)
    ids = IDs(
      referrer: "\(sown.ids.referrer)", otherReferrer: "\(sown.ids.otherReferrer)",
      practitioner: "\(sown.ids.practitioner)", otherPractitioner: "\(sown.ids.otherPractitioner)",
      client: sown.ids.client.map { "\($0)" }, intake: sown.ids.intake.map { "\($0)" },
      clientInCare: sown.ids.clientInCare.map { "\($0)" }, enrolment: sown.ids.enrolment.map { "\($0)" },
      treatmentPlan: sown.ids.treatmentPlan.map { "\($0)" })
  }
}
