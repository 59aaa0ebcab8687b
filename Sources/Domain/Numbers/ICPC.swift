/// A code of the International Classification of Primary Care, first edition, as Dutch general practitioners use it: a
/// chapter letter, two digits 01…99, and perhaps a dot and two digits more (`P78`, `P78.01`).
///
/// The pattern is checked, not the table, which is the NHG's. The service keeps the codes it receives and never derives
/// one from scores.
public struct ICPC: Hashable, Sendable {
  /// The code in upper case.
  public let text: String

  /// Reads a code in any case; white space around it does not count.
  public init?(_ text: some StringProtocol) {
    let octets = cleaned(text)
    guard octets.count == 3 || octets.count == 6, Self.chapters.utf8.contains(octets[0]),
      let tens = asciiDigit(octets[1]), let ones = asciiDigit(octets[2]), tens + ones > 0
    else { return nil }
    if octets.count == 6 {
      guard octets[3] == UInt8(ascii: "."), octets[4...].allSatisfy({ asciiDigit($0) != nil }) else {
        return nil
      }
    }
    self.text = String(decoding: octets, as: UTF8.self)
  }

  /// The seventeen chapters (CBS, "Diagnose(groep) bij statistiek huisartscontacten").
  private static let chapters = "ABDFHKLNPRSTUWXYZ"
}

extension ICPC: CustomStringConvertible {
  /// The code in upper case.
  public var description: String { text }
}
