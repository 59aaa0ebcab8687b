/// One client's connection. Made, used and closed by one loop.
///
/// ```
/// head ─────▶ head       answered; the next request
///      ─────▶ awaiting   whole, and the application answers later
///      ─────▶ body       the body is wanted, and some of it is missing
///      ─────▶ draining   answered without the body, which is still coming
/// body ─────▶ head       whole and answered
///      ─────▶ awaiting   whole, and the application answers later
/// awaiting ─▶ head       the answer has come
/// awaiting ─▶ streaming  the head of the answer has come; its body comes in parts
/// streaming ▶ head       the body is laid out whole
/// draining ─▶ head       the body has gone by
///
/// any of these ──refused, out of time, last answer, client gone──▶ closing
/// closing ──output sent──▶ lingering ──client gone, time or octets up──▶ closed
/// any ──broken──▶ closed
/// ```
/// One request is in flight at a time: the next is parsed when the answer before it stands in `output`, so answers
/// keep the order of their requests, and a refusal waits behind good answers.
final class Connection {
  enum State {
    /// Waiting for a head, or reading one.
    case head
    /// The head is judged; its body is being read.
    case body
    /// The application answers later.
    case awaiting
    /// The application sends the body of its answer part by part.
    case streaming
    /// The answer was given at the head; what is left of the body is read away.
    case draining
    /// The last answer waits to be sent; nothing more is read.
    case closing
    /// The last answer is sent and our side shut; what still comes is read away (RFC 9112 §9.6).
    case lingering
    /// The socket is closed and the slot given up.
    case closed
  }

  let slot: Int
  let generation: UInt32
  let socket: Socket
  let peer: Peer
  let admission: Admission

  var state = State.head
  var input = InputBuffer()
  var output = OutputBuffer()

  /// The request in flight, or the one before.
  var head = RequestHead()
  var headParser: HeadParser
  var chunkedBody: ChunkedBody?
  /// Whoever makes the body of the answer that is being sent; nil when nobody does.
  var flow: BodyFlow?
  /// Parts of it whose maker has not been told that there is room again.
  var partsWaiting = 0
  /// Whether the connection ends when that body does.
  var endsAfterBody = false
  /// The octets of the current body that a draining or lingering connection still reads away.
  var drainBytesLeft = 0
  /// How large the current body may be.
  var bodyBytesMax = 0
  /// The requests so far; the number of the one in flight.
  var requests: UInt32 = 0

  /// The client has shut its side: nothing more comes, but answers are still sent.
  var peerHasEnded = false
  /// The last receive filled its buffer, so more may have come already.
  var mayHaveMore = false

  /// When the first octet of the current request came, or the connection began to wait for it; nanoseconds of the
  /// monotonic clock, like the next three.
  var requestSince: UInt64
  /// When the current body, or the lingering, began.
  var stateSince: UInt64
  /// When octets came last.
  var receivedAt: UInt64
  /// When octets were sent last, or began to wait.
  var sentAt: UInt64

  /// What epoll watches for.
  var interest: UInt32 = 0
  /// Whether the loop has it on the list of this turn or the next.
  var isTouched = false
  /// Whether requests in the input are left for the next turn.
  var hasLeftOver = false

  init(
    slot: Int, generation: UInt32, socket: consuming Socket, peer: Peer, admission: Admission,
    limits: ServerLimits, now: UInt64
  ) {
    self.slot = slot
    self.generation = generation
    self.socket = socket
    self.peer = peer
    self.admission = admission
    headParser = HeadParser(limits: limits.head)
    requestSince = now
    stateSince = now
    receivedAt = now
    sentAt = now
  }
}
