import Testing

@testable import veerkracht

@Suite struct `An answer to a command` {
  @Test func `has a status and a body`() {
    let answer = LocalAnswer(Array("HTTP/1.1 201 Created\r\nContent-Length: 3\r\nDate: x\r\n\r\nabc".utf8))
    #expect(answer?.status == 201)
    #expect(answer?.body == "abc")
  }

  @Test func `may come in chunks`() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    #expect(
      LocalAnswer(Array("\(head)3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n".utf8))?.body == "abc0123456789")
    for broken in ["", "3\r\nabc\r\n", "3\r\nab", "0\r\n", "x\r\n\r\n", "-1\r\n\r\n"] {
      #expect(LocalAnswer(Array((head + broken).utf8)) == nil, "\(broken)")
    }
  }

  @Test(arguments: [
    "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", "220 smtp ready\r\n\r\n",
    "HTTP/1.1 200 OK\r\n\r\nabc",
  ])
  func `that is broken off is none`(text: String) {
    #expect(LocalAnswer(Array(text.utf8)) == nil)
  }
}
