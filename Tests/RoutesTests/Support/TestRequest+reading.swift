import Domain
import Testing
import Threads

@testable import HTTPServer
@testable import Routes

extension TestRequest {
  /// What `read` makes of it, as the loop hands it over.
  func reading<Output>(_ read: (borrowing Request) throws -> Output) throws -> Output {
    var parser = HeadParser(limits: HeadLimits())
    let parsed = try parser.parse(octets.span)
    let head = try #require(parsed)
    let mailbox = try Mailbox()
    return try octets.withUnsafeBytes { octets in
      let request = Request(
        octets: octets, head: head, bodyRange: head.length..<octets.count,
        replyHandle: ReplyHandle(
          mailbox: mailbox, address: Mailbox.Address(slot: 0, generation: 0, sequence: 0)),
        peer: .ipv4(0x7F00_0001), startedAtNanoseconds: 0)
      return try read(request)
    }
  }
}

extension TestService {
  /// How an answer is sent to who does not take gzip.
  func respond(_ answer: borrowing Answer) throws -> TestAnswer {
    let exchange = Exchange(
      requestID: newKey(), now: clock.now, startedAtNanoseconds: 0, language: .dutch,
      peer: .ipv4(0x7F00_0001), originIndex: nil, acceptsGzip: false)
    var response = Response()
    service.respond(answer, to: exchange, &response)
    return TestAnswer(response)
  }
}
