/// Something about the server itself that whoever runs it should read in the log.
public enum ServerNotice: Hashable, Sendable {
  /// The process may not open as many descriptors as `connectionsMax` needs, so fewer connections are served.
  case fewerConnections(connections: Int, descriptors: Int)
  /// No descriptor was left for a new connection; accepting rests for a moment. Told once until it works again.
  case acceptPaused(SystemError)
  /// Accepting works again.
  case acceptResumed
  /// The graceful shutdown's time was up with this many connections of one loop unfinished.
  case shutdownCutShort(connections: Int)
}

extension ServerNotice: CustomStringConvertible {
  /// One line for a log.
  public var description: String {
    switch self {
    case .fewerConnections(let connections, let descriptors):
      "serving at most \(connections) connections: only \(descriptors) descriptors may be open"
    case .acceptPaused(let error): "accepting rests: \(error)"
    case .acceptResumed: "accepting again"
    case .shutdownCutShort(let connections): "shutdown cut short with \(connections) connections unfinished"
    }
  }
}
