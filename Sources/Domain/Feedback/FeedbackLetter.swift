/// What stands around a report's text in its letter: sender, addressee, client, referral and the summary of the file, as
/// they were on the day on which the letter was signed. What changes in the records later does not change the letter.
public struct FeedbackLetter: Equatable, Sendable {
  /// The day on which it was signed, or would be.
  public let datedOn: CalendarDate
  public let letterhead: Letterhead
  public let sender: Sender
  public let addressee: Addressee
  public let client: Subject
  public let referral: Referral
  /// Scores and goals in short, a line each: the end of the letter.
  public let summary: String

  public init(
    datedOn: CalendarDate, letterhead: Letterhead, sender: Sender, addressee: Addressee, client: Subject,
    referral: Referral, summary: String
  ) {
    self.datedOn = datedOn
    self.letterhead = letterhead
    self.sender = sender
    self.addressee = addressee
    self.client = client
    self.referral = referral
    self.summary = summary
  }

  /// The cooperative's own name and how to reach it; empty for what it does not tell.
  public struct Letterhead: Equatable, Sendable {
    public var name: String
    public var address: String
    public var phone: String
    /// An address for secure mail (NTA 7516).
    public var secureMailAddress: String

    public init(name: String, address: String = "", phone: String = "", secureMailAddress: String = "") {
      self.name = name
      self.address = address
      self.phone = phone
      self.secureMailAddress = secureMailAddress
    }
  }

  /// Who signs.
  public struct Sender: Equatable, Sendable {
    public let name: String
    /// "coach, yogadocent"; "coördinator".
    public let profession: String
    public let agbCode: String?
    /// The registers in which it stands on that day: "RBCZ 123456R (categorie 1), VMBN 77".
    public let registrations: String?
    public let phone: String?
    public let email: String?

    public init(
      name: String, profession: String, agbCode: String? = nil, registrations: String? = nil,
      phone: String? = nil, email: String? = nil
    ) {
      self.name = name
      self.profession = profession
      self.agbCode = agbCode
      self.registrations = registrations
      self.phone = phone
      self.email = email
    }
  }

  /// To whom it goes.
  public struct Addressee: Equatable, Sendable {
    public let kind: Referrer.Kind
    public let name: String
    public let organisation: String?
    public let agbCode: String?
    public let secureMailAddress: String?

    public init(
      kind: Referrer.Kind, name: String, organisation: String? = nil, agbCode: String? = nil,
      secureMailAddress: String? = nil
    ) {
      self.kind = kind
      self.name = name
      self.organisation = organisation
      self.agbCode = agbCode
      self.secureMailAddress = secureMailAddress
    }
  }

  /// Whom it is about.
  public struct Subject: Equatable, Sendable {
    public let name: String
    public let birthDate: CalendarDate
    /// "Laan 12a, 2514 EA Den Haag".
    public let address: String?

    public init(name: String, birthDate: CalendarDate, address: String? = nil) {
      self.name = name
      self.birthDate = birthDate
      self.address = address
    }
  }

  /// What it answers.
  public struct Referral: Equatable, Sendable {
    /// The ZorgDomein number.
    public let number: String?
    /// The day on which the referral came.
    public let on: CalendarDate

    public init(number: String?, on day: CalendarDate) {
      self.number = number
      on = day
    }
  }
}
