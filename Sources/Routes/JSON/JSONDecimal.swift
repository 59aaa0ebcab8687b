/// A JSON number as it was written, exactly: `digits` × 10 to the power of `exponent`. Never a binary float.
struct JSONDecimal: Equatable {
  /// Without trailing zeros; 0 for zero.
  let digits: Int
  let exponent: Int

  /// - Parameter node: a number that `JSONReader` has found to be right.
  /// - Returns: nil when it has more digits than any value of this service.
  init?(_ text: Span<UInt8>, _ node: JSONNode) {
    let end = Int(node.end)
    var position = Int(node.start)
    let negative = text[position] == UInt8(ascii: "-")
    if negative { position += 1 }
    var magnitude = 0
    var inFraction = false
    var fractionDigits = 0
    var zeros = 0  // held back: only a later digit makes them matter
    while position < end, text[position] | 0x20 != UInt8(ascii: "e") {
      let octet = text[position]
      position += 1
      if octet == UInt8(ascii: ".") {
        inFraction = true
        continue
      }
      if inFraction { fractionDigits += 1 }
      zeros += 1
      if octet == UInt8(ascii: "0") { continue }
      guard let shifted = Self.times10(magnitude, zeros) else { return nil }
      let (sum, overflow) = shifted.addingReportingOverflow(Int(octet - UInt8(ascii: "0")))
      if overflow { return nil }
      magnitude = sum
      zeros = 0
    }
    digits = negative ? -magnitude : magnitude
    exponent = magnitude == 0 ? 0 : zeros - fractionDigits + Self.exponent(text, position, end)
  }

  /// The number as a whole number; nil when it is none, or too large for one.
  var integer: Int? { scaled(by: 0) }

  /// The number in tenths; nil when it has more than one decimal.
  var tenths: Int? { scaled(by: 1) }

  private func scaled(by power: Int) -> Int? {
    if digits == 0 { return 0 }
    let zeros = exponent + power
    guard 0...18 ~= zeros else { return nil }
    return Self.times10(digits, zeros)
  }

  private static func times10(_ value: Int, _ times: Int) -> Int? {
    if value == 0 { return 0 }
    var value = value
    for _ in 0..<times {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }

  /// What stands behind the `e`, held within ±10,000,000: beyond that no body is long enough to make up for it.
  private static func exponent(_ text: Span<UInt8>, _ from: Int, _ end: Int) -> Int {
    var position = from + 1
    guard position < end else { return 0 }
    let negative = text[position] == UInt8(ascii: "-")
    if negative || text[position] == UInt8(ascii: "+") { position += 1 }
    var value = 0
    while position < end {
      value = min(value * 10 + Int(text[position] - UInt8(ascii: "0")), 10_000_000)
      position += 1
    }
    return negative ? -value : value
  }
}
