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
    /// Finish what has been accepted, then end.
    case finish
    /// No connection follows any more.
    case allDealt
    /// End at once.
    case abort
  }

  let bell: CInt
  private let letters = Guarded<[Letter]>([])

  init() throws(SystemError) {
    bell = try Socket(eventfd(0, CInt(EFD_NONBLOCK | EFD_CLOEXEC)), from: "eventfd").release()
  }

  /// Connections that nobody has taken out any more are closed.
  deinit {
    _ = close(bell)
    letters.withLock { letters in
      for case .connection(let descriptor, _, _) in letters { _ = close(descriptor) }
    }
  }

  func post(_ letter: consuming sending Letter) {
    var letter = Optional(letter)
    let wasEmpty = letters.withLock { letters in
      defer { if let letter = letter.take() { letters.append(letter) } }
      return letters.isEmpty
    }
    if wasEmpty { ring() }
  }

  /// Swaps all letters into `taken`, which must be empty; both arrays keep their room.
  func takeAll(into taken: inout [Letter]) {
    var rings: UInt64 = 0
    _ = read(bell, &rings, MemoryLayout<UInt64>.size)  // EAGAIN: nobody has rung
    letters.withLock { swap(&$0, &taken) }
  }

  private func ring() {
    var ring: UInt64 = 1
    while write(bell, &ring, MemoryLayout<UInt64>.size) < 0, errno == EINTR {}
  }
}
