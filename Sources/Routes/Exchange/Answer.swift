import Domain
import Persistence

/// An answer in the making: what a handler says; the fields that all answers share are added for it.
struct Answer: ~Copyable {
  var status = 200
  var json = JSONWriter()
  /// The body where it is asked for in another form; nothing stands in `json` then.
  var document: Document?
  /// The version of the one record that is shown: its ETag.
  var version: Int?
  /// Whether its version counts all that is shown: otherwise it is sent again also to who has this version (no 304).
  var versionTellsAll = true
  /// The ETag of what has no version, ready to be sent: a hash in quotation marks.
  var entityTag: String?
  /// Whether its body follows, and is sent while it is made.
  var isStreamed = false
  /// Whether pages of every origin may read it; for what is public.
  var isForEveryOrigin = false
  /// The body in gzip, where that was made before.
  var gzipped: [UInt8]?
  /// What it shows this once, such as a new token.
  var secret: String?
  /// Where the record is that was made.
  var location: String?
  /// The cursor of the next page of a list, ready for a URL.
  var nextCursor: String?
  /// Whether the answer is that of an earlier request with the same Idempotency-Key.
  var isReplayed = false
  /// What the caller saw, for the audit trail.
  var seen = Seen()

  mutating func reset() {
    status = 200
    json.octets.removeAll()
    document = nil
    version = nil
    versionTellsAll = true
    entityTag = nil
    isStreamed = false
    isForEveryOrigin = false
    gzipped = nil
    secret = nil
    location = nil
    nextCursor = nil
    isReplayed = false
    seen.reset()
  }

  /// Says that it was done, without showing the record (RFC 7240 §4.2).
  mutating func leaveOutBody() {
    json.octets.removeAll()
    document = nil
    if status == 200 { status = 204 }
  }

  /// What an answer showed.
  struct Seen {
    /// The record that was asked for or made.
    var object: UUIDv7?
    /// The client that it is about.
    var client: UUIDv7?
    /// The clients that a list showed.
    var clients: [Client.ID] = []
    /// What was done, where the form of the answer makes it another thing than its route says; nil for that.
    var action: AuditEvent.Action?
    /// What let the caller see it, where that is more than what it is to its records: the client's consent.
    var rule: AuditEvent.Rule?

    mutating func reset() {
      object = nil
      client = nil
      clients.removeAll(keepingCapacity: true)
      action = nil
      rule = nil
    }
  }
}
