import Domain
import Testing
import Threads

@testable import Routes

@Suite struct `A quota` {
  /// 600 a minute, 100 at once: one is regained in 100 ms.
  static let quota = Quota(perMinute: 600, atOnce: 100)

  /// Takes as many as there are.
  private func exhaust(_ quota: Quota, _ wholeAt: inout Int64, at now: Int64) -> Int {
    var count = 0
    while count < 10_000 {
      let (next, standing) = quota.take(wholeAt, at: now)
      if standing.isSpent { return count }
      wholeAt = next
      count += 1
    }
    return count
  }

  @Test(arguments: [(600, 100), (60, 60), (20, 20), (1, 1), (7, 3), (1_000_000, 1_000_000)])
  func `lets so many through at once, and then so many a minute`(perMinute: Int, atOnce: Int) {
    let quota = Quota(perMinute: perMinute, atOnce: atOnce)
    var wholeAt: Int64 = 0
    #expect(exhaust(quota, &wholeAt, at: 1_000) == min(atOnce, 10_000))
    guard atOnce < 10_000 else { return }
    var more = 0
    for second in 1...60 { more += exhaust(quota, &wholeAt, at: 1_000 + Int64(second) * 1_000_000) }
    #expect(more == perMinute)
  }

  @Test func `says what is left, and when`() {
    var (wholeAt, standing) = Self.quota.take(0, at: 5_000_000)
    #expect(standing == Quota.Standing(left: 99, wholeInSeconds: 1, retryAfterSeconds: 0))
    for _ in 1..<100 { (wholeAt, standing) = Self.quota.take(wholeAt, at: 5_000_000) }
    #expect(standing == Quota.Standing(left: 0, wholeInSeconds: 10, retryAfterSeconds: 0))
    let refused = Self.quota.take(wholeAt, at: 5_000_000)
    #expect(refused.standing == Quota.Standing(left: 0, wholeInSeconds: 10, retryAfterSeconds: 1))
    #expect(refused.wholeAt == wholeAt)
    #expect(Self.quota.standing(wholeAt, at: 5_100_000).retryAfterSeconds == 0)
    #expect(Self.quota.standing(wholeAt, at: 15_000_000).left == 100)
  }

  @Test func `tells to wait until one is regained`() {
    let quota = Quota(perMinute: 20, atOnce: 20)
    var wholeAt: Int64 = 0
    #expect(exhaust(quota, &wholeAt, at: 0) == 20)
    #expect(quota.standing(wholeAt, at: 0).retryAfterSeconds == 3)
    #expect(quota.standing(wholeAt, at: 2_000_001).retryAfterSeconds == 1)
    #expect(quota.standing(wholeAt, at: 3_000_000).left == 1)
  }

  @Test func `is whole again soon when the clock is set back`() {
    var wholeAt: Int64 = 0
    #expect(exhaust(Self.quota, &wholeAt, at: 3_600_000_000) == 100)
    let standing = Self.quota.standing(wholeAt, at: 0)
    #expect(standing.wholeInSeconds == 10)
    #expect(standing.retryAfterSeconds == 1)
  }
}

@Suite struct `A table of what callers have left` {
  private static let now = Instant(unixMilliseconds: 1_795_000_000_000)

  @Test func `counts every caller apart`() {
    let table = RateTable(Quota(perMinute: 60, atOnce: 3), sets: 64)
    for caller in 0..<100 {
      for left in [2, 1, 0] as [Int32] {
        #expect(table.standing(of: caller, .take, at: Self.now).left == left)
      }
      #expect(table.standing(of: caller, .take, at: Self.now).isSpent)
      #expect(table.standing(of: caller, .look, at: Self.now).isSpent)
    }
  }

  @Test func `takes nothing when it only looks`() {
    let table = RateTable(Quota(perMinute: 60, atOnce: 3), sets: 1)
    for _ in 0..<10 { #expect(table.standing(of: "caller", .look, at: Self.now).left == 3) }
  }

  @Test func `forgets whoever used least when there are more callers than slots`() {
    let table = RateTable(Quota(perMinute: 60, atOnce: 10), sets: 1)
    for _ in 0..<10 { _ = table.standing(of: "busy", .take, at: Self.now) }
    for caller in 0..<1_000 { #expect(table.standing(of: caller, .take, at: Self.now).left == 9) }
    #expect(table.standing(of: "busy", .take, at: Self.now).isSpent)
  }

  @Test func `counts exactly what many threads take at once`() throws {
    let table = RateTable(Quota(perMinute: 60, atOnce: 10_000), sets: 4)
    let taken = Guarded(0)
    let threads = try (0..<4).map { _ in
      try OwnThread {
        var mine = 0
        for _ in 0..<4_000 where !table.standing(of: "one", .take, at: Self.now).isSpent { mine += 1 }
        taken.withLock { $0 += mine }
      }
    }
    for thread in threads { thread.join() }
    #expect(taken.withLock { $0 } == 10_000)
  }
}
