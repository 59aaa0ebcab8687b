import Domain

/// A letter as characters alone, in lines of at most 70: what any mail program and any practice system can show.
struct LetterCharacters {
  /// Characters in a line.
  static let columns = 70

  private(set) var lines: [String] = []

  /// The whole letter, with a line end after every line.
  var text: String { lines.map { $0 + "\n" }.joined() }

  init(_ letter: LetterContent) {
    if let mark = letter.mark {
      add(mark, indent: "*** ")
      end()
    }
    let head = letter.letterhead
    for line in [head.name, head.address, head.phone, head.secureMailAddress] where !line.isEmpty {
      add(line)
    }
    end()
    for line in letter.addressee { add(line) }
    end()
    add(letter.title.uppercased())
    add(String(repeating: "=", count: min(letter.title.count, Self.columns)))
    for fact in letter.facts { add(fact.text, first: Self.label(fact.name)) }
    end()
    add(letter.salutation)
    end()
    for (name, text) in [("Vraag", letter.question), ("Antwoord", letter.answer)] {
      guard let text else { continue }
      for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
        add(String(line), first: index == 0 ? Self.label(name) : Self.label(""))
      }
    }
    end()
    for part in letter.parts { add(part) }
    if let request = letter.request {
      heading("VERZOEK")
      for line in request.split(whereSeparator: \.isNewline) { add(String(line)) }
      end()
    }
    add("Met vriendelijke groet,")
    for line in letter.signature { add(line) }
    end()
    if !letter.summary.isEmpty {
      heading("DOSSIERSAMENVATTING")
      for line in letter.summary { add(line, first: "- ") }
      end()
    }
    add(String(repeating: "-", count: Self.columns))
    for line in letter.footer { add(line) }
  }

  private mutating func add(_ part: LetterContent.Part) {
    heading("\(part.letter) - \(part.name.uppercased())")
    for block in part.blocks {
      switch block {
      case .paragraph(let text): add(text)
      case .list(let items): for item in items { add(item, first: "- ") }
      }
    }
    end()
  }

  private mutating func heading(_ text: String) {
    add(text)
    add(String(repeating: "-", count: text.count))
  }

  /// An empty line, but never two.
  private mutating func end() {
    if lines.last?.isEmpty == false { lines.append("") }
  }

  private mutating func add(_ text: String, indent: String = "") {
    lines += Self.wrapped(text, first: indent, others: indent)
  }

  /// - Parameter first: what stands before the first line; the others begin as far to the right.
  private mutating func add(_ text: String, first: String) {
    lines += Self.wrapped(text, first: first, others: String(repeating: " ", count: first.count))
  }

  /// "Datum:      ".
  private static func label(_ name: String) -> String {
    let name = name.isEmpty ? "" : name + ":"
    return name + String(repeating: " ", count: max(1, labelColumns - name.count))
  }

  private static let labelColumns = 12

  /// The words of a text in lines of at most `columns`; a word that is longer than a line is broken.
  static func wrapped(_ text: String, first: String = "", others: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(whereSeparator: \.isWhitespace) {
      var rest = word
      let needed = (isEmpty ? 0 : 1) + rest.count
      if !isEmpty, line.count + needed > columns {
        lines.append(line)
        (line, isEmpty) = (others, true)
      }
      while line.count + rest.count > columns, isEmpty {
        let room = max(1, columns - line.count)
        lines.append(line + rest.prefix(room))
        rest = rest.dropFirst(room)
        line = others
      }
      if rest.isEmpty { continue }
      line += (isEmpty ? "" : " ") + rest
      isEmpty = false
    }
    if !isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }
}
