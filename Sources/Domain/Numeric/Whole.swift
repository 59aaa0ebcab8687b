/// A whole number from 0 to `maximum`.
public struct Whole<let maximum: Int>: Hashable, Sendable {
  /// 0…`maximum`.
  public let value: Int

  /// - Returns: `nil` outside 0…`maximum`.
  public init?(_ value: Int) {
    guard 0...maximum ~= value else { return nil }
    self.value = value
  }
}

extension Whole: Comparable {
  /// Smaller numbers first.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
