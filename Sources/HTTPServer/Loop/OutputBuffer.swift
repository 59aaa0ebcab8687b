internal import Glibc

/// The octets of answers that wait to be sent. Like the input, it holds memory only while it holds octets.
struct OutputBuffer {
  private(set) var octets: [UInt8] = []
  private var sent = 0

  /// How many octets wait.
  var waiting: Int { octets.count - sent }

  /// Lets `write` append octets, into memory from `pool` if there is none.
  mutating func append(pool: inout BufferPool, _ write: (inout [UInt8]) -> Void) {
    if octets.capacity == 0 {
      octets = pool.takeOutput()
    } else if sent > octets.count / 2 {
      // What waits is moved to the front, so that positions never grow without bound.
      octets.removeSubrange(..<sent)
      sent = 0
    }
    write(&octets)
  }

  /// Sends once what waits.
  /// - Returns: what `send` returns, its `errno` in place.
  mutating func send(to descriptor: CInt) -> Int {
    let count = octets.withUnsafeBytes { bytes in
      Glibc.send(descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, CInt(MSG_NOSIGNAL))
    }
    if count > 0 { sent += count }
    return count
  }

  /// Gives the memory back if all was sent.
  mutating func giveBackIfSent(to pool: inout BufferPool) {
    guard waiting == 0, octets.capacity > 0 else { return }
    var empty: [UInt8] = []
    swap(&empty, &octets)
    sent = 0
    pool.giveBack(output: empty)
  }
}
