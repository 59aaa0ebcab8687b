/// The connections of a loop, each in a slot. A slot is used again after its connection's end, with a new
/// generation, so that an event or an answer for the old connection does not find the new one.
struct ConnectionSlots {
  private var slots: [Connection?] = []
  private var generations: [UInt32] = []
  private var free: [Int] = []

  var isEmpty: Bool { free.count == slots.count }
  var count: Int { slots.count - free.count }

  /// The place of the next connection.
  mutating func freePlace() -> (slot: Int, generation: UInt32) {
    if free.isEmpty {
      free.append(slots.count)
      slots.append(nil)
      generations.append(0)
    }
    let slot = free[free.count - 1]
    return (slot, generations[slot])
  }

  /// Puts a connection into the place that `freePlace()` has just given for it.
  mutating func insert(_ connection: Connection) {
    free.removeLast()
    slots[connection.slot] = connection
  }

  mutating func remove(_ connection: Connection) {
    slots[connection.slot] = nil
    generations[connection.slot] &+= 1
    free.append(connection.slot)
  }

  /// The connection in a slot.
  subscript(slot slot: Int) -> Connection? {
    slots.indices.contains(slot) ? slots[slot] : nil
  }

  /// The connection in a slot, if it is still of that generation.
  subscript(slot: UInt32, generation: UInt32) -> Connection? {
    let slot = Int(slot)
    guard slots.indices.contains(slot), generations[slot] == generation else { return nil }
    return slots[slot]
  }

  /// The connection that an epoll token names.
  subscript(token: UInt64) -> Connection? {
    self[UInt32(truncatingIfNeeded: token), UInt32(truncatingIfNeeded: token >> 32)]
  }

  /// All connections, as they are now.
  var all: [Connection] { slots.compactMap { $0 } }
}

extension Connection {
  /// What names this connection to epoll.
  var token: UInt64 { UInt64(generation) << 32 | UInt64(slot) }
}
