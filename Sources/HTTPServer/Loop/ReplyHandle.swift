/// Where an answer that comes later is sent: one request of one connection of one loop. May cross threads.
public struct ReplyHandle: Sendable {
  let mailbox: Mailbox
  let address: Mailbox.Address

  /// Hands the answer to the loop that owns the connection and wakes it. Once only; an answer to a connection
  /// that has gone meanwhile is dropped.
  public func send(_ response: consuming Response) {
    mailbox.post(.answer(address, response))
  }
}
