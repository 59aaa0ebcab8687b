/// Spinnenweb of Mijn Positieve Gezondheid (Institute for Positive Health, Huber): six dimensions, 0…10, 10 best. A tool
/// for talking, not validated for measuring change; the dimensions are never added up (Van Vliet e.a. 2021).
public enum Spinnenweb: Equatable, Sendable {
  /// The 42 statements of the adult tool, seven for each dimension in their order.
  case answers(Answers)
  /// One mark of the client's own for each dimension.
  case marks(Marks)

  /// Statements for one dimension.
  public static let statementsPerDimension = 7
  /// 42 statements, 0…10 each.
  public typealias Answers = AnswerSheet<42, 10>

  /// A mark from 0 to 10 with at most one decimal.
  public struct Mark: Hashable, Sendable {
    public let value: Tenths

    /// - Returns: `nil` outside 0…10.
    public init?(_ value: Tenths) {
      guard 0...100 ~= value.tenths else { return nil }
      self.value = value
    }
  }

  /// A mark for each dimension; `nil` is not given.
  public struct Marks: Equatable, Sendable {
    /// Tenths by position; −1 is not given.
    private var raw: InlineArray<6, Int8>

    /// None given yet.
    public init() { raw = InlineArray(repeating: -1) }

    public subscript(dimension: SpinnenwebDimension) -> Mark? {
      get { Mark(Tenths(tenths: Int(raw[dimension.position]))) }
      set { raw[dimension.position] = newValue.map { Int8($0.value.tenths) } ?? -1 }
    }

    /// Mark by mark.
    public static func == (left: Marks, right: Marks) -> Bool {
      left.raw.indices.allSatisfy { left.raw[$0] == right.raw[$0] }
    }
  }
}
