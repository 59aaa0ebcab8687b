internal import CZlib

/// Compresses bodies as gzip (RFC 1952), one after another. State and room are made for the first and used again for
/// every one after it.
public struct Gzip: ~Copyable {
  /// zlib's fastest: it leaves a seventh of a page of JSON. Its usual one leaves an eighth, for more than twice the time.
  private static let level: CInt = 1
  /// A window of 32 KiB, in a gzip frame.
  private static let windowBits: CInt = 15 + 16
  private static let memoryLevel: CInt = 8
  /// Room beyond this is not kept for a body that needs less.
  private static let roomBytesKeptMax = 262_144

  /// zlib's state points back at it, so it may not move.
  private var stream: UnsafeMutablePointer<z_stream>?
  private var room: [UInt8] = []
  private var count = 0

  /// Takes no memory yet.
  public init() {}

  deinit {
    guard let stream else { return }
    deflateEnd(stream)
    stream.deallocate()
  }

  /// What the last body became.
  public var octets: Span<UInt8> {
    @_lifetime(borrow self) get { room.span.extracting(0..<count) }
  }

  /// Compresses a body into `octets`.
  /// - Returns: false, and nothing is there, when there is no memory for it.
  public mutating func compress(_ body: Span<UInt8>) -> Bool {
    count = 0
    guard let stream = prepared() else { return false }
    // What deflate promises to be enough, so that one call does it.
    let needed = Int(deflateBound(stream, uLong(body.count)))
    if room.count < needed || room.count > Self.roomBytesKeptMax && needed <= Self.roomBytesKeptMax {
      room = [UInt8](repeating: 0, count: needed)
    }
    count = body.withUnsafeBufferPointer { body in
      room.withUnsafeMutableBufferPointer { room in
        // zlib reads through this pointer, and does not write to it.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: body.baseAddress)
        stream.pointee.avail_in = uInt(body.count)
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = uInt(room.count)
        return deflate(stream, Z_FINISH) == Z_STREAM_END ? room.count - Int(stream.pointee.avail_out) : 0
      }
    }
    return count > 0
  }

  /// Makes ready for a body that comes in parts.
  /// - Returns: false when there is no memory for it.
  mutating func begin() -> Bool { prepared() != nil }

  /// Compresses the next part of a body that comes in parts.
  /// - Parameter isLast: whether the body ends with it.
  /// - Returns: what can be sent of it; often nothing yet.
  mutating func compress(part: [UInt8], isLast: Bool) -> [UInt8] {
    guard let stream else { return [] }
    if room.isEmpty { room = [UInt8](repeating: 0, count: Self.roomBytesKeptMax / 8) }
    var compressed: [UInt8] = []
    part.withUnsafeBufferPointer { part in
      // zlib reads through this pointer, and does not write to it.
      stream.pointee.next_in = UnsafeMutablePointer(mutating: part.baseAddress)
      stream.pointee.avail_in = uInt(part.count)
      repeat {
        room.withUnsafeMutableBufferPointer { room in
          stream.pointee.next_out = room.baseAddress
          stream.pointee.avail_out = uInt(room.count)
          _ = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
        }
        compressed.append(contentsOf: room[..<(room.count - Int(stream.pointee.avail_out))])
      } while stream.pointee.avail_out == 0
    }
    return compressed
  }

  /// The state, ready for a new body.
  private mutating func prepared() -> UnsafeMutablePointer<z_stream>? {
    if let stream { return deflateReset(stream) == Z_OK ? stream : nil }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let result = deflateInit2_(
      stream, Self.level, Z_DEFLATED, Self.windowBits, Self.memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      CInt(MemoryLayout<z_stream>.size))
    guard result == Z_OK else {
      stream.deallocate()
      return nil
    }
    self.stream = stream
    return stream
  }
}
