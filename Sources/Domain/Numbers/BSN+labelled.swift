extension BSN {
  /// Whether free text holds a number that passes the 11-test and is called a burgerservicenummer (or, as it was until
  /// 2007, a sofinummer): `BSN 123456782`, `b.s.n.-nr: 1234.56.782`, `123456782 (BSN)`.
  ///
  /// A number that something else names is never tested: AGB and BIG codes, ZorgDomein numbers, telephone numbers,
  /// registrations. So `BSN onbekend, AGB 90012345` holds none.
  public static func isLabelled(in text: some StringProtocol) -> Bool {
    let text = String(text)
    guard mayHoldLabel(text.utf8.span) else { return false }
    let pieces = Piece.all(in: text)
    for index in pieces.indices where pieces[index].isBSNLabel(in: pieces, at: index) {
      if hasNumber(after: index, in: pieces) || hasNumber(before: index, in: pieces) { return true }
    }
    return false
  }

  /// Whether it is worth the while to cut the text into words: `sofi`, `burger`, or b, s, n with little between, in any
  /// case. One pass over the octets, as nearly every text holds none.
  private static func mayHoldLabel(_ octets: Span<UInt8>) -> Bool {
    for index in 0..<octets.count {
      switch octets[index] | 0x20 {
      case UInt8(ascii: "b"):
        if octets.spells("burger", at: index, gapMax: 0) || octets.spells("bsn", at: index, gapMax: 4) {
          return true
        }
      case UInt8(ascii: "s"):
        if octets.spells("sofi", at: index, gapMax: 0) { return true }
      default: continue
      }
    }
    return false
  }

  /// At most this many words may stand between the label and the number: "BSN van de cliënt is …".
  private static let wordsBetweenMax = 5

  private static func hasNumber(after label: Int, in pieces: [Piece]) -> Bool {
    var words = 0
    for index in pieces.indices.dropFirst(label + 1) {
      switch pieces[index] {
      case .digits: return isNumber(at: index, in: pieces)
      case .word(let word):
        words += 1
        guard words <= wordsBetweenMax, !namesAnotherNumber(word) else { return false }
      case .separator: continue
      }
    }
    return false
  }

  /// A number in front of its label: "123456782 (BSN)", "123456782 is het BSN".
  private static func hasNumber(before label: Int, in pieces: [Piece]) -> Bool {
    var index = label - 1
    var words = 0
    while index >= 0 {
      switch pieces[index] {
      case .separator(let separator):
        guard " (-=:/".unicodeScalars.contains(separator) || separator.properties.isWhitespace else {
          return false
        }
      case .word(let word):
        words += 1
        guard words <= 2, ["is", "als", "het", "zijn", "haar", "mijn", "your", "the"].contains(word) else {
          return false
        }
      case .digits:
        // The digits may be written in groups: go back to the first group, and see what names them.
        var first = index
        while let earlier = earlierGroup(before: first, in: pieces) { first = earlier }
        if let name = pieces[..<first].last(where: { if case .word = $0 { true } else { false } }),
          case .word(let word) = name, namesAnotherNumber(word)
        {
          return false
        }
        return (first...index).contains { isNumber(at: $0, in: pieces) }
      }
      index -= 1
    }
    return false
  }

  /// Whether the groups of digits from `start` on make a number of 8 or 9 digits that passes.
  private static func isNumber(at start: Int, in pieces: [Piece]) -> Bool {
    var number: [UInt8] = []
    var separators = 0
    for piece in pieces[start...] {
      switch piece {
      case .digits(let digits):
        separators = 0
        number += digits
        if number.count > shortestDigits + 1 { return false }
        if elevenTest(number) { return true }
      case .separator(let separator):
        separators += 1
        guard separators <= 2, joinsGroups(separator) else { return false }
      case .word: return false
      }
    }
    return false
  }

  private static func earlierGroup(before group: Int, in pieces: [Piece]) -> Int? {
    for index in stride(from: group - 1, through: max(group - 3, 0), by: -1) {
      switch pieces[index] {
      case .digits: return index
      case .separator(let separator) where joinsGroups(separator): continue
      case .separator, .word: return nil
      }
    }
    return nil
  }

  private static func joinsGroups(_ separator: Unicode.Scalar) -> Bool {
    separator == "." || separator.properties.isDash || separator.properties.isWhitespace
  }

  /// Whether `word` says that the number after it is of another kind.
  private static func namesAnotherNumber(_ word: String) -> Bool {
    if ["nr", "nummer", "servicenummer", "servicenr"].contains(word) { return false }
    return word.hasSuffix("nummer") || word.hasSuffix("nr") || word.hasSuffix("code")
      || otherNames.contains { word.hasPrefix($0) }
  }

  private static let otherNames = [
    "agb", "big", "zd", "zorgdomein", "tel", "phone", "mobiel", "mobile", "gsm", "fax", "uzovi", "polis",
    "kvk",
    "registratie", "registration", "icpc", "iban", "postcode", "rbcz", "lvnt", "vmbn", "nobco", "factuur",
    "dossier",
  ]
}

