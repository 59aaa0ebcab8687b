extension Instant {
  /// Reads an RFC 3339 §5.6 `date-time` with any offset: `yyyy-mm-ddThh:mm:ss[.s…](Z|±hh:mm)`, `t` and `z` too.
  /// Fractions of a second finer than a millisecond are cut off; at most nine digits are read.
  /// - Returns: `nil` for any other text, also without an offset, and for the leap second `:60`, which Unix time lacks.
  public init?(octets: Span<UInt8>) {
    guard octets.count >= 20, let date = CalendarDate(octets: octets.extracting(0..<10)),
      octets[10] | 0x20 == UInt8(ascii: "t"), octets[13] == UInt8(ascii: ":"),
      octets[16] == UInt8(ascii: ":"),
      let hour = octets.decimal(11..<13), let minute = octets.decimal(14..<16),
      let second = octets.decimal(17..<19), hour < 24, minute < 60, second < 60
    else { return nil }
    var index = 19
    var milliseconds = 0
    if octets[index] == UInt8(ascii: ".") {
      index += 1
      let first = index
      var weight = 100
      while index < octets.count, index - first <= 9, let digit = asciiDigit(octets[index]) {
        milliseconds += digit * weight
        weight /= 10
        index += 1
      }
      guard 1...9 ~= index - first else { return nil }
    }
    guard let offsetSeconds = Self.offsetSeconds(octets, from: index) else { return nil }
    let seconds = ((hour * 60 + minute) * 60 + second) - offsetSeconds
    let sum =
      Int64(date.daysSince1970) * Self.millisecondsPerDay + Int64(seconds) * 1_000 + Int64(milliseconds)
    guard Self.range.contains(sum) else { return nil }
    self.init(unixMilliseconds: sum)
  }

  /// Reads an RFC 3339 moment, as `init(octets:)` does.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    self.init(octets: text.utf8.span)
  }

  /// Appends `yyyy-mm-ddThh:mm:ss.sssZ`, always in UTC and always 24 octets.
  public func appendText(to output: inout [UInt8]) {
    calendarDate().appendText(to: &output)
    let milliseconds = Int((unixMilliseconds - Self.range.lowerBound) % Self.millisecondsPerDay)
    output.append(UInt8(ascii: "T"))
    output.appendDecimal(milliseconds / 3_600_000, digits: 2)
    output.append(UInt8(ascii: ":"))
    output.appendDecimal(milliseconds / 60_000 % 60, digits: 2)
    output.append(UInt8(ascii: ":"))
    output.appendDecimal(milliseconds / 1_000 % 60, digits: 2)
    output.append(UInt8(ascii: "."))
    output.appendDecimal(milliseconds % 1_000, digits: 3)
    output.append(UInt8(ascii: "Z"))
  }

  /// Reads `Z` or `±hh:mm` from `start` to the end.
  private static func offsetSeconds(_ octets: Span<UInt8>, from start: Int) -> Int? {
    guard start < octets.count else { return nil }
    let sign = octets[start]
    if sign | 0x20 == UInt8(ascii: "z") { return start + 1 == octets.count ? 0 : nil }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), start + 6 == octets.count,
      octets[start + 3] == UInt8(ascii: ":"), let hours = octets.decimal(start + 1..<start + 3),
      let minutes = octets.decimal(start + 4..<start + 6), hours < 24, minutes < 60
    else { return nil }
    let seconds = (hours * 60 + minutes) * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }
}

extension Instant: CustomStringConvertible {
  /// `yyyy-mm-ddThh:mm:ss.sssZ`.
  public var description: String { text(appendText) }
}
