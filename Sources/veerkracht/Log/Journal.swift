internal import HTTPServer
internal import Logging
internal import Persistence
internal import Threads

/// What the parts report to whoever runs the service, as log lines. A server's are held back until `open`, so that the
/// first one can name the address.
final class Journal: Sendable {
  let output: LogOutput
  private let logger: Logger
  private let held: Guarded<[Entry]?>

  private struct Entry {
    let level: Logger.Level
    let message: Logger.Message
    let metadata: Logger.Metadata
  }

  /// - Parameter isOpen: whether nothing is held back.
  init(output: LogOutput, logLevel: Logger.Level, isOpen: Bool = false) {
    self.output = output
    held = Guarded(isOpen ? nil : [])
    logger = Logger(label: "veerkracht") { _ in JSONLogHandler(output: output, logLevel: logLevel) }
  }

  /// Writes the first line, whatever the level, and then what was held back.
  func open(_ message: Logger.Message, _ metadata: Logger.Metadata) {
    held.withLock { held in
      JSONLogHandler(output: output, logLevel: .trace).log(
        event: LogEvent(
          level: .notice, message: message, metadata: metadata, source: nil, file: #fileID,
          function: #function,
          line: #line))
      for entry in held ?? [] { logger.log(level: entry.level, entry.message, metadata: entry.metadata) }
      held = nil
    }
  }

  func note(_ level: Logger.Level, _ message: Logger.Message, _ metadata: Logger.Metadata = [:]) {
    held.withLock { held in
      if held == nil { logger.log(level: level, message, metadata: metadata) }
      held?.append(Entry(level: level, message: message, metadata: metadata))
    }
  }

  /// The lines of requests are of level `info`: whoever wants only graver ones does without.
  var requestLines: @Sendable (Span<UInt8>) -> Void {
    guard logger.logLevel <= .info else { return { _ in } }
    return { [output] lines in output.write(lines) }
  }

  /// From the server.
  func report(_ notice: ServerNotice) {
    switch notice {
    case .fewerConnections, .acceptPaused, .shutdownCutShort: note(.warning, "\(notice)")
    case .acceptResumed: note(.notice, "\(notice)")
    }
  }

  /// From the writer.
  func report(_ event: Writer.Event) {
    switch event {
    case .failed(let fault): note(.error, "writing rests, reads go on: \(fault)")
    case .recovered: note(.notice, "writing again")
    case .auditHead(let head):
      note(.notice, "audit trail", ["seq": "\(head.seq)", "hash": "\(head.hash)"])
    case .tracesRemain:
      note(.warning, "traces of destroyed dossiers are still in the files; it is tried again")
    case .auditEventsLost(let count): note(.critical, "\(count) audit events could not be kept")
    }
  }
}
