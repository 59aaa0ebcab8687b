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
    append(decimal: year, digits: 4)
    append(UInt8(ascii: "-"))
    append(decimal: month, digits: 2)
    append(UInt8(ascii: "-"))
    append(decimal: day, digits: 2)
  }

  /// `yyyy-mm-ddThh:mm:ss.sssZ`. Digit by digit, since a page of a list has a hundred moments.
  mutating func append(_ moment: Instant) {
    let date = moment.calendarDate()
    append(date)
    let milliseconds = Int(moment.unixMilliseconds - Int64(date.daysSince1970) * 86_400_000)
    append(UInt8(ascii: "T"))
    append(decimal: milliseconds / 3_600_000, digits: 2)
    append(UInt8(ascii: ":"))
    append(decimal: milliseconds / 60_000 % 60, digits: 2)
    append(UInt8(ascii: ":"))
    append(decimal: milliseconds / 1_000 % 60, digits: 2)
    append(UInt8(ascii: "."))
    append(decimal: milliseconds % 1_000, digits: 3)
    append(UInt8(ascii: "Z"))
  }
}
