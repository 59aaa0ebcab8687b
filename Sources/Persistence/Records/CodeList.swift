internal import SQLite

/// A list of codes in one column, as a JSON array of strings that needs no escapes: letters, digits and dots only.
enum CodeList {
  static func encode(_ codes: some Sequence<String>) -> [UInt8] {
    var text: [UInt8] = [UInt8(ascii: "[")]
    for code in codes {
      if text.count > 1 { text.append(UInt8(ascii: ",")) }
      text.append(UInt8(ascii: "\""))
      text.append(contentsOf: code.utf8)
      text.append(UInt8(ascii: "\""))
    }
    text.append(UInt8(ascii: "]"))
    return text
  }

  /// - Throws: A malformed row, when `text` is not what `encode` writes or `read` does not know a code.
  static func decode<Code>(_ text: Span<UInt8>, _ name: StaticString, _ read: (String) -> Code?)
    throws(SQLiteError) -> [Code]
  {
    var codes: [Code] = []
    var parser = TextParser(text)
    guard parser.takes("[") else { throw .malformedRow(name) }
    if parser.takes("]"), parser.isAtEnd { return codes }
    repeat {
      guard parser.takes("\""), let word = parser.word(), parser.takes("\""), let code = read(word) else {
        throw .malformedRow(name)
      }
      codes.append(code)
    } while parser.takes(",")
    guard parser.takes("]"), parser.isAtEnd else { throw .malformedRow(name) }
    return codes
  }
}
