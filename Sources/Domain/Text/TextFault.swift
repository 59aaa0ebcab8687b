/// Why a text cannot stand where it was sent.
public enum TextFault: Error, Equatable, Sendable {
  /// Nothing, or nothing but white space.
  case blank
  /// More code points than fit; carries how many do.
  case tooLong(maximum: Int)
  /// A control character; several lines where one is meant.
  case controlCharacter
  /// Holds a number labelled as a burgerservicenummer, which this service may not keep (`BSN`).
  case burgerservicenummer
}

/// What a text of at most `maximum` code points breaks, if anything.
func fault(in text: String, maximum: Int, lines: TextLines) -> TextFault? {
  var count = 0
  var blank = true
  var digits = 0
  var previousIsReturn = false
  for scalar in text.unicodeScalars {
    count += 1
    guard count <= maximum else { return .tooLong(maximum: maximum) }
    if previousIsReturn, scalar != "\n" { return .controlCharacter }
    previousIsReturn = false
    switch scalar.value {
    case 0x09, 0x0A:
      guard lines == .many else { return .controlCharacter }
    case 0x0D:  // only as the first half of a line's end
      guard lines == .many else { return .controlCharacter }
      previousIsReturn = true
    case 0x00...0x1F, 0x7F...0x9F:
      return .controlCharacter
    case 0x2028, 0x2029:
      guard lines == .many else { return .controlCharacter }
    case 0x20, 0xA0: break
    case 0x30...0x39:
      digits += 1
      blank = false
    default: blank = false
    }
  }
  if previousIsReturn { return .controlCharacter }
  if blank { return .blank }
  if digits >= BSN.shortestDigits, BSN.isLabelled(in: text) { return .burgerservicenummer }
  return nil
}

/// Whether a text may have more than one line.
enum TextLines {
  case one
  case many
}
