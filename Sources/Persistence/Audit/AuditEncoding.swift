import Domain
import SQLite

/// One audit event as the octets that are hashed, and as the columns that are kept: made in one go, so that what is
/// hashed is what is stored.
///
/// The octets are the previous event's hash (32), then each column of `AuditRecord.columns` from `seq` to
/// `emergency_reason` in that order:
///
///     NULL     00
///     INTEGER  01, then 8 octets, big-endian, two's complement
///     TEXT     02, then the length in octets (8, big-endian), then UTF-8
///     BLOB     03, then the length in octets (8, big-endian), then the octets
///
/// Every value says its kind and length, so no two different rows have the same octets.
struct AuditEncoding {
  enum Column {
    case null
    case integer(Int64)
    /// Where the text stands in `octets`.
    case text(Range<Int>)
    case blob(Range<Int>)
  }

  private(set) var octets: [UInt8] = []
  private(set) var columns: [Column] = []

  init() {
    octets.reserveCapacity(1_024)
    columns.reserveCapacity(AuditRecord.hashedColumnCount)
  }

  var hash: Fingerprint { Fingerprint(of: octets) }

  /// Starts an event that follows the one with this hash.
  mutating func begin(after previous: Fingerprint) {
    octets.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    previous.span.withUnsafeBufferPointer { previous in octets.append(contentsOf: previous) }
  }

  mutating func null() {
    octets.append(0)
    columns.append(.null)
  }

  mutating func integer(_ value: Int64) {
    octets.append(1)
    bigEndian(UInt64(bitPattern: value))
    columns.append(.integer(value))
  }

  mutating func text(_ append: (inout [UInt8]) -> Void) {
    columns.append(.text(sized(2, append)))
  }

  mutating func blob(_ append: (inout [UInt8]) -> Void) {
    columns.append(.blob(sized(3, append)))
  }

  private mutating func sized(_ kind: UInt8, _ append: (inout [UInt8]) -> Void) -> Range<Int> {
    octets.append(kind)
    let lengthAt = octets.count
    bigEndian(0)
    let start = octets.count
    append(&octets)
    let length = UInt64(octets.count - start)
    for index in 0..<8 {
      octets[lengthAt + index] = UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64(index)))
    }
    return start..<octets.count
  }

  private mutating func bigEndian(_ value: UInt64) {
    withUnsafeBytes(of: value.bigEndian) { value in octets.append(contentsOf: value) }
  }
}

// The kinds of values that an event has.
extension AuditEncoding {
  mutating func text(_ value: StaticString) {
    text { octets in value.withUTF8Buffer { octets.append(contentsOf: $0) } }
  }

  mutating func text(_ value: StaticString?) {
    if let value { text(value) } else { null() }
  }

  mutating func text(_ value: String?) {
    if let value { text { octets in octets.append(contentsOf: value.utf8) } } else { null() }
  }

  mutating func text(_ value: UUIDv7?) {
    if let value { text { octets in value.appendText(to: &octets) } } else { null() }
  }

  mutating func blob(_ value: borrowing Span<UInt8>) {
    value.withUnsafeBufferPointer { value in blob { octets in octets.append(contentsOf: value) } }
  }
}
