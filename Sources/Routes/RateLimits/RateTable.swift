import Domain
import Synchronization

/// What each of many callers has left of one quota. All loops use it at once, without a lock and without memory per
/// caller: a caller is a slot with two atomic numbers, and there are no more slots than at the start.
///
/// A key can stand in one set of slots only, which its hash names (Swift's, seeded anew in every process, so that nobody
/// can choose keys that meet in one). A newcomer takes the slot whose allowance is whole again first. Mostly that is one
/// that lacks nothing, and nothing is lost with it; else there are more callers at once than slots in the set, and the
/// one who used least is forgotten.
///
/// `@unchecked Sendable`: the slots are atomics, and stay where they are as long as the table.
final class RateTable: @unchecked Sendable {
  private struct Slot: ~Copyable {
    /// The caller's hash; 0 when nobody has been here.
    let key = Atomic<UInt64>(0)
    /// When all that the caller used is regained: microseconds since 1970.
    let wholeAt = Atomic<Int64>(0)
  }

  /// Slots in a set: two lines of a processor's cache.
  private static let slotsPerSet = 8

  let quota: Quota
  private let slots: UnsafeMutablePointer<Slot>
  private let setMask: Int
  private let count: Int

  /// - Parameter sets: a power of two; eight callers each.
  init(_ quota: Quota, sets: Int) {
    precondition(sets > 0 && sets & (sets - 1) == 0, "sets must be a power of two")
    self.quota = quota
    setMask = sets - 1
    count = sets * Self.slotsPerSet
    slots = .allocate(capacity: count)
    for index in 0..<count { (slots + index).initialize(to: Slot()) }
  }

  deinit {
    slots.deinitialize(count: count)
    slots.deallocate()
  }

  /// What to do with what a caller has left.
  enum Use {
    /// Take one.
    case take
    /// Leave it.
    case look
  }

  /// What a caller has left; when one is to be taken, after that.
  func standing(of caller: some Hashable, _ use: Use, at now: Instant) -> Quota.Standing {
    let now = now.unixMilliseconds * 1_000
    let slot = slot(of: caller, at: now)
    var seen = slots[slot].wholeAt.load(ordering: .relaxed)
    guard use == .take else { return quota.standing(seen, at: now) }
    while true {
      let (wholeAt, standing) = quota.take(seen, at: now)
      if standing.isSpent { return standing }
      let (done, current) = slots[slot].wholeAt.weakCompareExchange(
        expected: seen, desired: wholeAt, ordering: .relaxed)
      if done { return standing }
      seen = current
    }
  }

  /// The caller's slot; a new one for a newcomer.
  private func slot(of caller: some Hashable, at now: Int64) -> Int {
    let hash = UInt64(truncatingIfNeeded: caller.hashValue)
    let key = hash == 0 ? 1 : hash
    let first = (Int(truncatingIfNeeded: hash >> 32) & setMask) * Self.slotsPerSet
    while true {
      var oldest = first
      var oldestWholeAt = Int64.max
      for slot in first..<first + Self.slotsPerSet {
        if slots[slot].key.load(ordering: .relaxed) == key { return slot }
        let wholeAt = slots[slot].wholeAt.load(ordering: .relaxed)
        if wholeAt < oldestWholeAt { (oldest, oldestWholeAt) = (slot, wholeAt) }
      }
      let known = slots[oldest].key.load(ordering: .relaxed)
      let (done, _) = slots[oldest].key.compareExchange(expected: known, desired: key, ordering: .relaxed)
      // Whoever loses the race for the slot looks again, and so does the winner: of two loops that let the same caller
      // in at once, both find the slot that comes first.
      if done, oldestWholeAt > now { slots[oldest].wholeAt.store(0, ordering: .relaxed) }
    }
  }
}
