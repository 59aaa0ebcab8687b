import Testing
import Threads

@Suite struct `A thread of our own` {
  @Test func `runs its work to the end before join returns`() throws {
    let done = Guarded(false)
    let thread = try OwnThread { done.withLock { $0 = true } }
    thread.join()
    #expect(done.withLock { $0 })
  }

  @Test func `hands over one outcome`() throws {
    let outcome = Handover<Int>()
    let thread = try OwnThread { outcome.set(7) }
    #expect(outcome.wait() == 7)
    thread.join()
  }

  @Test func `says why there is none`() {
    #expect(OwnThread.Unavailable(number: 11).reason == "Resource temporarily unavailable")
  }
}

@Suite struct `A guarded value` {
  @Test func `is one thread's at a time`() throws {
    let count = Guarded(0)
    let threads = try (0..<8).map { _ in
      try OwnThread { for _ in 0..<1_000 { count.withLock { $0 += 1 } } }
    }
    for thread in threads { thread.join() }
    #expect(count.withLock { $0 } == 8_000)
  }
}
