internal import Domain
internal import SQLite

// Columns read back into the cooperative's words. What does not fit was written by another hand: a malformed row.

extension Row {
  func id<Named>(_ column: Int32, _ name: StaticString) throws(SQLiteError) -> Identifier<Named> {
    guard let id = Identifier<Named>(octets: text(column)) else { throw .malformedRow(name) }
    return id
  }

  func optionalID<Named>(_ column: Int32, _ name: StaticString) throws(SQLiteError) -> Identifier<Named>? {
    isNull(column) ? nil : try id(column, name)
  }

  func date(_ column: Int32, _ name: StaticString) throws(SQLiteError) -> CalendarDate {
    guard let date = CalendarDate(octets: text(column)) else { throw .malformedRow(name) }
    return date
  }

  func optionalDate(_ column: Int32, _ name: StaticString) throws(SQLiteError) -> CalendarDate? {
    isNull(column) ? nil : try date(column, name)
  }

  func instant(_ column: Int32) -> Instant { Instant(unixMilliseconds: int64(column)) }

  func optionalInstant(_ column: Int32) -> Instant? { isNull(column) ? nil : instant(column) }

  /// One of a closed set, by its raw value.
  func word<Word: RawRepresentable<String>>(_ column: Int32, _ name: StaticString) throws(SQLiteError) -> Word
  {
    guard let word = Word(rawValue: string(column)) else { throw .malformedRow(name) }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ column: Int32, _ name: StaticString)
    throws(SQLiteError) -> Word?
  {
    isNull(column) ? nil : try word(column, name)
  }

  func codeWord(_ column: Int32, _ name: StaticString) throws(SQLiteError) -> CodeWord {
    guard let word = CodeWord(string(column)) else { throw .malformedRow(name) }
    return word
  }

  func phase(_ column: Int32, _ name: StaticString) throws(SQLiteError) -> Phase {
    guard let phase = Phase(rawValue: int(column)) else { throw .malformedRow(name) }
    return phase
  }

  func line<let maximum: Int>(_ column: Int32) -> Line<maximum> { Line(stored: string(column)) }

  func optionalLine<let maximum: Int>(_ column: Int32) -> Line<maximum>? {
    optionalString(column).map(Line.init(stored:))
  }

  func optionalProse<let maximum: Int>(_ column: Int32) -> Prose<maximum>? {
    optionalString(column).map(Prose.init(stored:))
  }

  func optionalWhole<let maximum: Int>(_ column: Int32, _ name: StaticString) throws(SQLiteError) -> Whole<
    maximum
  >? {
    guard let value = optionalInt(column) else { return nil }
    guard let whole = Whole<maximum>(value) else { throw .malformedRow(name) }
    return whole
  }

  /// A text with an alphabet of its own, such as a postcode.
  func optional<Value>(_ column: Int32, _ name: StaticString, _ read: (String) -> Value?) throws(SQLiteError)
    -> Value?
  {
    guard let text = optionalString(column) else { return nil }
    guard let value = read(text) else { throw .malformedRow(name) }
    return value
  }
}
