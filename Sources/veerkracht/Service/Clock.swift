internal import Glibc

/// The time of day, read here and handed on as a value.
enum Clock {
  /// UTC milliseconds since 1970.
  static var nowMilliseconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
  }
}
