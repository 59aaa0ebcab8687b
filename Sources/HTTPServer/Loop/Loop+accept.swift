internal import Glibc

/// While accepting rests because no descriptor was left.
struct AcceptPause {
  static let nanoseconds: UInt64 = 100_000_000

  /// When to try again.
  var until: UInt64
}

extension Loop {
  /// How many connections one turn accepts from a listener, so that a rush of new ones leaves time for the others.
  private static let acceptsPerTurn = 64

  /// Accepts who waits, and deals each to the loop with the fewest connections.
  func accept(from position: Int) {
    for _ in 0..<Self.acceptsPerTurn {
      guard acceptOne(from: listeners[position]) else { return }
    }
  }

  /// Accepts until nobody waits.
  func acceptAll() {
    for listener in listeners {
      while acceptOne(from: listener) {}
    }
  }

  /// Tries again after a pause.
  func resumeAccepting() {
    acceptPause?.until = Deadlines.never
    watchListeners(Epoll.input)
  }

  /// Takes over a connection that was dealt to this loop.
  func adopt(_ socket: consuming Socket, _ peer: Peer, _ admission: Admission) {
    if peer != .unix { try? socket.enable(CInt(IPPROTO_TCP), TCP_NODELAY) }
    let (slot, generation) = connections.freePlace()
    let connection = Connection(
      slot: slot, generation: generation, socket: socket, peer: peer, admission: admission, limits: limits,
      now: now)
    connections.insert(connection)
    do {
      connection.interest = Epoll.input
      try epoll.add(connection.socket.descriptor, token: connection.token, interest: connection.interest)
    } catch {
      close(connection)
      return
    }
    if admission == .refused {
      refuse(connection, .overloaded)
    } else if finishingSince != nil {
      receive(connection)  // what has come by now is answered; more is not waited for
    }
    if connection.state != .closed { touch(connection) }
  }

  /// - Returns: whether somebody else may be waiting.
  private func acceptOne(from listener: Listener) -> Bool {
    switch listener.accept() {
    case .connection(let descriptor, let peer):
      if acceptPause != nil {
        acceptPause = nil
        shared.notice(.acceptResumed)
      }
      deal(Socket(owning: descriptor), peer)
      return true
    case .none:
      return false
    case .exhausted(let error):
      // Level-triggered, the listener would be named again at once and the loop would spin: look away for a moment.
      // Who waits stays in the kernel's queue meanwhile.
      if acceptPause == nil { shared.notice(.acceptPaused(error)) }
      acceptPause = AcceptPause(until: now + AcceptPause.nanoseconds)
      watchListeners(0)
      return false
    }
  }

  private func deal(_ socket: consuming Socket, _ peer: Peer) {
    // Too many even to say so: `socket` closes.
    guard let (admission, loop) = shared.ledger.admit(peer) else { return }
    if loop == index {
      adopt(socket, peer, admission)
    } else {
      shared.mailboxes[loop].post(.connection(socket.release(), peer, admission))
    }
  }

  private func watchListeners(_ interest: UInt32) {
    for (position, listener) in listeners.enumerated() {
      epoll.change(listener.socket.descriptor, token: Token.listener(position), interest: interest)
    }
  }
}
