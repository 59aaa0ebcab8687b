import Domain
import Testing

@Suite struct `Worked examples of norms` {
  struct Waiting: Decodable {
    let referral: String
    let intake: String
    let treatment: String
  }

  struct ExpectedWaiting: Decodable {
    let daysToIntake: Int
    let daysIntakeToTreatment: Int
    let daysTotal: Int
    let intakeWithinNorm: Bool
    let treatmentWithinNorm: Bool
    let totalWithinNorm: Bool
  }

  @Test(arguments: try Vector<Waiting, ExpectedWaiting>.all("treeknorm"))
  func `come out in waiting`(vector: Vector<Waiting, ExpectedWaiting>) throws {
    let referral = try #require(CalendarDate(vector.input.referral))
    let norm = Treeknorm(
      referral: referral, intake: CalendarDate(vector.input.intake),
      treatment: CalendarDate(vector.input.treatment))
    #expect(norm.daysToIntake == vector.expected.daysToIntake)
    #expect(norm.daysFromIntakeToTreatment == vector.expected.daysIntakeToTreatment)
    #expect(norm.daysInAll == vector.expected.daysTotal)
    #expect(norm.intakeWithinNorm == vector.expected.intakeWithinNorm)
    #expect(norm.treatmentWithinNorm == vector.expected.treatmentWithinNorm)
    #expect(norm.allWithinNorm == vector.expected.totalWithinNorm)
    let waiting = Treeknorm(referral: referral, intake: nil, treatment: nil)
    #expect(
      waiting.intakeWithinNorm == nil && waiting.treatmentWithinNorm == nil && waiting.allWithinNorm == nil)
  }

  struct Kept: Decodable {
    let record: String
    let lastChange: String
  }

  struct ExpectedKept: Decodable {
    let keepUntilAtLeast: String
  }

  @Test(arguments: try Vector<Kept, ExpectedKept>.all("retention"))
  func `come out in retention`(vector: Vector<Kept, ExpectedKept>) throws {
    let retention = try #require(Retention(rawValue: wireCode(vector.input.record)))
    let lastChange = try #require(CalendarDate(vector.input.lastChange))
    #expect(
      retention.keepUntilAtLeast(lastChange: lastChange).description == vector.expected.keepUntilAtLeast)
  }
}
