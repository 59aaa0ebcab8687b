/// Random numbers that come out the same in every run (Steele e.a. 2014): a failure can be seen again.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts near `seeds`: each with a few octets changed, dropped or doubled.
func mutations(of seeds: [String], count: Int) -> [[UInt8]] {
  var random = SplitMix64(seed: 2026)
  let alphabet = Array("0123456789abcdefABCDEFzZtT+-:. /\u{0}\u{FF}".utf8)
  return (0..<count).map { index in
    var octets = Array(seeds[index % seeds.count].utf8)
    for _ in 0..<Int.random(in: 1...3, using: &random) where !octets.isEmpty {
      let position = Int.random(in: 0..<octets.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: octets[position] = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      case 1: octets.remove(at: position)
      default: octets.insert(octets[position], at: position)
      }
    }
    return octets
  }
}
