import Domain
import HTTPServer
import Persistence

/// What is known of a request from its first moment, whatever becomes of it: what its answer and its log line need.
struct Exchange: Sendable {
  let requestID: UUIDv7
  /// The moment it came.
  let now: Instant
  /// The same moment, in nanoseconds of the monotonic clock.
  let startedAtNanoseconds: UInt64
  let language: Language
  /// Who sends it, behind the proxies that are trusted.
  let peer: Peer
  /// The place of its origin in the allow list.
  let originIndex: Int?
  /// Whether its answer may come as gzip.
  let acceptsGzip: Bool
  /// The number of its route in the table; nil until there is one.
  var routeIndex: Int?
  /// The id in its path.
  var id: UUIDv7?
  /// Whether it came with a token, good or bad.
  var showedToken = false
  /// Who called, as far as that became known.
  var caller: Caller?
  /// Whose token it was that may not be used from there: for the audit trail alone. Whoever shows it is nobody.
  var tokenOwner: Caller?
  /// What said no, where the problem does not tell.
  var refusedBy: AuditEvent.Rule?
  /// What its caller has left of what may be sent.
  var allowances = RateLimiter.Allowances()
}
