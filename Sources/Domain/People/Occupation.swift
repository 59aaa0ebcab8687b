/// What a client does by day. Care works without an employer.
public enum Occupation: String, CaseIterable, Sendable {
  case employee
  /// Zelfstandige.
  case selfEmployed
  /// Mantelzorger.
  case carer
  /// Vrijwilliger.
  case volunteer
  case student
  /// Werkzoekende.
  case jobSeeker
  case other
}
