import Glibc
import Testing
import Threads

@testable import HTTPServer

/// The two ends of a connection within this process.
struct SocketPair: ~Copyable {
  let near: Socket
  let far: Socket

  init() throws {
    var ends: [CInt] = [0, 0]
    guard socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0 else {
      throw SystemError("socketpair")
    }
    near = Socket(owning: ends[0])
    far = Socket(owning: ends[1])
  }

  func sendFromFar(_ octets: [UInt8]) {
    #expect(send(far.descriptor, octets, octets.count, 0) == octets.count)
  }
}

@Suite struct `An input buffer` {
  @Test func `moves what is left to the front, so that its positions do not grow`() throws {
    let pair = try SocketPair()
    var buffer = InputBuffer()
    var pool = BufferPool()
    for round in 0..<200 {
      let octets = [UInt8](repeating: UInt8(round), count: 1_000)
      pair.sendFromFar(octets)
      var received = 0
      while received < 1_000 { received += buffer.receive(from: pair.near.descriptor, pool: &pool) }
      // All but one octet of the round before are used, so the buffer is never empty.
      buffer.use(round == 0 ? 999 : 1_000)
      let left = Array(buffer.octets)
      #expect(left == [UInt8(round)])
    }
    let hasRoom = buffer.hasRoom
    #expect(hasRoom)
    pool.drain()
  }

  @Test func `grows when it is full, within the budget of all`() throws {
    let pair = try SocketPair()
    var buffer = InputBuffer()
    var pool = BufferPool()
    let budget = ReceiveBudget(bytesMax: BufferPool.bufferBytes)
    let octets = (0..<BufferPool.bufferBytes * 2).map { UInt8(truncatingIfNeeded: $0 / 7) }
    pair.sendFromFar(octets)
    while buffer.count < BufferPool.bufferBytes {
      _ = buffer.receive(from: pair.near.descriptor, pool: &pool)
    }
    let hasRoomWhenFull = buffer.hasRoom
    #expect(!hasRoomWhenFull)
    let hasGrown = buffer.grow(bytesMax: 1 << 20, budget: budget)
    #expect(hasGrown)
    while buffer.count < octets.count { _ = buffer.receive(from: pair.near.descriptor, pool: &pool) }
    let all = Array(buffer.octets)
    #expect(all == octets)
    let hasGrownAgain = buffer.grow(bytesMax: 1 << 20, budget: budget)
    #expect(!hasGrownAgain)
    #expect(!budget.charge(1))
    buffer.use(octets.count)
    buffer.giveBackIfEmpty(to: &pool, budget: budget)
    #expect(budget.charge(BufferPool.bufferBytes))
    pool.drain()
  }

  @Test func `does not grow beyond what may come`() throws {
    let pair = try SocketPair()
    var buffer = InputBuffer()
    var pool = BufferPool()
    let budget = ReceiveBudget(bytesMax: 1 << 20)
    pair.sendFromFar([UInt8](repeating: 1, count: BufferPool.bufferBytes))
    while buffer.hasRoom { _ = buffer.receive(from: pair.near.descriptor, pool: &pool) }
    let isContent = buffer.grow(bytesMax: BufferPool.bufferBytes, budget: budget)
    #expect(isContent)
    let hasRoomAtMost = buffer.hasRoom
    #expect(!hasRoomAtMost)
    let hasGrown = buffer.grow(bytesMax: BufferPool.bufferBytes + 10, budget: budget)
    #expect(hasGrown)
    let hasRoomAfter = buffer.hasRoom
    #expect(hasRoomAfter)
    pool.drain()
  }
}

@Suite struct `An output buffer` {
  @Test func `sends what was appended, in order, and holds no more than what waits`() throws {
    let pair = try SocketPair()
    var (buffer, pool) = (OutputBuffer(), BufferPool())
    var expected: [UInt8] = []
    var received: [UInt8] = []
    for round in 0..<100 {
      let octets = [UInt8](repeating: UInt8(round), count: 5_000)
      expected += octets
      buffer.append(pool: &pool) { $0.append(contentsOf: octets) }
      #expect(buffer.send(to: pair.near.descriptor) > 0)
      var taken = [UInt8](repeating: 0, count: 4_000)
      let count = recv(pair.far.descriptor, &taken, taken.count, 0)
      received += taken[..<count]
    }
    while received.count < expected.count {
      if buffer.waiting > 0 { _ = buffer.send(to: pair.near.descriptor) }
      var taken = [UInt8](repeating: 0, count: 65_536)
      let count = recv(pair.far.descriptor, &taken, taken.count, 0)
      received += taken[..<max(0, count)]
    }
    #expect(received == expected)
    #expect(buffer.waiting == 0)
    buffer.giveBackIfSent(to: &pool)
    #expect(buffer.octets.capacity == 0)
    pool.drain()
  }
}

@Suite struct `A mailbox` {
  @Test func `hands over all letters at once, in order, and is then empty`() throws {
    let mailbox = try Mailbox()
    let threads = try (0..<4).map { number in
      try OwnThread {
        for count in 0..<100 {
          let address = Mailbox.Address(slot: UInt32(number), generation: 0, sequence: UInt32(count))
          mailbox.post(.answer(address, Response()))
        }
      }
    }
    for thread in threads { thread.join() }
    var letters: [Mailbox.Letter] = []
    mailbox.takeAll(into: &letters)
    #expect(letters.count == 400)
    for number in 0..<4 {
      let sequence = letters.compactMap { letter in
        if case .answer(let address, _) = letter, address.slot == number { address.sequence } else { nil }
      }
      #expect(sequence == Array(0..<100))
    }
    letters = []
    mailbox.takeAll(into: &letters)
    #expect(letters.isEmpty)
  }

  @Test func `closes connections that nobody has taken out`() throws {
    var ends: [CInt] = [0, 0]
    try #require(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0)
    let far = Socket(owning: ends[1])
    do {
      let mailbox = try Mailbox()
      mailbox.post(.connection(ends[0], .unix, .served))
    }
    var octet: UInt8 = 0
    #expect(recv(far.descriptor, &octet, 1, CInt(MSG_DONTWAIT)) == 0)
  }
}

@Suite struct `Connection slots` {
  @Test func `are used again with another generation`() throws {
    var slots = ConnectionSlots()
    func connect() throws -> Connection {
      let (slot, generation) = slots.freePlace()
      let connection = Connection(
        slot: slot, generation: generation, socket: try Socket(dup(0), from: "dup"), peer: .unix,
        admission: .served, limits: ServerLimits(), now: 0)
      slots.insert(connection)
      return connection
    }
    let (first, second) = (try connect(), try connect())
    #expect(slots.count == 2)
    #expect(slots[first.token] === first)
    slots.remove(first)
    #expect(slots[first.token] == nil)
    let third = try connect()
    #expect(third.slot == first.slot)
    #expect(slots[first.token] == nil)
    #expect(slots[third.token] === third)
    #expect(slots[second.token] === second)
    #expect(slots[slot: 99] == nil)
    slots.remove(second)
    slots.remove(third)
    #expect(slots.isEmpty)
  }
}
