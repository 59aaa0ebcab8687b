internal import SQLite

/// A family name as it is searched: lower case, without accents, so that "Müller" is found as "muller" and "MULLER".
struct FoldedName: Hashable, Bindable {
  let text: String

  init(_ name: some StringProtocol) {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      text = name.lowercased()
    } else {
      var folded = String.UnicodeScalarView()
      for scalar in name.lowercased().unicodeScalars where !Self.isMark(scalar) {
        folded.append(Self.base(of: scalar))
      }
      // A name of marks alone is searched as it stands.
      text = folded.isEmpty ? name.lowercased() : String(folded)
    }
  }

  /// The first text after all that begin with this one.
  var endOfPrefix: String { text + "\u{10FFFF}" }

  /// This text anywhere, as a LIKE pattern with `\` as its escape.
  var anywherePattern: String {
    var pattern = "%"
    for character in text {
      if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern + "%"
  }

  func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
    try statement.bind(index, text)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  /// The plain letter of an accented one. Unicode's own names say which: LATIN SMALL LETTER U WITH DIAERESIS.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value >= 0x80, let name = scalar.properties.name, name.hasPrefix(Self.namePrefix) else {
      return scalar
    }
    let rest = name.utf8.dropFirst(Self.namePrefix.utf8.count)
    guard let letter = rest.first, rest.dropFirst().starts(with: " WITH ".utf8) else { return scalar }
    return Unicode.Scalar(letter | 0x20)
  }

  private static let namePrefix = "LATIN SMALL LETTER "
}
