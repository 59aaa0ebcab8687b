import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a parser that is not ours (libxml2) reads in a text.
final class XMLReading: NSObject, XMLParserDelegate {
  private(set) var elements: [String] = []
  private(set) var attributes: [[String: String]] = []
  private(set) var text = ""
  /// The text within each element, itself and what is in it, in the order in which they open.
  private(set) var texts: [String] = []
  private var open: [Int] = []

  struct NotWellFormed: Error, CustomStringConvertible {
    let description: String
  }

  /// - Throws: when it is not well-formed.
  static func events(of text: String) throws -> XMLReading {
    let reading = XMLReading()
    // `<!DOCTYPE html>` names no definition, so nothing is lost with it.
    let parser = XMLParser(data: Data(text.replacing("<!DOCTYPE html>\n", with: "").utf8))
    parser.delegate = reading
    guard parser.parse() else {
      throw NotWellFormed(
        description: "line \(parser.lineNumber), column \(parser.columnNumber): "
          + "\(parser.parserError.map { "\($0)" } ?? "")")
    }
    return reading
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(name)
    self.attributes.append(attributes)
    texts.append("")
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    text += characters
    for index in open { texts[index] += characters }
  }

  /// The attributes and texts of the elements of this name.
  func all(_ name: String) -> [(attributes: [String: String], text: String)] {
    elements.indices.filter { elements[$0] == name }.map { (attributes[$0], texts[$0]) }
  }
}
