import Foundation
import Testing

@testable import Routes

/// What `write` writes.
private func text(_ write: (inout MarkupWriter) -> Void) -> String {
  var markup = MarkupWriter()
  write(&markup)
  return String(decoding: markup.written, as: UTF8.self)
}

@Suite struct `The markup writer` {
  @Test func `opens and closes`() {
    let written = text { markup in
      markup.element("g", ["class": "web", "x": 12]) { markup in
        markup.empty("line", ["x1": 0, "d": "M\(1),\(2)"])
        markup.element("text", "Zin")
        markup.element("td", "")
      }
    }
    #expect(
      written
        == #"<g class="web" x="12"><line x1="0" d="M1,2"/><text>Zin</text><td></td></g>"#)
  }

  static let hostile = [
    "<script>alert(1)</script>", "\" onload=\"alert(1)", "' or '", "]]>", "&lt;", "<!--", "--!>", "<![CDATA[",
    "</title><svg/onload=alert(1)>", "&#x3C;b&#x3E;", "a\u{0}b\u{8}\u{1F}", "\u{7F}\u{85}\u{FFFE}\u{FFFF}",
    "tab\tline\nend", "é€😀\u{2028}",
  ]

  @Test(arguments: hostile) func `lets no text become markup`(hostile: String) throws {
    let written = text { markup in
      markup.element("a", ["b": MarkupText(hostile)]) { markup in
        markup.write(hostile)
        markup.element("c", hostile)
      }
    }
    // Read by a parser that is not ours, it is the text again.
    let expected = String(
      String.UnicodeScalarView(
        hostile.unicodeScalars.map {
          switch $0.value {
          case 0..<9, 11..<32, 127..<160, 0xFFFE, 0xFFFF: "\u{FFFD}"
          default: $0
          }
        }))
    let found = try XMLReading.events(of: written)
    #expect(found.elements == ["a", "c"])
    #expect(found.attributes == [["b": expected], [:]])
    #expect(found.text == expected + expected)
    #expect(!written.dropFirst().dropLast().contains("<script"))
  }

  @Test func `drops the first half of a line's end, and breaks lines`() {
    #expect(text { $0.write("a\r\nb") } == "a\nb")
    #expect(text { $0.writeLines("a\r\nb\n\nc\u{2028}d") } == "a<br/>b<br/><br/>c<br/>d")
  }

  @Test func `remembers the style sheet that stands in it`() {
    var markup = MarkupWriter()
    #expect(markup.style == nil)
    let style = StyleSheet("text{fill:#000}")
    markup.write(style)
    #expect(markup.style === style)
    #expect(String(decoding: markup.written, as: UTF8.self) == "<style>text{fill:#000}</style>")
    // printf 'text{fill:#000}' | openssl dgst -sha256 -binary | base64
    #expect(
      style.contentSecurityPolicy == """
        default-src 'none'; style-src 'sha256-mU1Z7HFHEkLEgfhFV8oBVCBfjrKe15yW2nJyhy9PZTc='; frame-ancestors 'none'
        """)
  }
}
