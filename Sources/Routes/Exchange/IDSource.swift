import Domain

/// Ids, many from one asking of the system for chance (two system calls; at every request 4 % of a GET). An id names
/// and opens nothing: it must be new, but nobody need be kept from guessing it.
struct IDSource {
  private var state: (UInt64, UInt64)

  /// - Parameter seed: 128 bits of the system's chance, so that no two sources give the same ids.
  init(seed: (UInt64, UInt64)) { state = seed }

  mutating func next(at now: Instant) -> UUIDv7 {
    UUIDv7(unixMilliseconds: now.unixMilliseconds, randomBits: (Self.step(&state.0), Self.step(&state.1)))
  }

  /// SplitMix64 (Steele, Lea & Flood 2014).
  private static func step(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
