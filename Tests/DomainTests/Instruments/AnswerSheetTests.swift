import Domain
import Testing

@Suite struct `An answer sheet` {
  @Test func `keeps every answer as it was given`() throws {
    let answers: [Int?] = [0, 4, nil, 2]
    let sheet = try #require(AnswerSheet<4, 4>(answers))
    #expect(sheet.answers == answers)
    #expect(sheet[2] == 4)
    #expect(sheet.missing == 1)
    #expect(sheet != AnswerSheet<4, 4>())
  }

  @Test(
    arguments: [[], [0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 5], [0, -1, 0, 0], [Int.max, 0, 0, nil]] as [[Int?]]
  )
  func `of another length or with other answers does not exist`(answers: [Int?]) {
    #expect(AnswerSheet<4, 4>(answers) == nil)
  }

  @Test func `changes only where it may`() {
    var sheet = AnswerSheet<4, 4>()
    let taken = [(4, 4), (5, 1), (1, 0), (1, 5)].map { answer, item in sheet.set(answer, item: item) }
    #expect(taken == [true, false, false, false])
    #expect(sheet.answers == [nil, nil, nil, 4])
    let emptied = sheet.set(nil, item: 4)
    #expect(emptied)
    #expect(sheet == AnswerSheet<4, 4>())
  }
}
