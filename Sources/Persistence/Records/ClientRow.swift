public import Domain
public import SQLite

/// One row of `client`, lent while the statement stands on it: every column under its name, as octets where that saves
/// a copy. The order is that of `ClientRecord`'s SELECTs.
public struct ClientRow: ~Escapable {
  private let row: Row

  @_lifetime(copy row)
  init(_ row: Row) { self.row = row }

  public var id: Span<UInt8> { @_lifetime(borrow self) get { row.text(0) } }
  public var version: Int { row.int(1) }
  public var createdAt: Instant { row.instant(2) }
  public var updatedAt: Instant { row.instant(3) }
  public var givenName: Span<UInt8> { @_lifetime(borrow self) get { row.text(4) } }
  public var infix: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(5) } }
  public var familyName: Span<UInt8> { @_lifetime(borrow self) get { row.text(6) } }
  /// `yyyy-mm-dd`.
  public var birthDate: Span<UInt8> { @_lifetime(borrow self) get { row.text(7) } }
  public var email: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(8) } }
  public var phone: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(9) } }
  /// `nil` when the client has no address; otherwise its other three columns are there too.
  public var street: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(10) } }
  public var houseNumber: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(11) } }
  public var postcode: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(12) } }
  public var city: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(13) } }
  /// `Occupation`'s raw value.
  public var occupation: Span<UInt8> { @_lifetime(borrow self) get { row.text(14) } }
  public var employerName: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(15) } }
  /// `nil` when no general practitioner is known; its code and phone are `nil` then too.
  public var gpName: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(16) } }
  public var gpAGBCode: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(17) } }
  public var gpPhone: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(18) } }
  public var statement: Span<UInt8>? { @_lifetime(borrow self) get { row.optionalText(19) } }
  /// The family name in lower case and without accents, as it is searched for.
  public var familyNameFolded: Span<UInt8> { @_lifetime(borrow self) get { row.text(20) } }

  /// The row as a value that may be kept.
  /// - Throws: A malformed row.
  public func client() throws(SQLiteError) -> Client {
    var address: Client.Address?
    if let street: StreetName = row.optionalLine(10) {
      guard let postcode = Postcode(row.string(12)) else { throw .malformedRow("client.postcode") }
      address = Client.Address(
        street: street, houseNumber: row.line(11), postcode: postcode, city: row.line(13))
    }
    var gp: Client.GeneralPractitioner?
    if let name: PersonName = row.optionalLine(16) {
      gp = Client.GeneralPractitioner(
        name: name, agbCode: try row.optional(17, "client.gp_agb_code") { AGB($0) },
        phone: try row.optional(18, "client.gp_phone") { PhoneNumber($0) })
    }
    return Client(
      id: try row.id(0, "client.id"), version: version, createdAt: createdAt, updatedAt: updatedAt,
      details: Client.Details(
        name: Client.Name(givenName: row.line(4), infix: row.optionalLine(5), familyName: row.line(6)),
        birthDate: try row.date(7, "client.birth_date"),
        email: try row.optional(8, "client.email") { EmailAddress($0) },
        phone: try row.optional(9, "client.phone") { PhoneNumber($0) },
        address: address, occupation: try row.word(14, "client.occupation"),
        employer: row.optionalLine(15).map(Client.Employer.init(name:)), gp: gp,
        statement: row.optionalProse(19)))
  }
}
