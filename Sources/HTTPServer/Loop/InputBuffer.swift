internal import Glibc

/// The octets that a connection has received and not used yet, contiguous. An empty buffer holds no memory: it is
/// taken from the loop's pool when octets come and goes back when they are used up.
struct InputBuffer: ~Copyable {
  private var memory: UnsafeMutableRawBufferPointer?
  private var used = 0..<0

  init() {}

  deinit { memory?.deallocate() }

  /// How many octets wait to be used.
  var count: Int { used.count }
  var isEmpty: Bool { used.isEmpty }
  /// Whether there is room behind the octets.
  var hasRoomBehind: Bool { memory.map { used.upperBound < $0.count } ?? true }
  /// Whether more can be received without growing.
  var hasRoom: Bool { memory.map { used.count < $0.count } ?? true }

  /// The octets, valid until the buffer changes.
  var octets: UnsafeRawBufferPointer { UnsafeRawBufferPointer(mutableOctets) }

  /// The octets, for decoding them where they stand; valid until the buffer changes.
  var mutableOctets: UnsafeMutableRawBufferPointer {
    guard let memory else { return UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    return UnsafeMutableRawBufferPointer(rebasing: memory[used])
  }

  /// Drops the first `count` octets.
  mutating func use(_ count: Int) {
    used = used.lowerBound + count..<used.upperBound
  }

  /// Drops all octets after the first `count`.
  mutating func truncate(to count: Int) {
    used = used.lowerBound..<used.lowerBound + count
  }

  /// Receives once from `descriptor` into what room there is, making some when there is little.
  /// - Returns: what `recv` returns, its `errno` in place.
  mutating func receive(from descriptor: CInt, pool: inout BufferPool) -> Int {
    let memory = self.memory ?? pool.take()
    self.memory = memory
    let room = makeContiguousRoom(in: memory)
    let received = recv(descriptor, room.baseAddress, room.count, 0)
    if received > 0 { used = used.lowerBound..<used.upperBound + received }
    return received
  }

  /// Grows to twice the room, at most to `bytesMax`, when there is none left.
  /// - Returns: false when the budget of all connections is used up.
  mutating func grow(bytesMax: Int, budget: ReceiveBudget) -> Bool {
    guard let memory, used.count == memory.count, memory.count < bytesMax else { return true }
    let size = min(memory.count * 2, bytesMax)
    guard budget.charge(size - memory.count) else { return false }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: BufferPool.alignment)
    larger.copyMemory(from: octets)
    memory.deallocate()
    self.memory = larger
    used = 0..<used.count
    return true
  }

  /// Gives the memory back if no octet is left in it.
  mutating func giveBackIfEmpty(to pool: inout BufferPool, budget: ReceiveBudget) {
    guard used.isEmpty, let memory else { return }
    used = 0..<0
    self.memory = nil
    budget.refund(memory.count - BufferPool.bufferBytes)
    pool.giveBack(memory)
  }

  /// The free octets behind the used ones, which are moved to the front first when little is left behind them.
  private mutating func makeContiguousRoom(
    in memory: UnsafeMutableRawBufferPointer
  ) -> UnsafeMutableRawBufferPointer {
    if used.isEmpty {
      used = 0..<0
    } else if used.lowerBound > 0, memory.count - used.upperBound < memory.count / 4 {
      memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[used]))
      used = 0..<used.count
    }
    return UnsafeMutableRawBufferPointer(rebasing: memory[used.upperBound...])
  }
}
