internal import Glibc

/// The clock that deadlines are told by: it never jumps.
enum MonotonicClock {
  /// Nanoseconds since the machine started.
  static func nanoseconds() -> UInt64 {
    var time = timespec()
    _ = clock_gettime(CLOCK_MONOTONIC, &time)  // cannot fail: clock and address are valid
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
