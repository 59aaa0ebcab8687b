/// Where an answer that comes later is sent: one request of one connection of one loop. May cross threads.
public struct ReplyHandle: Sendable {
  let mailbox: Mailbox
  let address: Mailbox.Address

  /// Hands the answer to the loop that owns the connection and wakes it. Once only; an answer to a connection
  /// that has gone meanwhile is dropped.
  public func send(_ response: consuming Response) {
    mailbox.post(.answer(address, response))
  }

  /// Hands over the head of an answer whose body follows, part by part. In place of `send`, and once only.
  /// - Parameter response: its status and fields. A body in it is not sent.
  public func begin(_ response: consuming Response) -> BodyStream {
    var gzip: Gzip?
    if response.coding == .gzipWhenSent {
      var made = Gzip()
      if made.begin() { gzip = consume made } else { response.coding = .identity }
    }
    let flow = BodyFlow()
    post(.head(response), flow)
    return BodyStream(of: self, flow: flow, gzip: gzip)
  }

  func post(_ part: consuming BodyPart, _ flow: BodyFlow) {
    mailbox.post(.part(address, part, flow))
  }
}
