/// A number with one decimal, exactly: a mark, a percentage. Counted in tenths, so that 3.5 is 35.
public struct Tenths: Hashable, Sendable {
  /// The number times ten.
  public let tenths: Int

  public init(tenths: Int) { self.tenths = tenths }

  /// Appends the number in decimal, without a decimal when it is whole: `3.5`, `4`, `-0.5`.
  public func appendText(to output: inout [UInt8]) {
    if tenths < 0 { output.append(UInt8(ascii: "-")) }
    output.append(contentsOf: String(tenths.magnitude / 10).utf8)
    if tenths % 10 != 0 {
      output.append(UInt8(ascii: "."))
      output.append(UInt8(ascii: "0") + UInt8(tenths.magnitude % 10))
    }
  }
}

extension Tenths: Comparable {
  /// Smaller numbers first.
  public static func < (left: Tenths, right: Tenths) -> Bool { left.tenths < right.tenths }
}

extension Tenths: CustomStringConvertible {
  /// The number in decimal.
  public var description: String { text(appendText) }
}
