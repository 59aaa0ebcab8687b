import Foundation
import Glibc
import Testing

extension `End to end` {
  @Suite struct `A crowd of idle and trickling clients` {
    @Test func `does not keep a fresh client waiting`() throws {
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 8_192))
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)

      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let server = try RunningServer(in: folder)
      let crowd = try (0..<2_000).map { index in
        let connection = try Connection(port: server.port)
        if index % 2 == 1 { try connection.send("GET /livez HTTP/1.1\r\nHost: a\r\nX-Slow: ") }
        return connection
      }
      var waits: [Duration] = []
      for round in 0..<9 {
        for connection in crowd[(round * 200)..<(round * 200 + 200)] { try? connection.send("x") }
        let start = ContinuousClock.now
        let answer = try server.exchange("GET", "/v1/me", token: cooperative.tokens.referrer)
        waits.append(ContinuousClock.now - start)
        #expect(answer.status == 200)
      }
      // The median, so that a busy machine is not taken for a busy server.
      #expect(waits.sorted()[4] < .milliseconds(250), "\(waits)")
      withExtendedLifetime(crowd) {}
    }
  }
}
