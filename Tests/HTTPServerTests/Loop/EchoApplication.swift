import Synchronization
import Threads

@testable import HTTPServer

/// The application behind the loop's tests: it says back what it was sent, by the path that it was sent to.
///
/// - `/echo` (also at `*`): the body · `/size/N`: N octets · `/close`: the body, and the connection ends
/// - `/later`: the body, from another thread · `/held`: nothing until `Held` is let go
/// - `/small`: takes 10 octets at most · `/forbidden`: 403 at the head · `/large`: takes 8 MiB
final class EchoApplication: Application {
  private let held: Held
  private let turns: Turns
  private var threads: [OwnThread] = []

  init(held: Held = Held(), turns: Turns = Turns()) {
    self.held = held
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
    default:
      if path.hasPrefix("/size/"), let size = Int(path.dropFirst(6)) {
        response.body = [UInt8](repeating: UInt8(ascii: "x"), count: size)
      }
    }
    return .answered
  }

  func refuse(_ refusal: Refusal, from peer: Peer, _ response: inout Response) {
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
