extension Loop {
  /// Begins the graceful end: takes in who waits and what has come, listens no more, and lets `complete` close each
  /// connection behind its last answer.
  func finish() {
    guard finishingSince == nil else { return }
    finishingSince = now
    if !listeners.isEmpty {
      acceptAll()
      listeners = []  // closes them
      acceptPause = nil
    }
    if index == 0 {
      // Every connection for another loop lies in its mailbox before this letter.
      for mailbox in shared.mailboxes.dropFirst() { mailbox.post(.allDealt) }
    }
    for connection in connections.all {
      if wantsInput(connection) { receive(connection) }
      if connection.state != .closed { touch(connection) }
    }
  }

  /// When the graceful end becomes an end at once.
  var finishingDeadline: UInt64? {
    finishingSince.map { $0 + limits.shutdownMilliseconds.inNanoseconds }
  }

  /// The time for a graceful end is up.
  func cutShort() {
    shared.notice(.shutdownCutShort(connections: connections.count))
    isAborted = true
  }
}
