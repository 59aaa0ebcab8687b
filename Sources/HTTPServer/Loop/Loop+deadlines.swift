extension Loop {
  /// Until when a connection may stay as it is.
  func deadline(of connection: Connection) -> UInt64 {
    var deadline = readDeadline(of: connection)
    if connection.output.waiting > 0 { deadline = min(deadline, writeDeadline(of: connection)) }
    return deadline
  }

  /// A connection's time is up: says so when there is a request to answer, and ends the connection.
  func expire(_ connection: Connection) {
    guard now >= deadline(of: connection) else {
      touch(connection)  // octets came in this very turn: what it waits for now has a deadline of its own
      return
    }
    if connection.output.waiting > 0, now >= writeDeadline(of: connection) {
      close(connection)
      return
    }
    switch connection.state {
    case .head where connection.headParser.hasBegun(connection.input.count), .body:
      refuse(connection, .timedOut)
      touch(connection)
    case .head, .awaiting, .streaming, .draining, .closing, .lingering, .closed:
      close(connection)
    }
  }

  private func readDeadline(of connection: Connection) -> UInt64 {
    let deadline = ordinaryReadDeadline(of: connection)
    guard let finishingSince, deadline != Deadlines.never, connection.state != .streaming else {
      return deadline
    }
    // What had come whole is answered by now, or being answered; half a request is not waited for much longer.
    return min(deadline, max(finishingSince, connection.stateSince) + limits.lingerMilliseconds.inNanoseconds)
  }

  private func ordinaryReadDeadline(of connection: Connection) -> UInt64 {
    switch connection.state {
    case .head where connection.output.waiting > limits.outputBytesMax:
      Deadlines.never  // we are the ones who do not read
    case .head where connection.input.isEmpty && connection.output.waiting > 0:
      Deadlines.never  // the client has its answer to read, which has a deadline of its own
    case .head where connection.input.isEmpty:
      max(connection.requestSince, connection.sentAt) + limits.idleMilliseconds.inNanoseconds
    case .head:
      connection.requestSince + limits.headMilliseconds.inNanoseconds
    case .body, .draining:
      min(
        connection.receivedAt + limits.bodyGapMilliseconds.inNanoseconds,
        connection.stateSince + bodyMilliseconds(connection).inNanoseconds)
    case .lingering:
      connection.stateSince + limits.lingerMilliseconds.inNanoseconds
    case .streaming:
      connection.stateSince + limits.streamMilliseconds.inNanoseconds
    case .awaiting, .closing, .closed:
      Deadlines.never
    }
  }

  private func writeDeadline(of connection: Connection) -> UInt64 {
    connection.sentAt + limits.writeStallMilliseconds.inNanoseconds
  }

  /// The time for a whole body: more for one that may be larger than 1 MiB.
  private func bodyMilliseconds(_ connection: Connection) -> Int {
    let mebibytes = (connection.bodyBytesMax + 0xF_FFFF) >> 20
    return limits.bodyMilliseconds * max(1, mebibytes)
  }
}

extension Int {
  /// Milliseconds as nanoseconds; what is negative is none, and a year is as good as forever.
  var inNanoseconds: UInt64 { UInt64(Swift.max(0, Swift.min(self, 31_536_000_000))) * 1_000_000 }
}
