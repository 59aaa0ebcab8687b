import HTTPServer

/// A short field value in the making, on the stack.
struct FieldText {
  private var octets = InlineArray<160, UInt8>(repeating: 0)
  private var count = 0

  mutating func append(_ text: StaticString) {
    for index in 0..<text.utf8CodeUnitCount { append(text.utf8Start[index]) }
  }

  /// Appends a number that is not negative, in decimal.
  mutating func append(_ number: Int) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  mutating func append(_ octet: UInt8) {
    octets[count] = octet
    count += 1
  }

  /// Adds the field to an answer.
  func add(to response: inout Response, as name: StaticString) {
    response.add(name, octets: octets.span.extracting(0..<count))
  }
}
