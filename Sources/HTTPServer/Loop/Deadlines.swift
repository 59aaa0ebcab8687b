/// The one deadline of each slot, side by side: nanoseconds of the monotonic clock. Moving one is a store, not a
/// timer; all are compared only when the earliest may be due.
struct Deadlines {
  /// Later than any clock.
  static let never = UInt64.max

  /// No deadline lies before this. It may be too early, after which one comparison finds the true one.
  private(set) var earliest = never
  private var dueAt: [UInt64] = []

  mutating func set(_ slot: Int, at time: UInt64) {
    while slot >= dueAt.count { dueAt.append(Self.never) }
    dueAt[slot] = time
    if time < earliest { earliest = time }
  }

  /// Puts every slot whose time has come into `due` and takes its deadline off.
  mutating func takeDue(at now: UInt64, into due: inout [Int]) {
    guard now >= earliest else { return }
    earliest = Self.never
    for slot in dueAt.indices {
      if dueAt[slot] <= now {
        dueAt[slot] = Self.never
        due.append(slot)
      } else if dueAt[slot] < earliest {
        earliest = dueAt[slot]
      }
    }
  }
}
