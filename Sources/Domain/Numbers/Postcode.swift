/// A Dutch postcode: four digits, the first not 0, and two letters other than SA, SD and SS. Stored as `1234 AB`.
public struct Postcode: Hashable, Sendable {
  /// `1234 AB`.
  public let text: String

  /// Reads a postcode in any case, with or without spaces.
  public init?(_ text: some StringProtocol) {
    let octets = cleaned(text, dropping: " ")
    guard octets.count == 6, octets[0] != UInt8(ascii: "0"),
      octets[..<4].allSatisfy({ asciiDigit($0) != nil }),
      octets[4...].allSatisfy({ UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 })
    else { return nil }
    let letters = String(decoding: octets[4...], as: UTF8.self)
    guard letters != "SA", letters != "SD", letters != "SS" else { return nil }
    self.text = String(decoding: octets[..<4], as: UTF8.self) + " " + letters
  }
}

extension Postcode: CustomStringConvertible {
  /// `1234 AB`.
  public var description: String { text }
}
