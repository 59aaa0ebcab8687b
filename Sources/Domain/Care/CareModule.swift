/// One part of a phase package: mindfulness, breath coaching, yoga … The list is open; coordinators change it.
public struct CareModule: Equatable, Sendable {
  /// Its code, each once in a package: `mindfulness`, `actCoaching` …
  public let code: CodeWord
  /// What people call it.
  public let name: ModuleName
  /// What whoever gives it has to be.
  public let discipline: Discipline
  /// Whether it is given to some clients only, such as return-to-work guidance.
  public let isOptional: Bool

  public init(code: CodeWord, name: ModuleName, discipline: Discipline, isOptional: Bool = false) {
    self.code = code
    self.name = name
    self.discipline = discipline
    self.isOptional = isOptional
  }
}
