internal import Glibc

/// Answers whose body comes part by part.
extension Loop {
  /// Takes in a part of a body; one for a connection that has gone tells its maker so.
  func take(_ part: BodyPart, of flow: BodyFlow, for address: Mailbox.Address) {
    guard let connection = connections[address.slot, address.generation],
      connection.requests == address.sequence
    else { return flow.cutOff() }
    switch (part, connection.state) {
    case (.head(let response), .awaiting): begin(response, flow, connection)
    case (.octets(let octets), .streaming): append(octets, to: connection)
    case (.end, .streaming): endBody(of: connection)
    case (.cutShort, .streaming):
      // Without a chunk of none at the end, or by a reset in HTTP/1.0, the client sees that something is missing.
      connection.socket.resetWhenClosed()
      close(connection)
    default: return flow.cutOff()
    }
    touch(connection)
  }

  /// Tells whoever makes the body that its client has taken what there was.
  func makeRoom(_ connection: Connection) {
    guard connection.partsWaiting > 0, connection.output.waiting <= limits.outputBytesMax else { return }
    connection.flow?.makeRoom(connection.partsWaiting)
    connection.partsWaiting = 0
  }

  /// Nobody reads the body any more.
  func cutOff(_ connection: Connection) {
    connection.flow?.cutOff()
    connection.flow = nil
    connection.partsWaiting = 0
  }

  // MARK: Parts

  private func begin(_ response: Response, _ flow: BodyFlow, _ connection: Connection) {
    if connection.output.waiting == 0 { connection.sentAt = now }
    let framing: BodyFraming = connection.head.isHTTP10 ? .untilClose : .chunked
    connection.endsAfterBody = closes(after: response, connection) || framing == .untilClose
    let head = ResponseHead(
      status: response.status, framing: framing, isGzipped: response.coding != .identity,
      method: connection.head.method, isHTTP10: connection.head.isHTTP10,
      keepsAlive: !connection.endsAfterBody)
    connection.output.append(pool: &pool) {
      head.append(to: &$0, date: date, fieldLines: response.fieldLines)
    }
    guard head.carriesBody else {
      flow.cutOff()
      return turn(connection)
    }
    connection.flow = flow
    connection.state = .streaming
    connection.stateSince = now
  }

  private func append(_ octets: [UInt8], to connection: Connection) {
    if connection.output.waiting == 0 { connection.sentAt = now }
    connection.partsWaiting += 1
    let isChunked = !connection.head.isHTTP10
    connection.output.append(pool: &pool) { output in
      if isChunked {
        output.append(contentsOf: String(octets.count, radix: 16).utf8)
        output.append("\r\n")
      }
      output.append(contentsOf: octets)
      if isChunked { output.append("\r\n") }
    }
  }

  private func endBody(of connection: Connection) {
    if !connection.head.isHTTP10 {
      if connection.output.waiting == 0 { connection.sentAt = now }
      connection.output.append(pool: &pool) { $0.append("0\r\n\r\n") }
    }
    connection.flow = nil
    connection.partsWaiting = 0
    turn(connection)
  }

  /// The answer is laid out whole.
  private func turn(_ connection: Connection) {
    if connection.endsAfterBody { end(connection) } else { awaitRequest(connection) }
  }
}

extension Socket {
  /// Has the close tell the other side that it was no good end.
  fileprivate func resetWhenClosed() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }
}
