import Testing

@testable import HTTPServer

/// What came of parsing: the head's parts as text, or the refusal.
enum ParsedHead: Equatable {
  case head(path: String, query: String?, framing: Framing, keepsAlive: Bool, length: Int)
  case refused(Refusal)
  case incomplete
}

func parseHead(_ octets: [UInt8], splits: [Int] = [], limits: HeadLimits = HeadLimits()) -> ParsedHead {
  var parser = HeadParser(limits: limits)
  do throws(Refusal) {
    for end in splits + [octets.count] {
      let part = octets.span.extracting(0..<end)
      guard let head = try parser.parse(part) else { continue }
      return .head(
        path: text(octets, head.path), query: head.query.map { text(octets, $0) }, framing: head.framing,
        keepsAlive: head.keepsAlive, length: head.length)
    }
  } catch {
    return .refused(error)
  }
  return .incomplete
}

func text(_ octets: [UInt8], _ range: Range<Int>) -> String { String(decoding: octets[range], as: UTF8.self) }

@Suite struct `The head of a request` {
  @Test func `is read`() {
    let octets = Array("POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello".utf8)
    let expected = ParsedHead.head(
      path: "/a", query: "b=c", framing: .length(5), keepsAlive: true, length: 52)
    #expect(parseHead(octets) == expected)
    #expect(parseHead(octets, splits: Array(0..<octets.count)) == expected)
  }
}
