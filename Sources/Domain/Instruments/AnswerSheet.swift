/// The answers to one questionnaire as they were given: `count` items, each 0…`highest` or not answered. Kept raw;
/// every score is computed from it. It lives inline: scoring allocates nothing.
public struct AnswerSheet<let count: Int, let highest: Int>: Sendable {
  /// By position; −1 is not answered.
  private var raw: InlineArray<count, Int8>

  /// Nothing answered yet.
  public init() { raw = InlineArray(repeating: -1) }

  /// - Parameter answers: In item order; `nil` is not answered.
  /// - Returns: `nil` unless there are exactly `count`, each within 0…`highest`.
  public init?(_ answers: some Collection<Int?>) {
    guard answers.count == count else { return nil }
    self.init()
    for (item, answer) in zip(1..., answers) {
      guard set(answer, item: item) else { return nil }
    }
  }

  /// The answer to an item, counted from 1 as the printed form does; `nil` is not answered.
  public subscript(item: Int) -> Int? {
    let answer = raw[item - 1]
    return answer < 0 ? nil : Int(answer)
  }

  /// Sets the answer to `item`, counted from 1.
  /// - Returns: `false`, and changes nothing, when there is no such item or the answer lies outside 0…`highest`.
  public mutating func set(_ answer: Int?, item: Int) -> Bool {
    guard 1...count ~= item else { return false }
    guard let answer else {
      raw[item - 1] = -1
      return true
    }
    guard 0...highest ~= answer else { return false }
    raw[item - 1] = Int8(answer)
    return true
  }

  /// All answers in item order.
  public var answers: [Int?] { (1...count).map { self[$0] } }

  /// How many items were not answered.
  public var missing: Int {
    var missing = 0
    for index in raw.indices where raw[index] < 0 { missing += 1 }
    return missing
  }
}

extension AnswerSheet: Equatable {
  /// Answer by answer.
  public static func == (left: Self, right: Self) -> Bool {
    for index in left.raw.indices where left.raw[index] != right.raw[index] { return false }
    return true
  }
}
