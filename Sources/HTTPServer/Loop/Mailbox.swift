internal import CLinux
internal import Glibc
import Threads

/// What other threads hand to a loop. Whoever posts into an empty box rings the bell, an eventfd that the loop's
/// epoll watches; the loop then takes all letters at once.
final class Mailbox: Sendable {
  /// Which request of which connection an answer belongs to. A slot is used again after its connection's end: the
  /// generation tells the two apart; the sequence number tells the requests of one connection apart.
  struct Address: Sendable {
    let slot: UInt32
    let generation: UInt32
    let sequence: UInt32
  }

  enum Letter: Sendable {
    /// A new connection; its descriptor belongs to the reader of the letter.
    case connection(CInt, Peer, Admission)
    case answer(Address, Response)
    /// Of an answer whose body comes in parts.
    case part(Address, BodyPart, BodyFlow)
    /// Finish what has been accepted, then end.
    case finish
    /// No connection follows any more.
    case allDealt
    /// End at once.
    case abort
  }

  fileprivate struct State {
    var letters: [Letter] = []
    /// Nobody takes letters out any more.
    var isClosed = false
  }

  let bell: CInt
  private let state = Guarded(State())

  init() throws(SystemError) {
    bell = try Socket(eventfd(0, CInt(EFD_NONBLOCK | EFD_CLOEXEC)), from: "eventfd").release()
  }

  /// Connections that nobody has taken out any more are closed.
  deinit {
    _ = Glibc.close(bell)
    state.withLock { state in
      for case .connection(let descriptor, _, _) in state.letters { _ = Glibc.close(descriptor) }
    }
  }

  func post(_ letter: consuming sending Letter) {
    var letter = Optional(letter)
    let wasEmpty = state.withLock { state in
      let wasEmpty = state.letters.isEmpty
      if let letter = letter.take() { state.letters.append(letter) }
      if state.isClosed { state.cutOffBodies() }
      return wasEmpty
    }
    if wasEmpty { ring() }
  }

  /// Swaps all letters into `taken`, which must be empty; both arrays keep their room.
  func takeAll(into taken: inout [Letter]) {
    var rings: UInt64 = 0
    _ = read(bell, &rings, MemoryLayout<UInt64>.size)  // EAGAIN: nobody has rung
    state.withLock { swap(&$0.letters, &taken) }
  }

  /// From now on nobody takes letters out: whoever makes a body is told so, and does not wait for its client.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.cutOffBodies()
    }
  }

  private func ring() {
    var ring: UInt64 = 1
    while write(bell, &ring, MemoryLayout<UInt64>.size) < 0, errno == EINTR {}
  }
}

extension Mailbox.State {
  fileprivate func cutOffBodies() {
    for case .part(_, _, let flow) in letters { flow.cutOff() }
  }
}
