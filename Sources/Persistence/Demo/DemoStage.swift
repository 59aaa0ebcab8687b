internal import Domain

/// How far the first fifty clients of the demo have come, counted from the day on which it is sown: every status of every
/// record is among them, and something for every list of what waits.
enum DemoStage {
  /// Waits for a decision, since so many days.
  case waiting(days: Int)
  case declined(days: Int)
  case withdrawn(days: Int)
  /// Accepted: one enrolment, or one that another continues.
  case care([Episode])

  /// One enrolment.
  struct Episode {
    let phase: Phase
    let weeks: Int
    /// The first day, from the day of sowing; negative when it is past.
    let start: Int
    var course = Course.runs

    /// The last day of its package, from the day of sowing.
    var end: Int { start + 7 * weeks - 1 }
  }

  /// What becomes of an enrolment.
  enum Course: Equatable {
    /// Begins on its first day and runs.
    case runs
    /// Is completed so many days after the last day of its package, or before it.
    case completed(late: Int)
    /// Is stopped so many days after its first one, or before it.
    case stopped(after: Int)
  }

  /// The stage of a client; `nil` beyond the fifty.
  init?(of number: Int) {
    guard Self.all.indices.contains(number) else { return nil }
    self = Self.all[number]
  }

  static let all: [DemoStage] = [
    // 0 … 9
    .waiting(days: 0), .waiting(days: 0), .waiting(days: 0), .waiting(days: 1),
    .inWeek(2, of: 8, .two, number: 4),
    .waiting(days: 12), .declined(days: 9), .withdrawn(days: 6),
    .care([Episode(phase: .two, weeks: 8, start: 3)]), .care([Episode(phase: .two, weeks: 8, start: 10)]),
    // 10 … 19
    .inWeek(1, of: 4, .one, number: 10), .inWeek(2, of: 4, .one, number: 11),
    .inWeek(4, of: 4, .one, number: 12),
    .inWeek(1, of: 8, .two, number: 13), .inWeek(5, of: 8, .two, number: 14),
    .inWeek(6, of: 8, .two, number: 15),
    .inWeek(8, of: 8, .two, number: 16), .inWeek(1, of: 12, .three, number: 17),
    .inWeek(7, of: 12, .three, number: 18), .inWeek(9, of: 16, .three, number: 19),
    // 20 … 29
    .inWeek(15, of: 16, .three, number: 20),
    .care([Episode(phase: .three, weeks: 14, start: -104)]),  // past its last day
    .ended(.one, weeks: 4, weeksAgo: 2), .ended(.two, weeks: 8, weeksAgo: 5),
    .ended(.two, weeks: 8, weeksAgo: 14), .ended(.three, weeks: 12, weeksAgo: 20),
    .care([Episode(phase: .two, weeks: 8, start: -40, course: .stopped(after: 19))]),
    .care([Episode(phase: .one, weeks: 4, start: -3, course: .stopped(after: -4))]),
    .care([
      Episode(phase: .one, weeks: 4, start: -49, course: .completed(late: 0)),
      Episode(phase: .two, weeks: 8, start: -17),
    ]),
    .care([
      Episode(phase: .two, weeks: 8, start: -42, course: .stopped(after: 35)),
      Episode(phase: .three, weeks: 16, start: 4),
    ]),
    // 30 … 39
    .care([
      Episode(phase: .two, weeks: 8, start: -105, course: .completed(late: -2)),
      Episode(phase: .three, weeks: 12, start: -45),
    ]),
    .waiting(days: 35), .declined(days: 30), .withdrawn(days: 21), .inWeek(6, of: 8, .two, number: 34),
    .inWeek(10, of: 14, .three, number: 35), .care([Episode(phase: .one, weeks: 4, start: 0)]),
    .ended(.three, weeks: 16, weeksAgo: 3), .inWeek(3, of: 4, .one, number: 38),
    .inWeek(3, of: 8, .two, number: 39),
    // 40 … 49
    .waiting(days: 2), .declined(days: 50), .inWeek(4, of: 12, .three, number: 42),
    .inWeek(7, of: 8, .two, number: 43),
    .care([Episode(phase: .three, weeks: 12, start: -80, course: .stopped(after: 55))]),
    .ended(.one, weeks: 4, weeksAgo: 8), .inWeek(2, of: 8, .two, number: 46), .waiting(days: 5),
    .inWeek(13, of: 16, .three, number: 48), .ended(.two, weeks: 8, weeksAgo: 16),
  ]

  /// In a week of a package.
  private static func inWeek(_ week: Int, of weeks: Int, _ phase: Phase, number: Int) -> DemoStage {
    .care([Episode(phase: phase, weeks: weeks, start: -7 * (week - 1) - number % 5)])
  }

  /// With all that there was to do done, so many weeks ago.
  private static func ended(_ phase: Phase, weeks: Int, weeksAgo: Int) -> DemoStage {
    .care([Episode(phase: phase, weeks: weeks, start: -7 * (weeks + weeksAgo), course: .completed(late: 0))])
  }

  /// When the intake came in, in days before the day of sowing: care begins ten days later, or within so many.
  var intakeDays: Int {
    switch self {
    case .waiting(let days), .declined(let days), .withdrawn(let days): days
    case .care(let episodes): max(8, 10 - (episodes.first?.start ?? 0))
    }
  }

  /// The status of the intake.
  var status: Intake.Status {
    switch self {
    case .waiting: .received
    case .declined: .declined
    case .withdrawn: .withdrawn
    case .care: .accepted
    }
  }

  /// How heavy it was at the intake: 0 (well) … 3 (burnt out); `nil` where that is left to chance.
  var severity: Int? {
    guard case .care(let episodes) = self, let last = episodes.last else { return nil }
    return last.phase.rawValue
  }
}
