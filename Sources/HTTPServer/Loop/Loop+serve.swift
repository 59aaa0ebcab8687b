extension Loop {
  /// How many requests of one connection a turn answers, so that a long pipeline leaves time for the others.
  private static let requestsPerTurn = 32

  /// Goes through what has come on a connection, request by request, as far as it goes.
  func serve(_ connection: Connection) {
    var requestsLeft = Self.requestsPerTurn
    while true {
      do throws(Refusal) {
        switch connection.state {
        case .head:
          guard requestsLeft > 0 else {
            connection.hasLeftOver = true
            return
          }
          requestsLeft -= 1
          guard try readHead(connection) else { return }
        case .body:
          guard try readBody(connection) else { return }
        case .draining:
          guard readAway(connection) else { return }
        case .awaiting, .streaming, .closing, .lingering, .closed:
          return
        }
      } catch {
        refuse(connection, error)
        return
      }
    }
  }

  /// Sends the answer to a request whose application answered later; drops it when the connection has gone.
  func answer(_ address: Mailbox.Address, _ response: borrowing Response) {
    guard let connection = connections[address.slot, address.generation], connection.state == .awaiting,
      connection.requests == address.sequence
    else { return }
    complete(connection, response)
    touch(connection)
  }

  /// Answers octets that are no request, or no request that this server takes; the connection ends with it.
  func refuse(_ connection: Connection, _ refusal: Refusal) {
    response.reset()
    if connection.state == .body || refusal == .bodyTooLarge {
      let start = connection.head.length
      application.refuse(
        refusal, of: request(connection, body: start..<start), from: connection.peer, &response)
    } else {
      application.refuse(refusal, of: nil, from: connection.peer, &response)
    }
    response.status = refusal.status
    // No body to HEAD, not even when its head breaks off (RFC 9110 §9.3.2).
    if connection.state == .head { connection.head.method = connection.headParser.method }
    write(response, to: connection, closes: true)
    end(connection)
  }

  // MARK: Each returns whether there may be more to do

  private func readHead(_ connection: Connection) throws(Refusal) -> Bool {
    guard connection.output.waiting <= limits.outputBytesMax else { return false }
    guard !connection.input.isEmpty else {
      if connection.peerHasEnded {
        end(connection)
      } else if finishingSince != nil, !connection.mayHaveMore {
        connection.output.waiting == 0 ? close(connection) : end(connection)
      }
      return false
    }
    let octets = connection.input.octets.bindMemory(to: UInt8.self)
    guard let head = try connection.headParser.parse(Span(_unsafeElements: octets)) else {
      guard connection.peerHasEnded else { return false }
      guard connection.headParser.hasBegun(connection.input.count) else {
        end(connection)
        return false
      }
      throw .malformed(.endedEarly)
    }
    connection.head = head
    connection.requests += 1
    switch head.framing {
    case .none:
      answer(connection, body: head.length..<head.length, octets: head.length)
    case .length(let length):
      if connection.input.count - head.length >= length {
        guard length <= limits.body.bodyBytesMax else { throw .bodyTooLarge }
        answer(connection, body: head.length..<head.length + length, octets: head.length + length)
      } else {
        try judge(connection)
      }
    case .chunked:
      try judge(connection)
    }
    return true
  }

  private func readBody(_ connection: Connection) throws(Refusal) -> Bool {
    let start = connection.head.length
    switch connection.head.framing {
    case .none: break
    case .length(let length):
      if connection.input.count - start >= length {
        answer(connection, body: start..<start + length, octets: start + length)
        return true
      }
    case .chunked:
      if let (body, octets) = try decode(connection) {
        answer(connection, body: body, octets: octets)
        return true
      }
    }
    if connection.peerHasEnded { throw .malformed(.endedEarly) }
    return false
  }

  /// Reads on through a body that nobody wanted, so that the connection can be used again.
  private func readAway(_ connection: Connection) -> Bool {
    let count = min(connection.drainBytesLeft, connection.input.count)
    connection.input.use(count)
    connection.drainBytesLeft -= count
    if connection.drainBytesLeft == 0 {
      awaitRequest(connection)
      return true
    }
    if connection.peerHasEnded { end(connection) }
    return false
  }

  // MARK: One request

  /// Asks at the head whether the body is wanted.
  private func judge(_ connection: Connection) throws(Refusal) {
    let start = connection.head.length
    let bodyBytesHere = connection.input.count - start
    response.reset()
    switch application.judge(request(connection, body: start..<start), &response) {
    case .bodyWanted(let bytesMax):
      connection.bodyBytesMax = min(bytesMax, limits.body.bodyBytesMax)
      switch connection.head.framing {
      case .none: break
      case .length(let length):
        guard length <= connection.bodyBytesMax else { throw .bodyTooLarge }
      case .chunked:
        connection.chunkedBody = ChunkedBody(
          at: start, bytesMax: connection.bodyBytesMax, limits: limits.body)
      }
      connection.state = .body
      connection.stateSince = now
      connection.receivedAt = now  // its head may have waited behind another answer
      // RFC 9110 §10.1.1: no 100 when some of the body is here already.
      if connection.head.expectsContinue, bodyBytesHere == 0 { writeContinue(to: connection) }
    case .answered:
      // A client that waits for a 100 may or may not send its body after this answer: nobody knows what comes next.
      let isSure = !connection.head.expectsContinue || bodyBytesHere > 0
      if case .length(let length) = connection.head.framing, isSure,
        length - bodyBytesHere <= limits.drainBytesMax
      {
        connection.drainBytesLeft = length - bodyBytesHere
      } else {
        response.closes = true
      }
      connection.input.use(connection.input.count)
      complete(connection, response)
    }
  }

  /// Has the application answer a whole request.
  /// - Parameters:
  ///   - body: where the body lies, from the request's first octet.
  ///   - octets: how many octets of the input belong to the request.
  private func answer(_ connection: Connection, body: Range<Int>, octets: Int) {
    response.reset()
    let outcome = application.answer(request(connection, body: body), &response)
    connection.input.use(octets)
    switch outcome {
    case .answered: complete(connection, response)
    case .later: connection.state = .awaiting
    }
  }

  private func request(_ connection: Connection, body: Range<Int>) -> Request {
    Request(
      octets: connection.input.octets, head: connection.head, bodyRange: body,
      replyHandle: ReplyHandle(
        mailbox: mailbox,
        address: Mailbox.Address(
          slot: UInt32(connection.slot), generation: connection.generation, sequence: connection.requests)),
      peer: connection.peer, startedAtNanoseconds: connection.requestSince)
  }

  private func decode(_ connection: Connection) throws(Refusal) -> (body: Range<Int>, octets: Int)? {
    guard var chunkedBody = connection.chunkedBody else { return nil }
    let bytes = connection.input.mutableOctets.bindMemory(to: UInt8.self)
    var octets = MutableSpan(_unsafeElements: bytes)
    switch try chunkedBody.decode(&octets) {
    case .more(let kept):
      connection.chunkedBody = chunkedBody
      connection.input.truncate(to: kept)
      return nil
    case .done(let consumed):
      connection.chunkedBody = nil
      return (chunkedBody.body, consumed)
    }
  }

  // MARK: One answer

  /// Lays out the answer to the request in flight, and turns to the next request or to the connection's end.
  private func complete(_ connection: Connection, _ response: borrowing Response) {
    let closes = closes(after: response, connection)
    write(response, to: connection, closes: closes)
    if closes {
      end(connection)
    } else if connection.drainBytesLeft > 0 {
      connection.state = .draining
      connection.stateSince = now
      connection.receivedAt = now
    } else {
      awaitRequest(connection)
    }
  }

  /// Whether the connection ends with this answer.
  func closes(after response: borrowing Response, _ connection: Connection) -> Bool {
    let isLast = finishingSince != nil && connection.input.isEmpty && !connection.mayHaveMore
    return response.closes || !connection.head.keepsAlive || isLast
      || connection.requests >= limits.requestsPerConnectionMax
  }

  func awaitRequest(_ connection: Connection) {
    connection.state = .head
    connection.head.method = .other  // a refusal from here on answers no request
    connection.head.isHTTP10 = false
    connection.headParser = HeadParser(limits: limits.head)
    connection.requestSince = now
  }

  /// Nothing more is read: the connection ends when its output is sent.
  func end(_ connection: Connection) {
    connection.state = .closing
    connection.chunkedBody = nil
    connection.input.use(connection.input.count)
  }
}
