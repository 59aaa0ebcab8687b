/// Writes HTML and SVG by appending octets. Names are known at compile time, every other text is escaped, and what is
/// opened is closed: nobody can write markup by accident, nor markup that is none. The outcome is well-formed XML.
struct MarkupWriter: ~Copyable {
  private var octets = OctetBuffer()
  /// The one style sheet that stands in it.
  private(set) var style: StyleSheet?

  /// Attributes in the order in which they are written, such as `["x": 12, "class": "axis"]`.
  typealias Attributes = KeyValuePairs<StaticString, MarkupText>

  /// What has been written so far.
  var written: [UInt8] { octets.octets.withUnsafeBufferPointer { Array($0) } }

  // MARK: Elements

  /// An element with what `content` writes into it.
  /// - Throws: What `content` throws. What was written by then is no whole page and is thrown away.
  mutating func element<Failure: Error>(
    _ name: StaticString, _ attributes: Attributes = [:],
    _ content: (inout MarkupWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(name, attributes, end: ">")
    try content(&self)
    close(name)
  }

  /// An element with a text in it.
  mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

  /// An element with a text in it.
  mutating func element(_ name: StaticString, _ attributes: Attributes, _ text: String) {
    open(name, attributes, end: ">")
    write(text)
    close(name)
  }

  /// An element that holds nothing: a line of a picture, or one of the few that HTML has (`<br/>`, `<meta/>`). Any other
  /// element of HTML takes an empty text.
  mutating func empty(_ name: StaticString, _ attributes: Attributes = [:]) {
    open(name, attributes, end: "/>")
  }

  /// The one style sheet: its hash goes into the answer's Content-Security-Policy.
  mutating func write(_ style: StyleSheet) {
    precondition(self.style == nil, "a second style sheet, which no policy would allow")
    self.style = style
    octets.append("<style>")
    octets.append(style.rules)
    octets.append("</style>")
  }

  /// `<!DOCTYPE html>`, which is to stand first.
  mutating func beginHTML() { octets.append("<!DOCTYPE html>\n") }

  // MARK: Text

  /// A text between the elements.
  mutating func write(_ text: String) { escape(text, inAttribute: false) }

  /// A text of several lines, with a break between them.
  mutating func writeLines(_ text: String) {
    var isFirst = true
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if !isFirst { empty("br") }
      write(String(line))
      isFirst = false
    }
  }

  // MARK: Octets

  private mutating func open(_ name: StaticString, _ attributes: Attributes, end: StaticString) {
    octets.append("<")
    octets.append(name)
    for (name, value) in attributes {
      octets.append(" ")
      octets.append(name)
      octets.append("=\"")
      escape(value.text, inAttribute: true)
      octets.append("\"")
    }
    octets.append(end)
  }

  private mutating func close(_ name: StaticString) {
    octets.append("</")
    octets.append(name)
    octets.append(">")
  }

  /// Escapes what means something in markup. What may not stand in it at all, such as a control character (XML 1.0 §2.2),
  /// becomes U+FFFD.
  private mutating func escape(_ text: String, inAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": octets.append("&amp;")
      case "<": octets.append("&lt;")
      case ">": octets.append("&gt;")
      case "\"" where inAttribute: octets.append("&quot;")
      // As they are, XML would read spaces (XML 1.0 §3.3.3).
      case "\n" where inAttribute: octets.append("&#10;")
      case "\t" where inAttribute: octets.append("&#9;")
      case "\t", "\n": octets.append(UInt8(scalar.value))
      // The first half of a line's end.
      case "\r": break
      case "\0"..<" ", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": octets.append("\u{FFFD}")
      default: for octet in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { octets.append(octet) }
      }
    }
  }
}

/// What an attribute says.
struct MarkupText: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral {
  let text: String

  init(_ text: String) { self.text = text }
  init(_ number: Int) { text = String(number) }
  init(stringLiteral value: String) { text = value }
  init(integerLiteral value: Int) { text = String(value) }
}
