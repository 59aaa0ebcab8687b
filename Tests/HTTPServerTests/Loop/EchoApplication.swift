import Synchronization
import Threads

@testable import HTTPServer

/// The application behind the loop's tests: it says back what it was sent, by the path that it was sent to.
///
/// - `/echo` (also at `*`): the body · `/size/N`: N octets · `/close`: the body, and the connection ends
/// - `/parts/N/SIZE`: N parts of SIZE octets each, from another thread · `/cut/N/SIZE`: the same, and then the maker gives up
/// - `/later`: the body, from another thread · `/held`: nothing until `Held` is let go
/// - `/small`: takes 10 octets at most · `/forbidden`: 403 at the head · `/large`: takes 8 MiB
final class EchoApplication: Application {
  private let held: Held
  private let turns: Turns
  private let makers: Makers
  private var threads: [OwnThread] = []

  init(held: Held = Held(), turns: Turns = Turns(), makers: Makers = Makers()) {
    self.held = held
    self.makers = makers
    self.turns = turns
  }

  deinit { for thread in threads { thread.join() } }

  func judge(_ request: borrowing Request, _ response: inout Response) -> Judgement {
    switch request.path.text {
    case "/small": return .bodyWanted(bytesMax: 10)
    case "/large": return .bodyWanted(bytesMax: 8 << 20)
    case "/forbidden":
      response.status = 403
      return .answered
    default: return .bodyWanted(bytesMax: 1 << 20)
    }
  }

  func answer(_ request: borrowing Request, _ response: inout Response) -> Outcome {
    let path = request.path.text
    response.body.append(contentsOf: Array(request.body.text.utf8))
    response.add("X-Path", path)
    switch path {
    case "/later":
      let (handle, answer) = (request.replyHandle, response)
      guard let thread = try? OwnThread({ handle.send(answer) }) else { break }
      threads.append(thread)
      return .later
    case "/held":
      held.hold(request.replyHandle, response)
      return .later
    case "/forbidden": response.status = 403
    case "/close": response.closes = true
    case _ where path.hasPrefix("/parts/") || path.hasPrefix("/cut/"):
      let numbers = path.split(separator: "/").compactMap { Int($0) }
      if request.field(.acceptEncoding) != nil { response.coding = .gzipWhenSent }
      let (handle, answer, makers) = (request.replyHandle, response, makers)
      guard
        let thread = try? OwnThread({
          makers.make(numbers[0], numbers[1], answer, handle, path.hasPrefix("/parts/"))
        })
      else { break }
      threads.append(thread)
      return .later
    default:
      if path.hasPrefix("/size/"), let size = Int(path.dropFirst(6)) {
        response.body = [UInt8](repeating: UInt8(ascii: "x"), count: size)
      }
    }
    return .answered
  }

  func refuse(
    _ refusal: Refusal, of request: borrowing Request?, from peer: Peer, _ response: inout Response
  ) {
    switch request {
    case .some(let request): response.add("X-Path", request.path.text)
    case .none: break
    }
    response.add("X-Refused", "\(refusal)")
    response.body.append(contentsOf: "refused".utf8)
  }

  func turnEnded() { turns.note() }
}

/// Answers that wait until the test lets them go.
final class Held: Sendable {
  private let answers = Guarded<[(ReplyHandle, Response)]>([])

  var count: Int { answers.withLock { $0.count } }

  func hold(_ handle: ReplyHandle, _ response: Response) {
    answers.withLock { $0.append((handle, response)) }
  }

  func letGo() {
    for (handle, response) in answers.withLock({ $0 }) { handle.send(response) }
  }
}

/// Makes bodies part by part.
final class Makers: Sendable {
  private let state = Guarded((partsWritten: 0, told: 0, ended: 0))

  /// Parts that were handed over, of all bodies.
  var partsWritten: Int { state.withLock { $0.partsWritten } }
  /// Bodies whose maker was told that nobody reads them.
  var told: Int { state.withLock { $0.told } }
  /// Bodies that nobody makes any more.
  var ended: Int { state.withLock { $0.ended } }

  func make(_ parts: Int, _ size: Int, _ response: Response, _ handle: ReplyHandle, _ finishes: Bool) {
    var stream = handle.begin(response)
    for number in 0..<parts where !stream.isCut {
      stream.write([UInt8](repeating: UInt8(ascii: "a") + UInt8(number % 26), count: size))
      state.withLock { $0.partsWritten += 1 }
    }
    let isCut = stream.isCut
    if finishes { stream.finish() }
    state.withLock { state in
      state.told += isCut ? 1 : 0
      state.ended += 1
    }
  }
}

/// Counts the turns of all loops.
final class Turns: Sendable {
  private let count = Atomic(0)

  var soFar: Int { count.load(ordering: .relaxed) }

  func note() { count.add(1, ordering: .relaxed) }
}

extension Span<UInt8> {
  /// The octets as text.
  var text: String {
    withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
