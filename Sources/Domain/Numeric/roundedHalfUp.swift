/// The whole number nearest to `numerator / denominator`, the upper one at exactly half way, also below zero: 2½ → 3,
/// −2½ → −2. Worked on the fraction itself; no binary floating point comes near a score.
/// - Parameter denominator: More than 0.
func roundedHalfUp(_ numerator: Int, over denominator: Int) -> Int {
  let (quotient, remainder) = (2 * numerator + denominator).quotientAndRemainder(dividingBy: 2 * denominator)
  return remainder < 0 ? quotient - 1 : quotient
}
