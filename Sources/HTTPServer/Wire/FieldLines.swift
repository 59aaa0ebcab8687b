/// The values of one field, line by line, in the order in which they came: together they are one list (RFC 9110 §5.3).
/// Only a field that came in several lines costs a second look at the head.
public struct FieldLines: ~Escapable {
  private let head: Span<UInt8>
  private let name: FieldName
  /// The value that comes next; nil when there is none.
  private var value: Range<Int>?
  /// Whether more lines of the field follow the first.
  private let hasMore: Bool

  /// - Parameter head: a head that was parsed, to its end.
  @_lifetime(copy head)
  init(_ head: Span<UInt8>, _ name: FieldName, first value: Range<Int>?, hasMore: Bool) {
    self.head = head
    self.name = name
    self.value = value
    self.hasMore = hasMore
  }

  /// The value of the next line, without the white space around it; nil after the last.
  @_lifetime(copy self)
  public mutating func next() -> Span<UInt8>? {
    guard let value else { return nil }
    self.value = hasMore ? line(after: value.upperBound) : nil
    return head.extracting(value)
  }

  /// The value of the first line of the field that begins behind `position`, which lies in the line before it.
  private func line(after position: Int) -> Range<Int>? {
    var start = head.first(Octet.lineFeed, in: position..<head.count) + 1
    while start < head.count {
      let end = head.first(Octet.carriageReturn, in: start..<head.count)
      // The empty line ends the head; every other one was parsed before.
      guard end > start, let line = try? FieldLine(head, start..<end, fault: .field) else { return nil }
      if line.name == name { return line.value }
      start = end + 2
    }
    return nil
  }
}
