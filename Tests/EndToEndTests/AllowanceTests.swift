import Foundation
import Testing

extension `End to end` {
  @Suite struct `A caller's allowance` {
    @Test func `ends with 429, for this token alone, and comes back`() throws {
      let folder = try TemporaryFolder()
      let tokens = try Cooperative(in: folder).tokens
      let server = try RunningServer(in: folder)
      let request = RunningServer.request("GET", "/v1/me", token: tokens.referrer)
      let connection = try Connection(port: server.port)
      try connection.send(String(repeating: request, count: 300))
      let answers = try (0..<300).map { _ in try connection.receive() }
      #expect(answers.prefix(100).allSatisfy { $0.status == 200 })
      let refused = try #require(answers.first { $0.status == 429 })
      #expect(refused.fields["content-type"] == "application/problem+json")
      #expect(refused.fields["retry-after"] == "1")
      #expect(refused.fields["ratelimit"]?.hasPrefix(#""burst";r=0;t="#) == true)
      #expect(refused.fields["ratelimit-policy"] == #""token";q=600;w=60, "burst";q=100;w=10"#)
      #expect(try server.exchange("GET", "/v1/me", token: tokens.coordinator).status == 200)
      Thread.sleep(forTimeInterval: 1)
      #expect(try server.exchange("GET", "/v1/me", token: tokens.referrer).status == 200)
    }

    @Test func `is none where limits are switched off`() throws {
      let folder = try TemporaryFolder()
      let tokens = try Cooperative(in: folder).tokens
      let server = try RunningServer(in: folder, "--rate-limits", "off")
      let connection = try Connection(port: server.port)
      let request = RunningServer.request("GET", "/v1/me", token: tokens.referrer)
      try connection.send(String(repeating: request, count: 300))
      for _ in 0..<300 {
        let answer = try connection.receive()
        #expect(answer.status == 200)
        #expect(answer.fields["ratelimit"] == nil)
      }
    }
  }

  @Suite struct `A long answer` {
    @Test func `comes as gzip where that is accepted, and HEAD says the same of it`() throws {
      let folder = try TemporaryFolder()
      let tokens = try Cooperative(in: folder).tokens
      let server = try RunningServer(in: folder)
      for path in ["/v1/codes", "/v1/openapi.json"] {
        let connection = try Connection(port: server.port)
        let plain = RunningServer.request("GET", path, token: tokens.coordinator)
        let accepting = plain.replacing("Host: ", with: "Accept-Encoding: gzip\r\nHost: ")
        try connection.send(plain + accepting)
        let (whole, zipped) = (try connection.receive(), try connection.receive())
        #expect(whole.fields["content-encoding"] == nil)
        #expect(zipped.fields["content-encoding"] == "gzip")
        #expect(zipped.body.starts(with: [0x1F, 0x8B]))
        #expect(zipped.body.count < whole.body.count / 2)
        try connection.send(
          accepting.replacing("GET ", with: "HEAD ").replacing("Host: ", with: "Connection: close\r\nHost: "))
        let head = try connection.receiveAll().lowercased()
        #expect(head.contains("content-encoding: gzip\r\n"))
        #expect(head.contains("content-length: \(zipped.body.count)\r\n"))
        #expect(head.hasSuffix("\r\n\r\n"))
      }
    }
  }
}
