import Domain
import Persistence
import SQLite
import Testing

/// The client's last word counts.
@Suite struct `What a client allows` {
  private let store: TestStore
  private let client: Client
  private let gp: Referrer

  init() throws {
    store = try TestStore()
    client = try store.addClient()
    gp = try store.addReferrer()
  }

  private enum Answer {
    /// At which second the client said so.
    case given(Int)
    case refused(Int)
    /// What was given first is withdrawn.
    case withdrawn(Int)
  }

  private func moment(_ second: Int) -> Instant { TestStore.now.adding(milliseconds: Int64(second) * 1_000) }

  private func record(_ answers: [Answer], _ purpose: Consent.Purpose, for referrer: Referrer?) throws {
    var first: Consent.ID?
    for answer in answers {
      switch answer {
      case .given(let second):
        let id = try store.addConsent(purpose, of: client.id, for: referrer, at: moment(second))
        first = first ?? id
      case .refused(let second):
        try store.addConsent(purpose, of: client.id, for: referrer, given: false, at: moment(second))
      case .withdrawn(let second):
        let id = try #require(first)
        try store.write { try $0.withdrawConsent(id, of: client.id, at: moment(second)) }
      }
    }
  }

  private static let courses: [(answers: [Answer], lives: Bool)] = [
    ([], false), ([.given(1)], true), ([.refused(1)], false), ([.refused(1), .given(2)], true),
    ([.given(2), .refused(1)], true), ([.given(1), .refused(2)], false), ([.given(1), .refused(1)], false),
    ([.given(1), .withdrawn(2)], false), ([.given(1), .given(1), .withdrawn(2)], false),
    ([.given(1), .withdrawn(2), .given(3)], true), ([.given(1), .withdrawn(3), .given(2)], false),
    ([.given(1), .withdrawn(2), .given(2)], true), ([.given(1), .given(5), .withdrawn(6), .given(7)], true),
  ]

  @Test(arguments: courses) private func `to a practice is what it said last`(answers: [Answer], lives: Bool)
    throws
  {
    try record(answers, .feedback, for: gp)
    let (purposes, consent) = try store.read { reading throws(SQLiteError) in
      (
        try reading.livePurposes(of: client.id, for: gp.id),
        try reading.feedbackConsent(of: client.id, .feedback, for: gp.id)
      )
    }
    #expect(purposes == (lives ? [.feedback] : []))
    #expect((consent != nil) == lives)
  }

  @Test(arguments: courses) private func `by a parent is what that said last`(answers: [Answer], lives: Bool)
    throws
  {
    try record(answers, .parental, for: nil)
    let parental = try store.read { reading throws(SQLiteError) in
      try reading.hasParentalConsent(client.id)
    }
    #expect(parental == lives)
  }

  @Test func `says nothing about another purpose, practice or client`() throws {
    let (other, stranger) = (try store.addReferrer(), try store.addClient())
    try record([.given(1)], .feedback, for: gp)
    try store.addConsent(.feedback, of: client.id, for: other, at: moment(1))
    try store.addConsent(.feedback, of: stranger.id, for: gp, at: moment(1))
    try store.addConsent(.research, of: client.id, for: gp, at: moment(1))
    try record([.given(1), .withdrawn(2)], .feedback, for: gp)
    try store.addConsent(.research, of: client.id, for: nil, given: false, at: moment(2))
    try store.read { reading throws(SQLiteError) in
      #expect(try reading.livePurposes(of: client.id, for: gp.id) == [.research])
      #expect(try reading.livePurposes(of: client.id, for: other.id) == [.feedback])
      #expect(try reading.livePurposes(of: stranger.id, for: gp.id) == [.feedback])
    }
  }

  @Test func `is withdrawn with what is equal to it, and with the intakes that show it`() throws {
    var intakes: [Intake] = []
    for _ in 0..<2 {
      intakes.append(
        try store.receive(
          NewIntake(
            client: .known(client.id), referrerID: gp.id, details: try .sample(),
            consents: [
              Consent.Details(
                purpose: .feedback, recipient: nil, given: true,
                textVersion: try #require(VersionLabel("1")), at: TestStore.now)
            ])))
    }
    func consents() throws -> [Consent] {
      try store.read { reading throws(SQLiteError) in
        var all: [Consent] = []
        try reading.consents(of: client.id) { row throws(SQLiteError) in all.append(try row.consent()) }
        return all
      }
    }
    let second = try #require(try consents().last)
    try store.write { try $0.withdrawConsent(second.id, of: client.id, at: moment(1)) }
    #expect(try consents().map(\.withdrawnAt) == [moment(1), moment(1)])
    #expect(try consents().map(\.version) == [2, 2])
    for intake in intakes {
      let version = try store.read { reading throws(SQLiteError) in
        try reading.intake(intake.id, for: .coordinator) { row in row.version }
      }
      #expect(version == 2)
    }
  }

  @Test func `to a company doctor is withdrawn letter by letter, and refused as a whole`() throws {
    let doctor = try store.addReferrer(kind: .companyDoctor)
    try record([.given(1), .given(2), .withdrawn(3)], .companyDoctor, for: doctor)
    func lives() throws -> Bool {
      try store.read { reading throws(SQLiteError) in
        try reading.feedbackConsent(of: client.id, .companyDoctor, for: doctor.id) != nil
      }
    }
    #expect(try lives())
    try record([.refused(4)], .companyDoctor, for: doctor)
    #expect(try !lives())
  }
}
