/// Who wrote, changed or signed something, by the name of that day.
public struct Author: Equatable, Sendable {
  /// `nil` for a coordinator.
  public let practitionerID: Practitioner.ID?
  /// The practitioner's name, or that of the coordinator's token.
  public let name: PersonName

  public init(practitionerID: Practitioner.ID?, name: PersonName) {
    self.practitionerID = practitionerID
    self.name = name
  }

  public var role: Role { practitionerID == nil ? .coordinator : .practitioner }

  /// In which role it was done.
  public enum Role: String, CaseIterable, Sendable {
    case practitioner
    case coordinator
  }
}
