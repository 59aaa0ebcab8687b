internal import Glibc

/// One thread's share of the server: its connections, and the application that answers them.
///
/// A turn: wait → receive from every socket that has octets → take the mailbox → answer, connection by connection →
/// tell the application that the turn is over → send once per connection. Everything that has come is taken in
/// before the first request is answered, so what an application reads in this turn is younger than every request
/// that it answers.
///
/// `@unchecked Sendable`: a loop is made by one thread and handed, before it runs, to the one thread that runs it.
final class Loop: @unchecked Sendable {
  let index: Int
  let shared: LoopShared
  let application: any Application

  var epoll: Epoll
  var connections = ConnectionSlots()
  var deadlines = Deadlines()
  var pool = BufferPool()
  /// The answer being made; used again for every request.
  var response = Response()
  /// Compresses bodies; used again for every one.
  var gzip = Gzip()
  /// The second that answers are dated with.
  var date = HTTPDate(unixSeconds: 0)

  /// The monotonic clock at the start of the turn, in nanoseconds.
  var now: UInt64 = 0
  /// The connections that this turn has to do with.
  var touched: [Connection] = []
  /// Connections that have requests left for the next turn.
  var leftOver: [Connection] = []

  /// Only the first loop listens, and deals connections to all.
  var listeners: [Listener]
  var acceptPause: AcceptPause?

  /// When a graceful shutdown began; nil while there is none.
  var finishingSince: UInt64?
  /// Whether the first loop may still deal connections to this one.
  var mayBeDealt: Bool
  var isAborted = false

  private var dateSeconds = 0
  private var letters: [Mailbox.Letter] = []
  private var due: [Int] = []

  var limits: ServerLimits { shared.limits }
  var mailbox: Mailbox { shared.mailboxes[index] }

  /// - Throws: when epoll can not be had.
  init(
    index: Int, shared: LoopShared, application: any Application, listeners: [Listener]
  ) throws(SystemError) {
    self.index = index
    self.shared = shared
    self.application = application
    self.listeners = listeners
    mayBeDealt = index != 0
    let epoll = try Epoll()
    try epoll.add(shared.mailboxes[index].bell, token: Token.mailbox, interest: Epoll.input)
    for (position, listener) in listeners.enumerated() {
      try epoll.add(
        listener.socket.descriptor, token: Token.listener(position), interest: Epoll.input)
    }
    self.epoll = epoll
  }

  deinit { pool.drain() }

  /// Serves until the mailbox brings the end.
  func run() {
    readClocks()
    while !isAborted, finishingSince == nil || mayBeDealt || !connections.isEmpty { turn() }
    for connection in connections.all { close(connection) }
    mailbox.close()
  }

  private func turn() {
    swap(&touched, &leftOver)
    let deadline = touched.isEmpty ? earliestDeadline : 0
    let count = epoll.wait(until: deadline, now: now)
    readClocks()

    var hasMail = false
    for index in 0..<count {
      let (token, events) = epoll.event(index)
      if token == Token.mailbox {
        hasMail = true
      } else if let position = Token.listenerPosition(token) {
        accept(from: position)
      } else if let connection = connections[token] {
        receive(events, connection)
      }
    }
    if hasMail { takeMailbox() }
    meetDeadlines()

    for connection in touched { serve(connection) }
    application.turnEnded()
    for connection in touched { settle(connection) }
    touched.removeAll(keepingCapacity: true)
  }

  private func readClocks() {
    now = MonotonicClock.nanoseconds()
    let seconds = time(nil)
    guard seconds != dateSeconds else { return }
    dateSeconds = seconds
    date = HTTPDate(unixSeconds: seconds)
  }

  /// Puts a connection on this turn's list.
  func touch(_ connection: Connection) {
    guard !connection.isTouched else { return }
    connection.isTouched = true
    touched.append(connection)
  }

  private func takeMailbox() {
    mailbox.takeAll(into: &letters)
    for letter in letters {
      switch letter {
      case .connection(let descriptor, let peer, let admission):
        adopt(Socket(owning: descriptor), peer, admission)
      case .answer(let address, let response): answer(address, response)
      case .part(let address, let part, let flow): take(part, of: flow, for: address)
      case .finish: finish()
      case .allDealt: mayBeDealt = false
      case .abort: isAborted = true
      }
    }
    letters.removeAll(keepingCapacity: true)
  }

  private var earliestDeadline: UInt64 {
    var earliest = deadlines.earliest
    if let acceptPause { earliest = min(earliest, acceptPause.until) }
    if let finishingDeadline { earliest = min(earliest, finishingDeadline) }
    return earliest
  }

  private func meetDeadlines() {
    deadlines.takeDue(at: now, into: &due)
    for slot in due {
      if let connection = connections[slot: slot] { expire(connection) }
    }
    due.removeAll(keepingCapacity: true)
    if let acceptPause, now >= acceptPause.until { resumeAccepting() }
    if let finishingDeadline, now >= finishingDeadline { cutShort() }
  }
}

/// What an epoll event is about: a connection's slot and generation, or one of the few things that are none.
enum Token {
  static let mailbox = UInt64.max
  private static let firstListener = UInt64.max - 0xFFFF

  static func listener(_ position: Int) -> UInt64 { firstListener + UInt64(position) }

  static func listenerPosition(_ token: UInt64) -> Int? {
    token >= firstListener && token != mailbox ? Int(token - firstListener) : nil
  }
}
