/// A practitioner's entry in the register of a profession: RBCZ, LVNT, VMBN, NOBCO … The formats of the numbers are not
/// published, so the number is text.
public struct Registration: Hashable, Sendable {
  public let association: OrganisationName
  public let number: RegistrationNumber
  public let category: RegistrationCategory?
  /// The first and the last day on which it holds.
  public let validity: ClosedRange<CalendarDate>

  public init(
    association: OrganisationName, number: RegistrationNumber, category: RegistrationCategory? = nil,
    validity: ClosedRange<CalendarDate>
  ) {
    self.association = association
    self.number = number
    self.category = category
    self.validity = validity
  }

  /// - Throws: `Refusal.registrationEndsBeforeItBegins`.
  public init(
    association: OrganisationName, number: RegistrationNumber, category: RegistrationCategory? = nil,
    validFrom: CalendarDate, validUntil: CalendarDate
  ) throws(Refusal) {
    guard validFrom <= validUntil else { throw .registrationEndsBeforeItBegins }
    self.init(association: association, number: number, category: category, validity: validFrom...validUntil)
  }

  /// The first day on which it holds.
  public var validFrom: CalendarDate { validity.lowerBound }
  /// The last day on which it holds.
  public var validUntil: CalendarDate { validity.upperBound }

  /// Whether it holds on `day`.
  public func isValid(on day: CalendarDate) -> Bool { validity.contains(day) }
}
