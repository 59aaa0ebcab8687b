internal import Dispatch
import Threads

/// A body that is sent while it is made, for what is too long to be made first (RFC 9112 §7.1). It is written on any
/// thread but a loop's: where the client is slow, `write` waits for it.
///
/// One that is let go without `finish` was cut short, and its client can see that: the connection breaks off.
public struct BodyStream: ~Copyable {
  private let handle: ReplyHandle
  private let flow: BodyFlow
  private var gzip: Gzip?
  private var isFinished = false

  /// - Parameter gzip: compresses the parts here, as they are written; nil for a body that goes as it is.
  init(of handle: ReplyHandle, flow: BodyFlow, gzip: consuming Gzip?) {
    self.handle = handle
    self.flow = flow
    self.gzip = gzip
  }

  deinit { if !isFinished { handle.post(.cutShort, flow) } }

  /// Nobody is there any more to read what follows.
  public var isCut: Bool { flow.isCut }

  /// Sends the next octets. Nothing comes of them when the client has gone.
  public mutating func write(_ octets: [UInt8]) {
    let part = gzip?.compress(part: octets, isLast: false) ?? octets
    if !part.isEmpty { send(part) }
  }

  /// Says that the body is whole. To be called once, behind the last octets.
  public mutating func finish() {
    if let rest = gzip?.compress(part: [], isLast: true), !rest.isEmpty { send(rest) }
    isFinished = true
    handle.post(.end, flow)
  }

  private func send(_ part: [UInt8]) {
    if flow.waitForRoom() { handle.post(.octets(part), flow) }
  }
}

/// What comes of a body through the mailbox.
enum BodyPart: Sendable {
  /// Status and fields; the body follows.
  case head(Response)
  /// Never empty.
  case octets([UInt8])
  case end
  /// There is more, and it does not come.
  case cutShort
}

/// How far whoever makes a body may be ahead of the loop that sends it.
final class BodyFlow: Sendable {
  /// Parts that may wait for the client.
  static let partsMax = 2

  private let room = DispatchSemaphore(value: 0)
  private let cut = Guarded(false)

  init() { makeRoom(Self.partsMax) }

  var isCut: Bool { cut.withLock { $0 } }

  /// Waits until another part may be sent.
  /// - Returns: false when nobody reads any more.
  func waitForRoom() -> Bool {
    room.wait()
    let isCut = isCut
    if isCut { room.signal() }  // nor does the next call wait
    return !isCut
  }

  /// So many parts have gone to the client.
  func makeRoom(_ parts: Int) {
    for _ in 0..<parts { room.signal() }
  }

  /// Nobody reads any more.
  func cutOff() {
    cut.withLock { $0 = true }
    room.signal()
  }
}
