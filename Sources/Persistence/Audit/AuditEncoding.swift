import Domain
import SQLite

/// One audit event as the octets that are hashed, and as the columns that are kept: made in one go, so that what is
/// hashed is what is stored.
///
/// The octets are the previous event's hash (32), then the columns of `audit_event` from `seq` to
/// `emergency_reason`, in the table's order:
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

  /// Where the previous event's hash stands in `octets`.
  static let previousHash = 0..<32

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
    header(1, UInt64(bitPattern: value))
    columns.append(.integer(value))
  }

  /// - Parameter append: Appends exactly `count` octets.
  private mutating func text(_ count: Int, _ append: (inout [UInt8]) -> Void) {
    columns.append(.text(sized(2, count, append)))
  }

  /// - Parameter append: Appends exactly `count` octets.
  mutating func blob(_ count: Int, _ append: (inout [UInt8]) -> Void) {
    columns.append(.blob(sized(3, count, append)))
  }

  private mutating func sized(_ kind: UInt8, _ count: Int, _ append: (inout [UInt8]) -> Void) -> Range<Int> {
    header(kind, UInt64(count))
    let start = octets.count
    append(&octets)
    precondition(octets.count == start + count, "a value has the length that it said")
    return start..<start + count
  }

  private mutating func header(_ kind: UInt8, _ word: UInt64) {
    octets.append(kind)
    withUnsafeBytes(of: word.bigEndian) { word in octets.append(contentsOf: word) }
  }
}

// The kinds of values that an event has.
extension AuditEncoding {
  mutating func text(_ value: StaticString?) {
    guard let value else { return null() }
    text(value.utf8CodeUnitCount) { octets in value.withUTF8Buffer { octets.append(contentsOf: $0) } }
  }

  mutating func text(_ value: String?) {
    guard var value else { return null() }
    value.withUTF8 { value in text(value.count) { octets in octets.append(contentsOf: value) } }
  }

  mutating func text(_ value: UUIDv7?) {
    guard let value else { return null() }
    text(UUIDv7.textOctets) { octets in value.appendText(to: &octets) }
  }

  mutating func text(_ value: borrowing Span<UInt8>) {
    value.withUnsafeBufferPointer { value in text(value.count) { octets in octets.append(contentsOf: value) }
    }
  }

  mutating func blob(_ value: borrowing Span<UInt8>) {
    value.withUnsafeBufferPointer { value in blob(value.count) { octets in octets.append(contentsOf: value) }
    }
  }
}
