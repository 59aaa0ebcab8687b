internal import CLinux
internal import Glibc

/// What a loop waits on, level-triggered: a socket is named again as long as it has something to say.
struct Epoll: ~Copyable {
  /// Octets, or the end of the other side.
  static let input = EPOLLIN.rawValue | EPOLLRDHUP.rawValue
  /// Room for octets.
  static let output = EPOLLOUT.rawValue
  /// The connection is broken, or both sides have ended. Always watched for.
  static let broken = EPOLLHUP.rawValue | EPOLLERR.rawValue

  /// The most events that one wait brings.
  private static let eventsMax = 512

  private let epoll: Socket
  private var events = [epoll_event](repeating: epoll_event(), count: Self.eventsMax)

  init() throws(SystemError) {
    epoll = try Socket(epoll_create1(CInt(EPOLL_CLOEXEC)), from: "epoll_create1")
  }

  func add(_ descriptor: CInt, token: UInt64, interest: UInt32) throws(SystemError) {
    guard control(EPOLL_CTL_ADD, descriptor, token, interest) == 0 else { throw SystemError("epoll_ctl") }
  }

  /// Changes what is watched for on a descriptor that was added.
  func change(_ descriptor: CInt, token: UInt64, interest: UInt32) {
    // Cannot fail for an open descriptor that was added.
    _ = control(EPOLL_CTL_MOD, descriptor, token, interest)
  }

  /// Waits until something happens, at most until `deadline` (nanoseconds of the monotonic clock).
  /// - Returns: how many events there are.
  mutating func wait(until deadline: UInt64, now: UInt64) -> Int {
    let timeout: CInt
    if deadline == Deadlines.never {
      timeout = -1
    } else {
      let left = deadline > now ? deadline - now : 0
      timeout = CInt(clamping: left / 1_000_000 + (left % 1_000_000 == 0 ? 0 : 1))
    }
    return max(0, Int(epoll_wait(epoll.descriptor, &events, CInt(Self.eventsMax), timeout)))  // EINTR: none
  }

  /// One of the events of the last wait.
  func event(_ index: Int) -> (token: UInt64, events: UInt32) {
    (events[index].data.u64, events[index].events)
  }

  private func control(_ operation: CInt, _ descriptor: CInt, _ token: UInt64, _ interest: UInt32) -> CInt {
    var event = epoll_event(events: interest, data: epoll_data_t(u64: token))
    return epoll_ctl(epoll.descriptor, operation, descriptor, &event)
  }
}
