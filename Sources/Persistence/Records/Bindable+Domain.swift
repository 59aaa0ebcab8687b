public import Domain
public import SQLite

// How the cooperative's words are kept in a column. Enums by their raw value, which is also their word on the wire.

/// Kept as its 36 octets of text.
extension UUIDv7: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    let spelling = spelling
    try statement.bind(index, text: spelling.span)
  }
}

extension Identifier: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try rawValue.bind(to: statement, at: index)
  }
}

/// Kept as `yyyy-mm-dd`, so that the order of the text is the order of the days.
extension CalendarDate: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    var text: [UInt8] = []
    text.reserveCapacity(10)
    appendText(to: &text)
    try statement.bind(index, text: text.span)
  }
}

/// Kept as UTC milliseconds.
extension Instant: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, unixMilliseconds)
  }
}

extension Whole: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, Int64(value))
  }
}

extension Line: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }
}

extension Prose: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }
}

extension CodeWord: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }
}

extension VersionLabel: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }
}

extension EmailAddress: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }
}

extension PhoneNumber: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }
}

extension Postcode: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }
}

extension AGB: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }
}

extension ZorgDomeinNumber: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }
}

extension RawRepresentable where RawValue: Bindable, Self: Bindable {
  public func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try rawValue.bind(to: statement, at: index)
  }
}

extension Role: Bindable {}
extension Referrer.Kind: Bindable {}
extension Occupation: Bindable {}
extension Intake.Status: Bindable {}
extension SickLeave: Bindable {}
extension Instrument: Bindable {}
extension Moment: Bindable {}
extension RuleVersion: Bindable {}
extension Flag.Kind: Bindable {}
extension Flag.Level: Bindable {}
extension Flag.Action: Bindable {}
extension Flag.Status: Bindable {}
extension Consent.Purpose: Bindable {}
extension Classification: Bindable {}
extension Phase: Bindable {}
extension Payer.Kind: Bindable {}
extension Enrolment.Status: Bindable {}
extension Decision.Outcome.Kind: Bindable {}
extension Session.Status: Bindable {}
