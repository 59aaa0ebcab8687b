import Domain
import Testing

@Suite struct `A Spinnenweb` {
  @Test func `of own marks keeps them`() throws {
    let marks = Spinnenweb.Marks { Spinnenweb.Mark(Tenths(tenths: [40, 35, 60, 50, 40, 30][$0.position])) }
    let scores = Spinnenweb.marks(marks).scores()
    #expect(SpinnenwebDimension.allCases.map { scores[$0]?.value.tenths } == [40, 35, 60, 50, 40, 30])
    #expect(scores.lowestDimension == .dagelijksFunctioneren)
    #expect(scores.surfacePercent == Tenths(tenths: 182))
  }

  @Test func `without any mark has nothing to draw`() {
    for web in [Spinnenweb.marks(Spinnenweb.Marks()), .answers(Spinnenweb.Answers())] {
      let scores = web.scores()
      #expect(scores.marks == Spinnenweb.Marks())
      #expect(scores.lowestDimension == nil)
      #expect(scores.surfacePercent == nil)
      #expect(scores.marks.points == nil)
    }
  }

  @Test(arguments: [-1, 101, 1_000, Int.max]) func `has no mark outside 0 to 10`(tenths: Int) {
    #expect(Spinnenweb.Mark(Tenths(tenths: tenths)) == nil)
  }

  @Test func `scores a dimension from four answers on`() throws {
    for answered in 0...7 {
      var answers = Spinnenweb.Answers()
      for item in 0..<answered { _ = answers.set(10, item: 14 + 1 + item) }
      let scores = Spinnenweb.answers(answers).scores()
      #expect(scores[.zingeving]?.value == (answered >= 4 ? Tenths(tenths: 100) : nil))
      #expect(scores[.meedoen] == nil)
    }
  }

  @Test(arguments: [
    ([6, 6, 6, 6, 6, 6, 7], 61), ([0, 0, 0, 1], 3), ([5, 6, 5, 6, 6, 5, 6], 56), ([1, 0, 0, 0, 0], 2),
  ])
  func `means with one decimal, half way up`(given: [Int], tenths: Int) {
    var answers = Spinnenweb.Answers()
    for (item, answer) in zip(1..., given) { _ = answers.set(answer, item: item) }
    #expect(Spinnenweb.answers(answers).scores()[.lichaamsfuncties]?.value.tenths == tenths)
  }

  @Test func `covers nothing to all of the hexagon`() {
    for tenths in 0...100 {
      let marks = Spinnenweb.Marks { _ in Spinnenweb.Mark(Tenths(tenths: tenths)) }
      let percent = Tenths(tenths: (tenths * tenths + 5) / 10)
      #expect(Spinnenweb.marks(marks).scores().surfacePercent == percent)
      #expect(Spinnenweb.marks(marks).scores().lowestDimension == .lichaamsfuncties)
    }
  }
}

@Suite struct `A mark of a web` {
  @Test(arguments: SpinnenwebDimension.allCases) func `stands where the corner of its web does`(
    dimension: SpinnenwebDimension
  ) throws {
    for tenths in [0, 1, 35, 77, 100] {
      let mark = try #require(Spinnenweb.Mark(Tenths(tenths: tenths)))
      let corners = try #require(Spinnenweb.Marks(all: mark).points)
      #expect(Spinnenweb.Point(mark, on: dimension) == corners[dimension.position])
    }
  }
}
