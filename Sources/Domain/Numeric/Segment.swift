/// A stretch of a drawing, in thousandths, on which whole numbers are laid out evenly: days on an axis of time, points
/// of a score. Where there is one number alone, it stands in the middle.
public struct Segment: Equatable, Sendable {
  public let numbers: ClosedRange<Int>
  /// Where the lowest number stands.
  public let startThousandths: Int
  /// Where the highest number stands; before the start when they run backwards.
  public let endThousandths: Int

  public init(_ numbers: ClosedRange<Int>, from startThousandths: Int, to endThousandths: Int) {
    self.numbers = numbers
    self.startThousandths = startThousandths
    self.endThousandths = endThousandths
  }

  /// Where a number stands, rounded to thousandths.
  /// - Parameter halves: added to the number, in halves: 1 is the border between it and the next one.
  public func thousandths(of number: Int, halves: Int = 0) -> Int {
    let length = endThousandths - startThousandths
    guard numbers.count > 1 else { return startThousandths + roundedHalfUp(length, over: 2) }
    let halvesFromStart = 2 * (number - numbers.lowerBound) + halves
    return startThousandths + roundedHalfUp(length * halvesFromStart, over: 2 * (numbers.count - 1))
  }
}
