import Domain

/// Writing the cooperative's own kinds of values.
extension JSONWriter {
  mutating func member(_ key: StaticString, _ value: Instant) {
    member(key) { $0.append(value) }
  }

  mutating func member(_ key: StaticString, _ value: CalendarDate) {
    member(key) { $0.append(value) }
  }

  mutating func member(_ key: StaticString, _ value: UUIDv7) {
    member(key) { $0.append(value) }
  }

  mutating func member<Named>(_ key: StaticString, _ value: Identifier<Named>) {
    member(key, value.rawValue)
  }

  /// A code: what is never translated.
  mutating func member(_ key: StaticString, _ value: some RawRepresentable<String>) {
    member(key, value.rawValue)
  }

  // MARK: Members that may be without a value

  mutating func member(_ key: StaticString, utf8 value: Span<UInt8>?) {
    if let value { member(key, utf8: value) } else { null(key) }
  }

  mutating func member(_ key: StaticString, optional value: Int?) {
    if let value { member(key, value) } else { null(key) }
  }

  mutating func member(_ key: StaticString, optional value: Bool?) {
    if let value { member(key, value) } else { null(key) }
  }

  mutating func member(_ key: StaticString, optional value: Instant?) {
    if let value { member(key, value) } else { null(key) }
  }

  mutating func member(_ key: StaticString, optional value: CalendarDate?) {
    if let value { member(key, value) } else { null(key) }
  }

  mutating func member(_ key: StaticString, optional value: UUIDv7?) {
    if let value { member(key, value) } else { null(key) }
  }

  mutating func member(_ key: StaticString, optional value: String?) {
    if let value { member(key, value) } else { null(key) }
  }

  mutating func member<Word: RawRepresentable<String>>(_ key: StaticString, optional value: Word?) {
    if let value { member(key, value.rawValue) } else { null(key) }
  }

  mutating func member(_ key: StaticString, optional value: Tenths?) {
    if let value { member(key, tenths: value.tenths) } else { null(key) }
  }
}

extension OctetBuffer {
  /// The 36 octets of an id.
  mutating func append(_ id: UUIDv7) { append(id.spelling.span) }

  /// `yyyy-mm-dd`.
  mutating func append(_ date: CalendarDate) {
    let (year, month, day) = date.components
    append(word: Self.yearAndMonth(year, month))
    let digits = Self.twoDigits(day)
    append(UInt8(truncatingIfNeeded: digits))
    append(UInt8(truncatingIfNeeded: digits >> 8))
  }

  /// `yyyy-mm-ddThh:mm:ss.sssZ`: three words of eight octets, since a page of a list has a hundred moments.
  mutating func append(_ moment: Instant) {
    let date = moment.calendarDate()
    let (year, month, day) = date.components
    let milliseconds = Int(moment.unixMilliseconds - Int64(date.daysSince1970) * 86_400_000)
    append(word: Self.yearAndMonth(year, month))
    append(
      word: Self.twoDigits(day) | Self.octet("T", at: 2) | Self.twoDigits(milliseconds / 3_600_000) << 24
        | Self.octet(":", at: 5) | Self.twoDigits(milliseconds / 60_000 % 60) << 48)
    append(
      word: Self.octet(":", at: 0) | Self.twoDigits(milliseconds / 1_000 % 60) << 8 | Self.octet(".", at: 3)
        | UInt64(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: milliseconds % 1_000 / 100)) << 32
        | Self.twoDigits(milliseconds % 100) << 40 | Self.octet("Z", at: 7))
  }

  /// `yyyy-mm-`.
  private static func yearAndMonth(_ year: Int, _ month: Int) -> UInt64 {
    twoDigits(year / 100) | twoDigits(year % 100) << 16 | octet("-", at: 4) | twoDigits(month) << 40
      | octet("-", at: 7)
  }

  /// 0…99 as the first two octets of a word.
  private static func twoDigits(_ value: Int) -> UInt64 {
    let value = UInt64(truncatingIfNeeded: value)
    let tens = (value &* 103) >> 10
    return (tens | (value &- tens &* 10) << 8) &+ 0x3030
  }

  private static func octet(_ character: Unicode.Scalar, at place: UInt64) -> UInt64 {
    UInt64(UInt8(ascii: character)) << (8 * place)
  }
}
