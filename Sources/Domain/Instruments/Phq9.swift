/// Patient Health Questionnaire (Kroenke, Spitzer & Williams 2001): nine items about the past two weeks, and how difficult
/// they made life.
public struct Phq9: Equatable, Sendable {
  public let form: Form
  /// The tenth question, which never enters the total; `nil` is not answered.
  public let difficulty: Difficulty?

  public init(_ form: Form, difficulty: Difficulty?) {
    self.form = form
    self.difficulty = difficulty
  }

  /// What is known of the nine items.
  public enum Form: Equatable, Sendable {
    /// Every answer as given.
    case answers(Answers)
    /// The total alone, where nothing more is known.
    case total(Total)
  }

  /// Nine items: 0 helemaal niet · 1 meerdere dagen · 2 meer dan de helft van de dagen · 3 bijna elke dag.
  public typealias Answers = AnswerSheet<9, 3>
  /// 0…27.
  public typealias Total = Whole<27>

  /// How difficult the problems made work, home and being with people; 0…3 on the wire.
  public enum Difficulty: Int, CaseIterable, Sendable {
    case notDifficult = 0
    case somewhatDifficult = 1
    case veryDifficult = 2
    case extremelyDifficult = 3
  }

  /// Bands of the total (Kroenke e.a. 2001).
  public enum Severity: String, CaseIterable, Sendable {
    case minimal
    case mild
    case moderate
    case moderatelySevere
    case severe
  }

  /// What the algorithm over the single symptoms gives (Kroenke e.a. 2001); independent of the total.
  public enum Syndrome: String, CaseIterable, Sendable {
    case major
    case other
    case none
    /// The items that are missing could decide either way.
    case indeterminate
  }
}
