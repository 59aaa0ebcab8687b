/// A person in care, or referred for it.
public struct Client: Equatable, Sendable {
  public typealias ID = Identifier<Client>

  public let id: ID
  /// Grows by one with every change shown in the record.
  public let version: Int
  public let createdAt: Instant
  public let updatedAt: Instant
  public let details: Details

  public init(id: ID, version: Int, createdAt: Instant, updatedAt: Instant, details: Details) {
    self.id = id
    self.version = version
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.details = details
  }

  /// What is told about a client, before it has an id and after. There is no member for a burgerservicenummer (`BSN`).
  public struct Details: Equatable, Sendable {
    public let name: Name
    public let birthDate: CalendarDate
    public let email: EmailAddress?
    public let phone: PhoneNumber?
    public let address: Address?
    public let occupation: Occupation
    /// Werkgever; care works without one.
    public let employer: Employer?
    /// Huisarts.
    public let gp: GeneralPractitioner?
    /// The client's own words beside the record.
    public let statement: ClientStatement?

    public init(
      name: Name, birthDate: CalendarDate, email: EmailAddress? = nil, phone: PhoneNumber? = nil,
      address: Address? = nil, occupation: Occupation, employer: Employer? = nil,
      gp: GeneralPractitioner? = nil,
      statement: ClientStatement? = nil
    ) {
      self.name = name
      self.birthDate = birthDate
      self.email = email
      self.phone = phone
      self.address = address
      self.occupation = occupation
      self.employer = employer
      self.gp = gp
      self.statement = statement
    }

    /// Whether somebody has an employer's duties towards the client.
    public var isEmployed: Bool { occupation == .employee || employer != nil }
  }
}

extension Client {
  /// A Dutch name: Sanne · de · Voorbeeld.
  public struct Name: Hashable, Sendable {
    /// Roepnaam or voornamen.
    public let givenName: PersonName
    /// Tussenvoegsel.
    public let infix: NameInfix?
    /// Achternaam, without the infix.
    public let familyName: PersonName

    public init(givenName: PersonName, infix: NameInfix? = nil, familyName: PersonName) {
      self.givenName = givenName
      self.infix = infix
      self.familyName = familyName
    }

    /// "Sanne de Voorbeeld".
    public var full: String {
      [givenName.text, infix?.text, familyName.text].compactMap(\.self).joined(separator: " ")
    }
  }

  /// An address in the Netherlands.
  public struct Address: Hashable, Sendable {
    public let street: StreetName
    public let houseNumber: HouseNumber
    public let postcode: Postcode
    public let city: CityName

    public init(street: StreetName, houseNumber: HouseNumber, postcode: Postcode, city: CityName) {
      self.street = street
      self.houseNumber = houseNumber
      self.postcode = postcode
      self.city = city
    }

    /// "Laan 12a, 2514 EA Den Haag".
    public var inOneLine: String { "\(street.text) \(houseNumber.text), \(postcode.text) \(city.text)" }
  }

  /// The client's employer, by name only.
  public struct Employer: Hashable, Sendable {
    public let name: OrganisationName

    public init(name: OrganisationName) { self.name = name }
  }

  /// The client's own general practitioner, who need not be the referrer.
  public struct GeneralPractitioner: Hashable, Sendable {
    public let name: PersonName
    public let agbCode: AGB?
    public let phone: PhoneNumber?

    public init(name: PersonName, agbCode: AGB? = nil, phone: PhoneNumber? = nil) {
      self.name = name
      self.agbCode = agbCode
      self.phone = phone
    }
  }
}
