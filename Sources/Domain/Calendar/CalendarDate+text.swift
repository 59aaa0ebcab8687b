extension CalendarDate {
  /// Reads `yyyy-mm-dd`, ten octets and nothing else (RFC 3339 `full-date`, without the year 0000).
  /// - Returns: `nil` for any other text and for a day that does not exist.
  public init?(octets: Span<UInt8>) {
    guard octets.count == 10, octets[4] == UInt8(ascii: "-"), octets[7] == UInt8(ascii: "-"),
      let year = octets.decimal(0..<4), let month = octets.decimal(5..<7), let day = octets.decimal(8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads `yyyy-mm-dd`, as `init(octets:)` does.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    self.init(octets: text.utf8.span)
  }

  /// Appends `yyyy-mm-dd`.
  public func appendText(to output: inout [UInt8]) {
    let (year, month, day) = components
    output.appendDecimal(year, digits: 4)
    output.append(UInt8(ascii: "-"))
    output.appendDecimal(month, digits: 2)
    output.append(UInt8(ascii: "-"))
    output.appendDecimal(day, digits: 2)
  }
}

extension CalendarDate {
  /// "18-11-2026", as letters write it.
  public var dutch: String {
    let (year, month, day) = components
    return "\(day < 10 ? "0" : "")\(day)-\(month < 10 ? "0" : "")\(month)-\(year)"
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `yyyy-mm-dd`.
  public var description: String { text(appendText) }
}
