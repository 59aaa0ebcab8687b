/// Who pays for an enrolment, and how much.
public struct Payer: Equatable, Sendable {
  public let kind: Kind
  /// The employer, municipality, insurer or fund; `nil` for a client who pays.
  public let name: OrganisationName?
  public let price: Cents

  public init(kind: Kind, name: OrganisationName? = nil, price: Cents) {
    self.kind = kind
    self.name = name
    self.price = price
  }

  /// Kinds of payers.
  public enum Kind: String, CaseIterable, Sendable {
    /// Werkgever.
    case employer
    /// The client.
    case `private`
    /// Gemeente.
    case municipality
    /// Zorgverzekeraar.
    case insurer
    /// Subsidie.
    case subsidy
  }
}