extension BSN {
  /// Text cut into words, runs of digits and single other characters.
  fileprivate enum Piece {
    /// Letters, lower case.
    case word(String)
    /// ASCII digits.
    case digits([UInt8])
    /// One character that is neither.
    case separator(Unicode.Scalar)

    static func all(in text: some StringProtocol) -> [Piece] {
      var pieces: [Piece] = []
      var word = ""
      var digits: [UInt8] = []
      for scalar in text.unicodeScalars {
        let digit = UInt8(exactly: scalar.value).flatMap { asciiDigit($0) == nil ? nil : $0 }
        let isLetter = digit == nil && scalar.properties.isAlphabetic
        if !isLetter, !word.isEmpty {
          pieces.append(.word(word.lowercased()))
          word = ""
        }
        if digit == nil, !digits.isEmpty {
          pieces.append(.digits(digits))
          digits = []
        }
        if let digit {
          digits.append(digit)
        } else if isLetter {
          word.unicodeScalars.append(scalar)
        } else {
          pieces.append(.separator(scalar))
        }
      }
      if !word.isEmpty { pieces.append(.word(word.lowercased())) }
      if !digits.isEmpty { pieces.append(.digits(digits)) }
      return pieces
    }

    /// Whether the word at `index` names a BSN, by itself or with the words that follow it (`B.S.N.`, `burger service`).
    func isBSNLabel(in pieces: [Piece], at index: Int) -> Bool {
      guard case .word(let word) = self else { return false }
      if word == "bsn" || word == "sofi" || word.hasPrefix("burgerservice") || word.hasPrefix("sofin") {
        return true
      }
      if word.hasPrefix("bsnn") { return true }  // bsnnr, bsnnummer
      if word == "burger" { return pieces.word(after: index)?.hasPrefix("service") == true }
      if word == "b", index + 4 < pieces.count, case .word("s") = pieces[index + 2],
        case .word("n") = pieces[index + 4]
      {
        return true
      }
      return false
    }
  }
}

extension [BSN.Piece] {
  /// The word that follows `index` with at most one separator between.
  fileprivate func word(after index: Int) -> String? {
    for piece in dropFirst(index + 1).prefix(2) {
      if case .word(let word) = piece { return word }
    }
    return nil
  }
}

extension Span where Element == UInt8 {
  /// Whether the letters of `word`, lower case, stand here in any case, with at most `gapMax` other octets after each.
  fileprivate func spells(_ word: String, at start: Int, gapMax: Int) -> Bool {
    var index = start
    for letter in word.utf8 {
      var gap = 0
      while index > start, gap < gapMax, index < count, !isASCIILetter(self[index]) {
        gap += 1
        index += 1
      }
      guard index < count, self[index] | 0x20 == letter else { return false }
      index += 1
    }
    return true
  }
}

private func isASCIILetter(_ octet: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= octet | 0x20 }
