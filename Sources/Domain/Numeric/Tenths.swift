/// A number with one decimal, exactly: a mark, a percentage. Counted in tenths, so that 3.5 is 35.
public struct Tenths: Hashable, Sendable {
  /// The number times ten.
  public let tenths: Int

  public init(tenths: Int) { self.tenths = tenths }

  /// The number that `value` is the nearest `Double` of.
  /// - Returns: `nil` when that number has a second decimal, or is not finite, or lies outside ±1,000,000,000.
  public init?(_ value: Double) {
    guard value.magnitude <= 1_000_000_000 else { return nil }  // false for NaN too
    let tenths = (value * 10).rounded()
    guard tenths / 10 == value else { return nil }
    self.tenths = Int(tenths)
  }

  /// Reads a decimal number such as `7`, `3.5`, `-0.5` or `4.0`, the way JSON spells one (RFC 8259 §6) but without an
  /// exponent; further decimals must be zeros.
  /// - Returns: `nil` for any other text and for more than nine digits before the point.
  public init?(octets: Span<UInt8>) {
    let negative = !octets.isEmpty && octets[0] == UInt8(ascii: "-")
    let first = negative ? 1 : 0
    var index = first
    var tenths = 0
    while index < octets.count, let digit = asciiDigit(octets[index]) {
      guard index - first < 9 else { return nil }
      tenths = tenths * 10 + digit
      index += 1
    }
    guard index > first, index == first + 1 || octets[first] != UInt8(ascii: "0") else { return nil }
    tenths *= 10
    if index < octets.count {
      guard octets[index] == UInt8(ascii: "."), index + 1 < octets.count,
        let decimal = asciiDigit(octets[index + 1])
      else { return nil }
      tenths += decimal
      for further in index + 2..<octets.count {
        guard octets[further] == UInt8(ascii: "0") else { return nil }
      }
    }
    self.tenths = negative ? -tenths : tenths
  }

  /// Appends the number in decimal, without a decimal when it is whole: `3.5`, `4`, `-0.5`.
  public func appendText(to output: inout [UInt8]) {
    if tenths < 0 { output.append(UInt8(ascii: "-")) }
    output.append(contentsOf: String(tenths.magnitude / 10).utf8)
    if tenths % 10 != 0 {
      output.append(UInt8(ascii: "."))
      output.append(UInt8(ascii: "0") + UInt8(tenths.magnitude % 10))
    }
  }
}

extension Tenths: Comparable {
  /// Smaller numbers first.
  public static func < (left: Tenths, right: Tenths) -> Bool { left.tenths < right.tenths }
}

extension Tenths: CustomStringConvertible {
  /// The number in decimal.
  public var description: String { text(appendText) }
}
