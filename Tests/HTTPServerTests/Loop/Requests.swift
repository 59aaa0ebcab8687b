@testable import HTTPServer

/// A GET without a body.
func get(_ path: String, _ fields: String = "") -> String {
  "GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
}

/// A POST whose length is told.
func post(_ path: String, _ body: String, _ fields: String = "") -> String {
  "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)"
}

/// A POST in chunks.
func chunked(_ path: String, _ chunks: [String]) -> String {
  let data = chunks.map { "\(String($0.utf8.count, radix: 16))\r\n\($0)\r\n" }.joined()
  return "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(data)0\r\n\r\n"
}

extension TestClient.Answer {
  /// The path that the application was asked for.
  var path: String {
    for line in head.split(separator: "\r\n") where line.hasPrefix("X-Path: ") {
      return String(line.dropFirst(8))
    }
    return ""
  }
}

extension String {
  /// How often `part` stands in the text.
  func occurrences(of part: String) -> Int { ranges(of: part).count }
}
