/// The input buffers that no connection of a loop needs at the moment, and the output buffers.
struct BufferPool {
  /// What one input buffer holds before it must grow: most requests, bodies included.
  static let bufferBytes = 8_192
  static let alignment = 16

  /// How many buffers of each kind are kept; the rest go back to the allocator.
  private static let keptMax = 256
  /// An output buffer that has grown beyond this is not kept.
  private static let outputBytesKeptMax = 65_536

  private var inputs: [UnsafeMutableRawBufferPointer] = []
  private var outputs: [[UInt8]] = []

  mutating func take() -> UnsafeMutableRawBufferPointer {
    inputs.popLast() ?? .allocate(byteCount: Self.bufferBytes, alignment: Self.alignment)
  }

  mutating func giveBack(_ buffer: UnsafeMutableRawBufferPointer) {
    guard buffer.count == Self.bufferBytes, inputs.count < Self.keptMax else {
      buffer.deallocate()
      return
    }
    inputs.append(buffer)
  }

  mutating func takeOutput() -> [UInt8] {
    outputs.popLast() ?? []
  }

  mutating func giveBack(output: consuming [UInt8]) {
    guard output.capacity <= Self.outputBytesKeptMax, outputs.count < Self.keptMax else { return }
    output.removeAll(keepingCapacity: true)
    outputs.append(output)
  }

  /// Frees what is kept; the pool is empty afterwards.
  mutating func drain() {
    for buffer in inputs { buffer.deallocate() }
    inputs = []
    outputs = []
  }
}
