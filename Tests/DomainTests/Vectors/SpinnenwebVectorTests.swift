import Domain
import Testing

@Suite struct `Worked examples of the Spinnenweb` {
  struct Input: Decodable {
    let answers: [[Int?]]
  }

  struct Expected: Decodable {
    let scores: [String: Double?]
    let pointsXyUp: [[Double]]?
    let surfacePercent: Double?
    let lowestDimension: String?
  }

  @Test(arguments: try Vector<Input, Expected>.all("spinnenweb"))
  func `come out`(vector: Vector<Input, Expected>) throws {
    let answers = try #require(Spinnenweb.Answers(vector.input.answers.flatMap { $0 }))
    let scores = Spinnenweb.answers(answers).scores(by: .v1)
    let expected = vector.expected
    #expect(expected.scores.count == SpinnenwebDimension.allCases.count)
    for (name, mark) in expected.scores {
      let dimension = try #require(SpinnenwebDimension(rawValue: wireCode(name)))
      #expect(scores[dimension]?.value == mark.map(Tenths.init(shown:)), "\(name)")
    }
    #expect(scores.surfacePercent == expected.surfacePercent.map(Tenths.init(shown:)))
    #expect(scores.lowestDimension?.rawValue == expected.lowestDimension.map(wireCode))
    let points = scores.marks.points?.map { [$0.xThousandths, $0.yThousandths] }
    #expect(points == expected.pointsXyUp?.map { $0.map { Int(($0 * 1_000).rounded()) } })
  }
}
