import Domain
import Testing

@Suite struct `A measurement on its own` {
  @Test func `raises what its own instrument asks`() throws {
    let calm = Phq9(.answers(try #require(Phq9.Answers([0, 0, 0, 0, 0, 0, 0, 0, 0]))), difficulty: nil)
    #expect(Measurement.Form.phq9(calm).flags() == [])
    let item9 = Phq9(.answers(try #require(Phq9.Answers([0, 0, 0, 0, 0, 0, 0, 0, 1]))), difficulty: nil)
    #expect(Measurement.Form.phq9(item9).flags() == [.suicidality])
    let severe = Phq9(.total(try #require(Phq9.Total(20))), difficulty: nil)
    #expect(Measurement.Form.phq9(severe).flags() == [.depressionSevere, .suicidalityUnanswered])
    var answers = FourDkl.Answers()
    for item in 1...50 { _ = answers.set(0, item: item) }
    #expect(Measurement.Form.fourDkl(.answers(answers)).flags() == [])
    _ = answers.set(1, item: 46)
    #expect(Measurement.Form.fourDkl(.answers(answers)).flags() == [.suicidality])
    #expect(Measurement.Form.spinnenweb(.marks(Spinnenweb.Marks())).flags() == [])
  }

  @Test func `is compared with the same version of the same form alone`() throws {
    let (one, other) = (VersionLabel("1"), VersionLabel("2"))
    let marks = Measurement.Form.spinnenweb(.marks(Spinnenweb.Marks()))
    let statements = Measurement.Form.spinnenweb(.answers(Spinnenweb.Answers()))
    let phq9 = Measurement.Form.phq9(.sample)
    let total = Measurement.Form.phq9(Phq9(.total(try #require(Phq9.Total(3))), difficulty: nil))
    let cases: [(Measurement.Form, VersionLabel?, Measurement.Form, VersionLabel?, Bool)] = [
      (marks, nil, marks, nil, true), (marks, one, marks, one, true), (marks, one, marks, other, false),
      (marks, nil, marks, one, false), (marks, one, statements, one, false),
      (statements, nil, statements, nil, true), (phq9, nil, total, nil, true), (phq9, nil, marks, nil, false),
    ]
    let day = try #require(CalendarDate("2026-11-20"))
    for (form, version, otherForm, otherVersion, expected) in cases {
      let details = Measurement.Details(form: form, instrumentVersion: version, moment: .intake, takenOn: day)
      let later = Measurement.Details(
        form: otherForm, instrumentVersion: otherVersion, moment: .end, takenOn: day)
      #expect(details.isComparable(with: later) == expected)
      #expect(later.isComparable(with: details) == expected)
    }
  }

  @Test func `stands in time by its day, then by its coming`() throws {
    let day = try #require(CalendarDate("2026-11-20"))
    func measurement(_ number: Int64, _ takenOn: CalendarDate) -> Measurement {
      let now = Instant(unixMilliseconds: number)
      return Measurement(
        id: Measurement.ID(unixMilliseconds: number, randomBits: (0, 0)), version: 1, createdAt: now,
        updatedAt: now, clientID: Client.ID(unixMilliseconds: 0, randomBits: (0, 0)), intakeID: nil,
        details: Measurement.Details(form: .phq9(.sample), moment: .end, takenOn: takenOn))
    }
    let late = measurement(1, day.adding(days: 1))
    let (first, second) = (measurement(2, day), measurement(3, day))
    #expect([late, second, first].sorted(by: Measurement.inTime) == [first, second, late])
  }
}

@Suite struct `A change between two measurements` {
  @Test func `of a web is known where both marks are`() {
    var (first, last) = (Spinnenweb.Marks(), Spinnenweb.Marks())
    first[.meedoen] = Spinnenweb.Mark(Tenths(tenths: 45))
    last[.meedoen] = Spinnenweb.Mark(Tenths(tenths: 60))
    last[.zingeving] = Spinnenweb.Mark(Tenths(tenths: 60))
    #expect(first.change(of: .meedoen, until: last) == Tenths(tenths: 15))
    #expect(last.change(of: .meedoen, until: first) == Tenths(tenths: -15))
    #expect(first.change(of: .zingeving, until: last) == nil)
  }

  @Test func `of a 4DKL scale is known where both scores are`() {
    func scores(_ distress: Int?) -> FourDkl.Scores {
      FourDkl.totals(
        FourDkl.Totals(
          distress: distress.flatMap { Whole<32>($0) }, depression: nil, anxiety: nil, somatisation: nil)
      ).scores()
    }
    #expect(scores(24).change(of: .distress, until: scores(10)) == -14)
    #expect(scores(24).change(of: .distress, until: scores(nil)) == nil)
    #expect(scores(24).change(of: .anxiety, until: scores(10)) == nil)
  }
}
