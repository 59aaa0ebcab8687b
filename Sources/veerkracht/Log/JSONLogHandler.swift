internal import Glibc
internal import Logging

/// Writes each event as one line of JSON: `time` (RFC 3339, UTC, milliseconds), `level`, `msg`, and its metadata.
struct JSONLogHandler: LogHandler {
  let output: LogOutput
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  /// - Parameter output: standard output for the server, standard error for commands whose output is an answer.
  init(output: LogOutput, logLevel: Logger.Level) {
    self.output = output
    self.logLevel = logLevel
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line = JSONLine()
    line.add("time", currentTime())
    line.add("level", event.level.rawValue)
    line.add("msg", event.message.description)
    let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      line.add(key, value.description)
    }
    if let error = event.error { line.add("error", String(describing: error)) }
    output.write(line.finished().span)
  }
}

/// Now, as `2026-11-20T09:00:00.000Z`.
private func currentTime() -> String {
  let now = Clock.nowMilliseconds
  var seconds = time_t(now / 1_000)
  var parts = tm()
  gmtime_r(&seconds, &parts)
  let date = "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1, to: 2))-\(padded(parts.tm_mday, to: 2))"
  let time = "\(padded(parts.tm_hour, to: 2)):\(padded(parts.tm_min, to: 2)):\(padded(parts.tm_sec, to: 2))"
  return "\(date)T\(time).\(padded(CInt(now % 1_000), to: 3))Z"
}

private func padded(_ number: CInt, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
