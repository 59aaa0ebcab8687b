import Domain
import Testing

@Suite struct `Worked examples of the PHQ-9` {
  struct Input: Decodable {
    let items: [Int?]
    let difficulty: Int?
  }

  struct Expected: Decodable {
    let answeredSum: Int
    let missing: Int
    let total: Int?
    let prorated: Bool
    let severity: String?
    let atOrAbove10: Bool?
    let syndrome: String?
    let coreSymptoms: Int?
    let symptomCount: Int?
    let item9Flag: String
    let difficulty: String?
  }

  @Test(arguments: try Vector<Input, Expected>.all("phq9"))
  func `come out`(vector: Vector<Input, Expected>) throws {
    let answers = try #require(Phq9.Answers(vector.input.items))
    let difficulty = vector.input.difficulty.flatMap(Phq9.Difficulty.init)
    let scores = Phq9(.answers(answers), difficulty: difficulty).scores(by: .v1)
    let expected = vector.expected
    #expect(scores.answeredSum == expected.answeredSum)
    #expect(scores.missing == expected.missing)
    #expect(scores.total == expected.total)
    #expect(scores.prorated == expected.prorated)
    #expect(scores.severity?.rawValue == expected.severity.map(wireCode))
    #expect(scores.atOrAbove10 == expected.atOrAbove10)
    #expect(scores.syndrome?.rawValue == expected.syndrome)
    #expect(scores.coreSymptoms == expected.coreSymptoms)
    #expect(scores.symptomCount == expected.symptomCount)
    #expect(scores.suicidality.rawValue == expected.item9Flag)
    #expect(scores.difficulty.map { "\($0)" } == expected.difficulty.map(wireCode))
  }

  struct ChangeInput: Decodable {
    let pre: Int
    let post: Int
  }

  struct ExpectedChange: Decodable {
    let change: Int
    let percentChange: Double?
    let response: Bool
    let remission: Bool
    let mcid: String
    let reliable: String
    let casenessPre: Bool
    let recovered: Bool
    let reliableRecovery: Bool
  }

  @Test(arguments: try Vector<ChangeInput, ExpectedChange>.all("phq9_change"))
  func `come out in time`(vector: Vector<ChangeInput, ExpectedChange>) throws {
    let pre = try #require(Phq9.Total(vector.input.pre))
    let post = try #require(Phq9.Total(vector.input.post))
    let change = Phq9.Change(pre: pre, post: post)
    let expected = vector.expected
    #expect(change.change == expected.change)
    #expect(change.percentChange == expected.percentChange.map(Tenths.init(shown:)))
    #expect(change.response == expected.response)
    #expect(change.remission == expected.remission)
    #expect(change.clinicallyImportant.rawValue == expected.mcid)
    #expect(change.reliable.rawValue == expected.reliable)
    #expect(change.casenessPre == expected.casenessPre)
    #expect(change.recovered == expected.recovered)
    #expect(change.reliableRecovery == expected.reliableRecovery)
  }
}
