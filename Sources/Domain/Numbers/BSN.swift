/// The burgerservicenummer, the Dutch citizen's number, only so far as is needed to refuse one.
///
/// A provider of complementary care has no ground in law to keep it (Wabvpz art. 1; UAVG art. 46). So there is no value
/// of this type: nothing can hold a BSN, and the 11-test serves to recognise one in what is sent.
public enum BSN {
  /// Digits of the shortest spelling; the longest has one more. An eight-digit number has a leading zero.
  static let shortestDigits = 8

  /// Whether `text`, without spaces, dots and hyphens, is a number of 8 or 9 digits, not all zero, for which
  /// Σ (9 8 7 6 5 4 3 2 −1) · digit is divisible by 11.
  public static func passesElevenTest(_ text: some StringProtocol) -> Bool {
    elevenTest(cleaned(text, dropping: " .-"))
  }

  /// The 11-test on ASCII digits.
  static func elevenTest(_ digits: [UInt8]) -> Bool {
    guard digits.count == 8 || digits.count == 9 else { return false }
    var sum = 0
    var weight = digits.count
    var anyButZero = false
    for octet in digits {
      guard let digit = asciiDigit(octet) else { return false }
      sum += digit * (weight == 1 ? -1 : weight)
      anyButZero = anyButZero || digit > 0
      weight -= 1
    }
    return anyButZero && sum % 11 == 0
  }
}
