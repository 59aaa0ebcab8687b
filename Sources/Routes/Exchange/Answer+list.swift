import Domain
import Persistence

extension JSONWriter {
  /// The beginning of every list.
  mutating func openList() {
    openObject()
    openArray("items")
  }
}

extension Answer {
  /// A list of what was found: one more than its page holds was asked for, which is not shown, and says that there is a
  /// next page.
  mutating func list<Record>(
    _ found: [Record], upTo limit: Int, by id: (Record) -> UUIDv7, _ write: (inout Answer, Record) -> Void
  ) {
    json.openList()
    for record in found.prefix(limit) { write(&self, record) }
    closeList(next: found.count > limit ? id(found[limit - 1]) : nil)
  }

  /// The end of every list.
  /// - Parameter next: the last id of this page, when there is a next one.
  mutating func closeList(next: UUIDv7?) { closeList(cursor: next.map(Cursor.encode)) }

  /// The end of a list whose cursor is no id.
  mutating func closeList(cursor: String?) {
    nextCursor = cursor
    json.closeArray()
    json.member("nextCursor", optional: nextCursor)
    json.closeObject()
  }
}

extension Answer.Seen {
  /// A client that a list showed, by the octets of its id.
  mutating func note(_ client: Span<UInt8>) {
    if let id = Client.ID(octets: client), clients.last != id { clients.append(id) }
  }
}
