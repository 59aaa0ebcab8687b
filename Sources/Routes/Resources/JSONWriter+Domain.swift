import Domain

/// Writing the cooperative's own kinds of values.
extension JSONWriter {
  mutating func member(_ key: StaticString, _ value: Instant) {
    member(key, appending: value.appendText)
  }

  mutating func member(_ key: StaticString, _ value: CalendarDate) {
    member(key, appending: value.appendText)
  }

  mutating func member(_ key: StaticString, _ value: UUIDv7) {
    member(key, appending: value.appendText)
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
