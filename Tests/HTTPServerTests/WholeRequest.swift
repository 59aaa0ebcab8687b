@testable import HTTPServer

/// A request whose head has come, from its lines.
func withRequest<Result>(
  _ lines: String..., peer: Peer = .ipv4(0x7F00_0001), _ body: (borrowing Request) throws -> Result
) throws -> Result {
  let octets =
    Array((["GET / HTTP/1.1", "Host: a"] + lines).map { $0 + "\r\n" }.joined().utf8) + [0x0D, 0x0A]
  var parser = HeadParser(limits: HeadLimits())
  guard let head = try parser.parse(octets.span) else { throw Refusal.malformed(.endedEarly) }
  let mailbox = try Mailbox()
  return try octets.withUnsafeBytes { octets in
    let request = Request(
      octets: octets, head: head, bodyRange: head.length..<head.length,
      replyHandle: ReplyHandle(
        mailbox: mailbox, address: Mailbox.Address(slot: 0, generation: 0, sequence: 0)), peer: peer,
      startedAtNanoseconds: 0)
    return try body(request)
  }
}
