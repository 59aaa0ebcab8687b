import Domain
import Testing

@Suite struct `Worked examples of the 4DKL` {
  struct Input: Decodable {
    let answers: [Int?]
  }

  struct Expected: Decodable {
    let scales: [String: Scale]
    let complete: Bool
    let suicidalityItems3346: String
  }

  struct Scale: Decodable {
    let answeredSum: Int
    let missing: Int
    let score: Int?
    let prorated: Bool
    let possibleMin: Int
    let possibleMax: Int
    let band: String?
    let bandBefore2014: String?
  }

  @Test(arguments: try Vector<Input, Expected>.all("4dkl"))
  func `come out`(vector: Vector<Input, Expected>) throws {
    let answers = try #require(FourDkl.Answers(vector.input.answers))
    #expect(answers.answers == vector.input.answers, "raw answers are kept")
    let scores = FourDkl.answers(answers).scores(by: .v1)
    #expect(scores.complete == vector.expected.complete)
    #expect(scores.suicidality.rawValue == vector.expected.suicidalityItems3346)
    for scale in FourDkl.Scale.allCases {
      let expected = try #require(vector.expected.scales[scale.rawValue])
      let score = scores[scale]
      #expect(score.score == expected.score)
      #expect(score.band?.rawValue == expected.band)
      #expect(score.bandBefore2014?.rawValue == expected.bandBefore2014)
      #expect(score.answeredSum == expected.answeredSum)
      #expect(score.missing == expected.missing)
      #expect(score.prorated == expected.prorated)
      #expect(score.possibleMin == expected.possibleMin)
      #expect(score.possibleMax == expected.possibleMax)
    }
  }
}
