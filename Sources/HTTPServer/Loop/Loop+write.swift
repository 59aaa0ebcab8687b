internal import Glibc

extension Loop {
  /// Lays out an answer behind those that wait to be sent.
  func write(_ response: borrowing Response, to connection: Connection, closes: Bool) {
    if connection.output.waiting == 0 { connection.sentAt = now }
    connection.output.append(pool: &pool) { output in
      response.append(
        to: &output, method: connection.head.method, isHTTP10: connection.head.isHTTP10, keepsAlive: !closes,
        date: date, gzip: &gzip)
    }
  }

  /// Tells the client to go on and send its body (RFC 9110 §15.2.1).
  func writeContinue(to connection: Connection) {
    if connection.output.waiting == 0 { connection.sentAt = now }
    connection.output.append(pool: &pool) { $0.append(StatusLine.interim) }
  }

  /// Ends a connection's part in the turn: sends what waits, gives back what it does not need, and sets what it
  /// waits for and until when.
  func settle(_ connection: Connection) {
    connection.isTouched = false
    let hasLeftOver = connection.hasLeftOver
    connection.hasLeftOver = false
    guard connection.state != .closed else { return }
    let wasBlocked = connection.output.waiting > limits.outputBytesMax
    guard send(connection) else { return }
    makeRoom(connection)
    if connection.state == .closing, connection.output.waiting == 0, !beginLingering(connection) { return }
    let isUnblocked = wasBlocked && connection.output.waiting <= limits.outputBytesMax
    if isUnblocked { connection.requestSince = now }  // what waited for us has its time from now on
    if isUnblocked || hasLeftOver {
      connection.isTouched = true
      leftOver.append(connection)
    }
    connection.input.giveBackIfEmpty(to: &pool, budget: shared.budget)
    connection.output.giveBackIfSent(to: &pool)
    watch(connection)
    deadlines.set(connection.slot, at: deadline(of: connection))
  }

  /// Ends a connection at once. Its socket is closed with it, at the latest at the end of the turn.
  func close(_ connection: Connection) {
    guard connection.state != .closed else { return }
    connection.state = .closed
    cutOff(connection)
    connection.input.use(connection.input.count)
    connection.input.giveBackIfEmpty(to: &pool, budget: shared.budget)
    deadlines.set(connection.slot, at: Deadlines.never)
    connections.remove(connection)
    shared.ledger.release(connection.peer, connection.admission, loop: index)
  }

  /// - Returns: false when the connection has gone.
  private func send(_ connection: Connection) -> Bool {
    guard connection.output.waiting > 0 else { return true }
    if connection.output.send(to: connection.socket.descriptor) > 0 {
      connection.sentAt = now
    } else if errno != EAGAIN, errno != EINTR {
      close(connection)
      return false
    }
    return true
  }

  /// Shuts our side and reads on for a while: a close with octets unread would reset the connection, and a reset can
  /// destroy the last answer before the client has read it (RFC 9112 §9.6).
  /// - Returns: false when there is nothing to wait for and the connection was closed.
  private func beginLingering(_ connection: Connection) -> Bool {
    guard !connection.peerHasEnded, shutdown(connection.socket.descriptor, CInt(SHUT_WR)) == 0 else {
      close(connection)
      return false
    }
    connection.state = .lingering
    connection.stateSince = now
    connection.drainBytesLeft = limits.drainBytesMax
    return true
  }

  private func watch(_ connection: Connection) {
    var interest: UInt32 = 0
    if wantsInput(connection) { interest |= Epoll.input }
    if connection.output.waiting > 0 { interest |= Epoll.output }
    guard interest != connection.interest else { return }
    connection.interest = interest
    epoll.change(connection.socket.descriptor, token: connection.token, interest: interest)
  }
}
