internal import Domain
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
    line.add("time", "\(Instant(unixMilliseconds: Clock.nowMilliseconds))")
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
