/// The number that ZorgDomein gives a referral: `ZD` and 8 or 9 digits (its documentation shows both).
public struct ZorgDomeinNumber: Hashable, Sendable {
  /// `ZD` in upper case and the digits.
  public let text: String

  /// Reads a number in any case; spaces in it do not count.
  public init?(_ text: some StringProtocol) {
    let octets = cleaned(text, dropping: " ")
    guard 10...11 ~= octets.count, octets[0] == UInt8(ascii: "Z"), octets[1] == UInt8(ascii: "D"),
      octets[2...].allSatisfy({ asciiDigit($0) != nil })
    else { return nil }
    self.text = String(decoding: octets, as: UTF8.self)
  }
}

extension ZorgDomeinNumber: CustomStringConvertible {
  /// `ZD` and the digits.
  public var description: String { text }
}
