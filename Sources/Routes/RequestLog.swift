import Domain
import Glibc

/// The log line of one answered request: what was asked for by its template, and how it went. No body, no query, no
/// name.
struct RequestLog: ~Copyable {
  private var json = JSONWriter()

  /// The lines that have not been taken yet.
  var lines: Span<UInt8> {
    @_lifetime(borrow self) get { json.octets.octets }
  }

  var isEmpty: Bool { json.octets.isEmpty }

  mutating func removeAll() { json.octets.removeAll() }

  /// - Parameter route: `GET /v1/clients/{id}`; nil when the request meant none.
  mutating func add(_ exchange: Exchange, route: String?, status: Int) {
    json.openLine()
    json.member("time", exchange.now)
    json.member("level", word: status >= 500 ? "error" : "info")
    json.member("msg", word: "request")
    if let route { json.member("route", route) } else { json.null("route") }
    json.member("status", status)
    json.member("milliseconds", tenths: tenthsOfMilliseconds(since: exchange.startedAtNanoseconds))
    json.member("requestId", exchange.requestID)
    json.member("principalId", optional: exchange.caller?.principal.id.rawValue)
    json.closeLine()
  }

  /// An answer whose body broke off.
  /// - Parameter cause: `client` when it went or was too slow, `storage` when something could not be read.
  mutating func addCutShort(_ exchange: Exchange, route: String?, by cause: StaticString) {
    json.openLine()
    json.member("time", exchange.now)
    json.member("level", word: "warning")
    json.member("msg", word: "answer cut short")
    if let route { json.member("route", route) } else { json.null("route") }
    json.member("cause", word: cause)
    json.member("milliseconds", tenths: tenthsOfMilliseconds(since: exchange.startedAtNanoseconds))
    json.member("requestId", exchange.requestID)
    json.closeLine()
  }

  private func tenthsOfMilliseconds(since start: UInt64) -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let nanoseconds = UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    return nanoseconds > start ? Int((nanoseconds - start) / 100_000) : 0
  }
}
