internal import Domain
internal import SQLite

/// Counts the rows of a page. One more than the page holds is asked for: it is not shown, it says that there is a next.
struct Page<Named> {
  private let limit: Int
  private var count = 0
  private var last: Identifier<Named>?

  init(limit: Int) { self.limit = limit }

  var rowsWanted: Int { limit + 1 }
  /// The row that was just taken is the page's last.
  var isFull: Bool { count == limit }
  /// The id after which the next page begins.
  var next: Identifier<Named>? { count > limit ? last : nil }

  /// Counts a row.
  /// - Returns: Whether it is on this page.
  mutating func takes() -> Bool {
    count += 1
    return count <= limit
  }

  mutating func end(at id: Span<UInt8>, _ name: StaticString) throws(SQLiteError) {
    guard let id = Identifier<Named>(octets: id) else { throw .malformedRow(name) }
    last = id
  }
}
