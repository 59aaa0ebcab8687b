internal import Glibc

extension Loop {
  /// Takes in what an event announces for a connection.
  func receive(_ events: UInt32, _ connection: Connection) {
    if events & (Epoll.input | Epoll.broken) != 0 {
      if wantsInput(connection) {
        receive(connection)
      } else if events & Epoll.broken != 0 {
        close(connection)  // nobody is left to answer
      }
    }
    if connection.state != .closed { touch(connection) }
  }

  /// Receives once.
  func receive(_ connection: Connection) {
    if connection.state == .lingering {
      receiveAway(connection)
      return
    }
    guard connection.input.grow(bytesMax: inputBytesMax(connection), budget: shared.budget) else {
      refuse(connection, .overloaded)
      return
    }
    guard connection.input.hasRoom else { return }
    let wasEmpty = connection.input.isEmpty
    let received = connection.input.receive(from: connection.socket.descriptor, pool: &pool)
    if received > 0 {
      if wasEmpty, connection.state == .head { connection.requestSince = now }
      connection.receivedAt = now
      connection.mayHaveMore = !connection.input.hasRoomBehind
    } else if received == 0 {
      connection.peerHasEnded = true
      connection.mayHaveMore = false
    } else if errno != EAGAIN, errno != EINTR {
      close(connection)
    } else {
      connection.mayHaveMore = false
    }
  }

  /// Whether octets may be received: not behind output that the client does not take, not more than can be used.
  func wantsInput(_ connection: Connection) -> Bool {
    guard !connection.peerHasEnded else { return false }
    return switch connection.state {
    case .head: connection.output.waiting <= limits.outputBytesMax
    case .awaiting, .streaming: connection.input.hasRoom
    case .body, .draining, .lingering: true
    case .closing, .closed: false
    }
  }

  /// How large the input of a connection may grow: a whole head, or the head and the body that it announced.
  private func inputBytesMax(_ connection: Connection) -> Int {
    switch connection.state {
    case .body:
      switch connection.head.framing {
      case .none: connection.head.length
      case .length(let length): connection.head.length + length
      // Behind the data stands at most one line that is not whole yet: a size with extensions, or a trailer.
      case .chunked:
        connection.head.length + connection.bodyBytesMax + limits.body.chunkExtensionBytesMax
          + limits.body.trailerBytesMax + BufferPool.bufferBytes
      }
    case .head: limits.head.headBytesMax + BufferPool.bufferBytes
    case .awaiting, .streaming, .draining, .closing, .lingering, .closed: BufferPool.bufferBytes
    }
  }

  /// Reads on into nothing while the client fetches its last answer (RFC 9112 §9.6).
  private func receiveAway(_ connection: Connection) {
    let buffer = pool.take()
    defer { pool.giveBack(buffer) }
    let received = recv(connection.socket.descriptor, buffer.baseAddress, buffer.count, 0)
    if received > 0 {
      connection.drainBytesLeft -= received
      if connection.drainBytesLeft <= 0 { close(connection) }
    } else if received == 0 || errno != EAGAIN && errno != EINTR {
      close(connection)
    }
  }
}
