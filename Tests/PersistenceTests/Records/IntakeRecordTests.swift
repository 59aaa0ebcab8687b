import Domain
import SQLite
import Testing

@testable import Persistence

@Suite struct `A received intake` {
  @Test func `comes back with all that was sent`() throws {
    let store = try TestStore()
    let referrer = try store.addReferrer()
    let doctor = try store.addReferrer(kind: .companyDoctor)
    let details = Intake.Details(
      reason: try ReferralReason("Slaapt slecht.\nWerkt halve dagen."),
      icpc: [try #require(ICPC("P78")), try #require(ICPC("p06.01"))],
      zorgdomeinNumber: ZorgDomeinNumber("zd 123 456 789"), firstSickDay: CalendarDate("2026-09-14"),
      sickLeave: .partial,
      observations: Observations(
        tensionSymptoms: TensionSymptoms(5), controlLoss: true, dysfunction: false, solelyPsychiatric: nil,
        durationMonths: DurationMonths(7), exhaustionProminent: true, acuteDanger: false,
        psychosisOrMania: nil,
        substance: nil),
      takenOn: TestStore.today)
    let new = NewIntake(
      client: .new(try .sample()), referrerID: referrer.id, details: details,
      spinnenweb: .marks(Spinnenweb.Marks()), fourDkl: .answers(FourDkl.Answers()),
      phq9: Phq9(
        .answers(try #require(Phq9.Answers([2, 2, 3, 3, 1, 2, 2, 1, 0]))), difficulty: .veryDifficult),
      consents: [
        try .sample(.feedback), try .sample(.companyDoctor, recipient: doctor.id),
        try .sample(.research, given: false),
      ])
    let proposal = Proposal(
      classification: .burnout, phase: .three, reasons: [.classBurnout, .distressHigh], ruleVersion: .current)
    let intake = try store.receive(new, flagKinds: [.suicidality, .depressionProbable], proposal: proposal)

    try store.read { reading throws(SQLiteError) in
      let found = try reading.intake(intake.id, for: .coordinator) { row throws(SQLiteError) in
        let (hold, kept) = (row.holdUntilGPContact, try row.proposal())
        #expect(hold)
        #expect(kept == proposal)
        return try row.intake()
      }
      #expect(found == intake)
      #expect(found?.details == details)
      var forms: [Measurement.Form] = []
      try reading.measurements(of: intake.id, client: intake.clientID) { row throws(SQLiteError) in
        let measurement = try row.measurement()
        #expect(measurement.intakeID == intake.id)
        let rules = try row.rules()
        #expect(rules == .current)
        forms.append(measurement.details.form)
      }
      #expect(forms.map(\.instrument) == [.fourDkl, .phq9, .spinnenweb])
      #expect(Set(forms.map(\.instrument)) == Set(new.measurements.map(\.form.instrument)))
      for sent in new.measurements { #expect(forms.contains(sent.form)) }
      var flags: [Flag] = []
      try reading.flags(of: intake.id, client: intake.clientID) { row throws(SQLiteError) in
        flags.append(try row.flag())
      }
      #expect(flags.map(\.kind) == [.suicidality, .depressionProbable])
      #expect(flags.map(\.level) == [.red, .amber])
      #expect(flags.allSatisfy { $0.source == .intake(intake.id) && $0.status == .open })
      var consents: [Consent] = []
      try reading.consents(of: intake.id, client: intake.clientID) { row throws(SQLiteError) in
        consents.append(try row.consent())
      }
      #expect(consents.map(\.details.purpose) == [.feedback, .companyDoctor, .research])
      #expect(consents.map(\.details.recipient) == [referrer.id, doctor.id, nil])
      #expect(consents.map(\.isLive) == [true, true, false])
    }
  }

  @Test func `of nothing but a reason comes back without the rest`() throws {
    let store = try TestStore()
    let intake = try store.addIntake(of: try store.addClient(), from: try store.addReferrer())
    try store.read { reading throws(SQLiteError) in
      let found = try reading.intake(intake.id, for: .coordinator) { row throws(SQLiteError) in
        let (hold, isObserved, proposal) = (row.holdUntilGPContact, row.hasObservations, try row.proposal())
        #expect(!hold)
        #expect(!isObserved)
        #expect(proposal == nil)
        return try row.intake()
      }
      #expect(found == intake)
    }
  }

  @Test func `with a known ZorgDomein number of the same referrer is refused, and nothing of it is kept`()
    throws
  {
    let store = try TestStore()
    let (referrer, other) = (try store.addReferrer(), try store.addReferrer())
    let first = try store.addIntake(of: try store.addClient(), from: referrer, zorgdomeinNumber: "ZD12345678")
    let again = NewIntake(
      client: .new(try .sample(familyName: "Tweede")), referrerID: referrer.id,
      details: try .sample(number: "zd 1234 5678"))
    #expect(throws: Refusal.zorgdomeinNumberTaken(first.id)) { try store.receive(again) }
    let clients = try store.read { reading throws(SQLiteError) in
      var count = 0
      try reading.clients(for: .coordinator, after: nil, limit: 100) { _ in count += 1 }
      return count
    }
    #expect(clients == 1)
    _ = try store.addIntake(of: try store.addClient(), from: other, zorgdomeinNumber: "ZD12345678")
    _ = try store.addIntake(of: try store.addClient(), from: referrer)
    _ = try store.addIntake(of: try store.addClient(), from: referrer)
  }

  @Test func `names whom it does not know`() throws {
    let store = try TestStore()
    let referrer = try store.addReferrer()
    let client = try store.addClient()
    let (nobody, noOne): (Referrer.ID, Client.ID) = (store.id(), store.id())
    #expect(throws: Refusal.unknownReferrer(nobody)) {
      try store.receive(NewIntake(client: .known(client.id), referrerID: nobody, details: try .sample()))
    }
    #expect(throws: Refusal.unknownClient(noOne)) {
      try store.receive(NewIntake(client: .known(noOne), referrerID: referrer.id, details: try .sample()))
    }
    #expect(throws: Refusal.unknownReferrer(nobody)) {
      try store.receive(
        NewIntake(
          client: .known(client.id), referrerID: referrer.id, details: try .sample(),
          consents: [try .sample(.companyDoctor, recipient: nobody)]))
    }
  }

  @Test func `is withdrawn once, and only as it was read`() throws {
    let store = try TestStore()
    let intake = try store.addIntake(of: try store.addClient(), from: try store.addReferrer())
    #expect(throws: Refusal.changedMeanwhile(version: 1)) {
      try store.write { try $0.withdrawIntake(intake.id, ifVersion: 2, at: TestStore.now) }
    }
    let later = TestStore.now.adding(milliseconds: 5)
    try store.write { try $0.withdrawIntake(intake.id, ifVersion: 1, at: later) }
    let found = try store.read { reading throws(SQLiteError) in
      try reading.intake(intake.id, for: .coordinator) { row throws(SQLiteError) in try row.intake() }
    }
    #expect(found?.status == .withdrawn)
    #expect(found?.version == 2)
    #expect(found?.updatedAt == later)
    #expect(throws: Refusal.intakeNotWithdrawable(.withdrawn)) {
      try store.write { try $0.withdrawIntake(intake.id, ifVersion: nil, at: later) }
    }
    let unknown: Intake.ID = store.id()
    #expect(throws: Refusal.unknownIntake(unknown)) {
      try store.write { try $0.withdrawIntake(unknown, ifVersion: nil, at: later) }
    }
  }

  @Test func `is not older after a change than before it, whatever the clock says`() throws {
    let store = try TestStore()
    let intake = try store.addIntake(of: try store.addClient(), from: try store.addReferrer())
    let later = TestStore.now.adding(milliseconds: 5)
    try store.write { transaction in
      _ = try transaction.run(IntakeRecord.touch, intake.id, later)
      try transaction.withdrawIntake(intake.id, ifVersion: 2, at: TestStore.now)
    }
    let found = try store.read { reading throws(SQLiteError) in
      try reading.intake(intake.id, for: .coordinator) { row throws(SQLiteError) in try row.intake() }
    }
    #expect(found?.updatedAt == later)
    #expect(found?.version == 3)
  }

  @Test func `lets its referrer name the client again`() throws {
    let store = try TestStore()
    let (referrer, other) = (try store.addReferrer(), try store.addReferrer())
    let client = try store.addClient()
    _ = try store.addIntake(of: client, from: referrer)
    try store.read { reading throws(SQLiteError) in
      #expect(try reading.mayName(client.id, .referrer(referrer.id)))
      #expect(try !reading.mayName(client.id, .referrer(other.id)))
      #expect(try reading.mayName(client.id, .coordinator))
      #expect(try !reading.mayName(client.id, .outsider))
    }
  }
}

extension Consent.Details {
  fileprivate static func sample(
    _ purpose: Consent.Purpose, recipient: Referrer.ID? = nil, given: Bool = true
  )
    throws -> Consent.Details
  {
    Consent.Details(
      purpose: purpose, recipient: recipient, given: given, textVersion: try #require(VersionLabel("2026-1")),
      at: TestStore.now)
  }
}
