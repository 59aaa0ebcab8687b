/// How much of something a caller may do: so much a minute, and so much at once. What was used is regained evenly, one
/// after another (a bucket of tokens, kept as one number: the generic cell rate algorithm, ITU-T I.371).
struct Quota: Sendable {
  let perMinute: Int
  let atOnce: Int
  /// How long it takes to regain one.
  private let microsecondsEach: Int64

  /// - Parameters: both 1 or more.
  init(perMinute: Int, atOnce: Int) {
    self.perMinute = perMinute
    self.atOnce = atOnce
    microsecondsEach = max(1, 60_000_000 / Int64(perMinute))
  }

  /// How many seconds it takes to regain all.
  var secondsUntilWhole: Int { Self.seconds(microsecondsOfAll) }

  private var microsecondsOfAll: Int64 { microsecondsEach * Int64(atOnce) }

  /// What is left to a caller.
  struct Standing: Sendable, Equatable {
    let left: Int32
    /// Until all is regained.
    let wholeInSeconds: Int32
    /// Until one is regained; 0 unless nothing is left.
    let retryAfterSeconds: Int32

    /// Whether there is nothing left for what is asked.
    var isSpent: Bool { retryAfterSeconds > 0 }
  }

  /// Takes one.
  /// - Parameters:
  ///   - wholeAt: when all is regained of what was used before, in microseconds like `now`; past when it is all there.
  /// - Returns: the new `wholeAt`, the old one when nothing was left.
  func take(_ wholeAt: Int64, at now: Int64) -> (wholeAt: Int64, standing: Standing) {
    let lacking = lacking(wholeAt, at: now)
    guard lacking + microsecondsEach <= microsecondsOfAll else { return (wholeAt, standing(lacking)) }
    let rest = standing(lacking + microsecondsEach)
    return (
      now + lacking + microsecondsEach,
      Standing(left: rest.left, wholeInSeconds: rest.wholeInSeconds, retryAfterSeconds: 0)
    )
  }

  /// What is left, of which nothing is taken.
  func standing(_ wholeAt: Int64, at now: Int64) -> Standing { standing(lacking(wholeAt, at: now)) }

  /// How much is lacking, as the time to regain it. More than all cannot be, unless the clock was set back.
  private func lacking(_ wholeAt: Int64, at now: Int64) -> Int64 {
    min(max(wholeAt - now, 0), microsecondsOfAll)
  }

  private func standing(_ lacking: Int64) -> Standing {
    let missing = lacking + microsecondsEach - microsecondsOfAll
    return Standing(
      left: Int32(clamping: (microsecondsOfAll - lacking) / microsecondsEach),
      wholeInSeconds: Int32(clamping: Self.seconds(lacking)),
      retryAfterSeconds: missing > 0 ? Int32(clamping: Self.seconds(missing)) : 0)
  }

  /// Whole seconds, upwards.
  private static func seconds(_ microseconds: Int64) -> Int { Int((microseconds + 999_999) / 1_000_000) }
}
