internal import Domain

/// Instruments filled in by someone who feels so heavy: 0 (well) … 3 (burnt out).
struct DemoAnswers {
  let severity: Int
  /// Whether the items about death are answered above "nee"; `nil` where that is left to chance.
  var isGrave: Bool?

  func fourDklAnswers(_ dice: inout Dice) -> FourDkl {
    var answers = FourDkl.Answers()
    for scale in FourDkl.Scale.allCases {
      for item in scale.items where !dice.once(in: 80) {
        // Distress is what most come with; items 33 and 46 are about death and rarely answered above "nee".
        let middle = scale == .distress ? severity : severity - 2
        let isGrave = item == 33 || item == 46
        _ = answers.set(isGrave ? grave(&dice) : around(middle, highest: 4, &dice), item: item)
      }
    }
    return .answers(answers)
  }

  func fourDklTotals(_ dice: inout Dice) -> FourDkl {
    .totals(
      FourDkl.Totals(
        distress: Whole(min(32, severity * 9 + dice.below(8))),
        depression: Whole(min(12, severity * 2 + dice.below(3))),
        anxiety: Whole(min(24, severity * 3 + dice.below(5))),
        somatisation: Whole(min(32, severity * 6 + dice.below(8)))))
  }

  func phq9(_ dice: inout Dice) -> Phq9 {
    let middle = severity - 1 - dice.below(2)
    var answers = Phq9.Answers()
    for item in 1...9 where !dice.once(in: 60) {
      _ = answers.set(item == 9 ? grave(&dice) : around(middle, highest: 3, &dice), item: item)
    }
    return Phq9(.answers(answers), difficulty: Phq9.Difficulty(rawValue: min(3, severity)))
  }

  func spinnenwebMarks(_ dice: inout Dice) -> Spinnenweb {
    var marks = Spinnenweb.Marks()
    for dimension in SpinnenwebDimension.allCases {
      let halves = min(20, 16 - 4 * severity + dice.below(6))
      marks[dimension] = Spinnenweb.Mark(Tenths(tenths: halves * 5))
    }
    return .marks(marks)
  }

  func spinnenwebAnswers(_ dice: inout Dice) -> Spinnenweb {
    var answers = Spinnenweb.Answers()
    for item in 1...42 where !dice.once(in: 50) {
      _ = answers.set(min(10, 8 - 2 * severity + dice.below(4)), item: item)
    }
    return .answers(answers)
  }

  func observations(_ dice: inout Dice) -> Observations {
    Observations(
      tensionSymptoms: TensionSymptoms(min(8, severity * 2 + dice.below(3))), controlLoss: severity >= 2,
      dysfunction: severity >= 2, solelyPsychiatric: false,
      durationMonths: DurationMonths(1 + dice.below(18)),
      exhaustionProminent: severity >= 2 ? !dice.once(in: 4) : false, acuteDanger: dice.once(in: 400),
      psychosisOrMania: false, substance: dice.once(in: 3) ? nil : dice.once(in: 25))
  }

  private func around(_ middle: Int, highest: Int, _ dice: inout Dice) -> Int {
    min(highest, max(0, middle - 1 + dice.below(3)))
  }

  private func grave(_ dice: inout Dice) -> Int {
    let byChance = severity >= 2 && dice.once(in: 15)
    return isGrave ?? byChance ? 1 : 0
  }
}
