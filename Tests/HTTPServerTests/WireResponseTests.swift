import Testing

@testable import HTTPServer

@Suite struct `An answer` {
  private static let date = HTTPDate(unixSeconds: 784_111_777)

  private func octets(
    _ response: Response, _ method: Method = .get, isHTTP10: Bool = false, keepsAlive: Bool = true
  ) -> String {
    var output: [UInt8] = []
    var gzip = Gzip()
    response.append(
      to: &output, method: method, isHTTP10: isHTTP10, keepsAlive: keepsAlive, date: Self.date, gzip: &gzip)
    return String(decoding: output, as: UTF8.self)
  }

  private func response(_ status: Int, body: String = "") -> Response {
    var response = Response()
    response.status = status
    response.body = Array(body.utf8)
    return response
  }

  @Test func `has status line, date, length, its own fields and the body`() {
    var created = response(201, body: "{}")
    created.add("Content-Type", "application/json")
    created.add("Location", "/a" as String)
    let expected =
      "HTTP/1.1 201 Created\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 2\r\n"
      + "Content-Type: application/json\r\nLocation: /a\r\n\r\n{}"
    #expect(octets(created) == expected)
  }

  @Test(arguments: [
    (200, Method.get, String?("Content-Length: 2"), "{}"),  // RFC 9110 §8.6
    (200, .head, "Content-Length: 2", ""),  // §9.3.2
    (404, .head, "Content-Length: 2", ""),
    (204, .delete, nil, ""),  // §15.3.5
    (204, .head, nil, ""),
    (304, .get, nil, ""),  // §15.4.5
    (405, .other, "Content-Length: 2", "{}"),
  ]) func `has a length and a body where they belong`(
    status: Int, method: Method, length: String?, body: String
  ) throws {
    let text = octets(response(status, body: "{}"), method)
    let end = try #require(text.firstRange(of: "\r\n\r\n"))
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    #expect(lines.first { $0.hasPrefix("Content-Length") }.map(String.init) == length)
    #expect(text[end.upperBound...] == body)
  }

  @Test(arguments: [
    (false, true, false, String?.none),  // RFC 9112 §9.3, §9.6
    (false, false, false, "Connection: close"),
    (false, true, true, "Connection: close"),
    (true, true, false, "Connection: keep-alive"),
    (true, false, false, "Connection: close"),
    (true, true, true, "Connection: close"),
  ]) func `says what becomes of the connection`(
    isHTTP10: Bool, keepsAlive: Bool, closes: Bool, expected: String?
  ) {
    var answer = response(200)
    answer.closes = closes
    let lines = octets(answer, isHTTP10: isHTTP10, keepsAlive: keepsAlive).split(separator: "\r\n")
    #expect(lines[0] == "HTTP/1.1 200 OK")
    #expect(lines.first { $0.hasPrefix("Connection") }.map(String.init) == expected)
  }

  @Test(arguments: [400, 408, 413, 414, 417, 431, 501, 503, 505])
  func `to every refusal has a reason`(status: Int) {
    #expect(StatusLine.withDate(status) != nil)
  }

  @Test(arguments: [
    (299, "HTTP/1.1 299 \r\n"),  // RFC 9112 §4: the reason may be empty, its SP not
    (599, "HTTP/1.1 599 \r\n"),
    (100, "HTTP/1.1 500 Internal Server Error\r\n"),  // no final status
    (0, "HTTP/1.1 500 Internal Server Error\r\n"),
    (-1, "HTTP/1.1 500 Internal Server Error\r\n"),
    (600, "HTTP/1.1 500 Internal Server Error\r\n"),
    (Int.max, "HTTP/1.1 500 Internal Server Error\r\n"),
  ]) func `of an odd status stays an answer`(status: Int, line: String) {
    #expect(octets(response(status)).hasPrefix(line + "Date: "))
  }

  @Test(arguments: [0, 1, 9, 10, 99, 100, 1_048_576, Int.max]) func `tells its length in decimal`(length: Int)
  {
    var output: [UInt8] = []
    output.appendDecimal(length)
    #expect(String(decoding: output, as: UTF8.self) == "\(length)")
  }

  @Test func `is appended behind what waits already`() {
    var output = Array("before".utf8)
    let empty = response(200)
    var gzip = Gzip()
    empty.append(
      to: &output, method: .get, isHTTP10: false, keepsAlive: true, date: Self.date, gzip: &gzip)
    #expect(output.starts(with: Array("beforeHTTP/1.1 200 OK\r\n".utf8)))
  }
}

@Suite struct `A date of HTTP` {
  @Test(arguments: [
    (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),  // RFC 9110 §5.6.7
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
    (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"),
    (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"),
    (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
    (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 GMT"),
    (1_735_689_600, "Wed, 01 Jan 2025 00:00:00 GMT"),
    (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    (Int.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
    (-1, "Thu, 01 Jan 1970 00:00:00 GMT"),
  ]) func `is written in 29 octets`(seconds: Int, text: String) {
    #expect(HTTPDate(unixSeconds: seconds).octets == Array(text.utf8))
  }
}
