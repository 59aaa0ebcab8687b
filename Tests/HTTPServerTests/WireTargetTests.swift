import Testing

@testable import HTTPServer

@Suite struct `The segments of a path` {
  private func segments(_ path: String) -> [String] {
    let octets = Array(path.utf8)
    var segments = PathSegments(octets.span)
    var texts: [String] = []
    while let segment = segments.next() { texts.append(segment.text) }
    return texts
  }

  @Test(arguments: [
    ("/", [""]),
    ("/a", ["a"]),
    ("/a/b", ["a", "b"]),
    ("/a/b/", ["a", "b", ""]),
    ("/a%20b/c", ["a b", "c"]),
    ("/%63", ["c"]),
    ("/a+b", ["a+b"]),  // a plus is a plus in a path
    ("/%C3%A9%E2%82%AC", ["é€"]),
    ("/%2541", ["%41"]),  // once, not twice
    ("/:validate/a;b=c", [":validate", "a;b=c"]),
    ("*", []),
  ]) func `are decoded once`(path: String, expected: [String]) {
    #expect(segments(path) == expected)
  }

  @Test(arguments: [
    ("clients", true), ("%63lients", true), ("client%73", true), ("client", false), ("clientss", false),
    ("Clients", false), ("%2563lients", false), ("", false), ("clien%20ts", false),
  ]) func `equal a word after decoding`(segment: String, equal: Bool) {
    let octets = Array(segment.utf8)
    #expect(EncodedText(octets.span, plusIsSpace: false).equals("clients") == equal)
  }
}

@Suite struct `The parameters of a query` {
  private func parameters(_ query: String) -> [String] {
    let octets = Array(query.utf8)
    var parameters = QueryParameters(octets.span)
    var texts: [String] = []
    while let parameter = parameters.next() {
      texts.append(parameter.name.text)
      texts.append(parameter.value.text)
    }
    return texts
  }

  @Test(arguments: [
    ("", []),
    ("a=1", ["a", "1"]),
    ("a=1&b=2", ["a", "1", "b", "2"]),
    ("a&b=", ["a", "", "b", ""]),
    ("=1", ["", "1"]),
    ("a=b=c", ["a", "b=c"]),
    ("a=1&&b=2&", ["a", "1", "b", "2"]),
    ("a=b+c%2Bd%26e%3Df", ["a", "b c+d&e=f"]),
    ("a%5B%5D=%C3%A9", ["a[]", "é"]),
    ("a=%2541", ["a", "%41"]),
    ("a=?/", ["a", "?/"]),
  ]) func `are decoded once`(query: String, expected: [String]) {
    #expect(parameters(query) == expected)
  }

  @Test func `are appended to a buffer as octets`() {
    let octets = Array("b+c%C3%A9".utf8)
    var output = Array("a".utf8)
    EncodedText(octets.span, plusIsSpace: true).append(to: &output)
    #expect(output == Array("ab cé".utf8))
  }
}
