/// Reads, octet by octet, the small JSON texts that this module wrote itself: no white space, no escapes.
struct TextParser: ~Escapable {
  private let octets: Span<UInt8>
  private var position = 0

  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>) { self.octets = octets }

  var isAtEnd: Bool { position == octets.count }

  /// Steps over `text` when it comes next.
  mutating func takes(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard octets.count - position >= count else { return false }
    let start = text.utf8Start
    for index in 0..<count where octets[position + index] != start[index] { return false }
    position += count
    return true
  }

  /// A whole number without a sign, of at most nine digits.
  mutating func number() -> Int? {
    let start = position
    var value = 0
    while position < octets.count, position - start < 9 {
      let octet = octets[position]
      guard octet >= UInt8(ascii: "0"), octet <= UInt8(ascii: "9") else { break }
      value = value * 10 + Int(octet - UInt8(ascii: "0"))
      position += 1
    }
    return position > start ? value : nil
  }

  /// A number, or `null`: `.some(nil)`. `nil` when neither comes next.
  mutating func numberOrNull() -> Int?? {
    if takes("null") { return .some(nil) }
    guard let number = number() else { return nil }
    return .some(number)
  }

  /// The octets up to the next quotation mark.
  mutating func word() -> String? {
    let start = position
    while position < octets.count, octets[position] != UInt8(ascii: "\"") { position += 1 }
    guard position > start, position < octets.count else { return nil }
    return octets.extracting(start..<position).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
