import Foundation
import Threads

/// Connections that post intakes as fast as they are answered, each intake once, until they are told to stop.
final class Load: Sendable {
  private struct State {
    var acknowledged: Set<String> = []
    var surprises: [String] = []
    var isStopping = false
  }

  private let state = Guarded(State())
  private let threads: Guarded<[OwnThread]>

  init(on port: UInt16, connections: Int, token: String) throws {
    let body = try Repository.intakeWithoutNumber
    var threads: [OwnThread] = []
    for _ in 0..<connections {
      let thread = try OwnThread { [state] in
        while !state.withLock({ $0.isStopping }) {
          do {
            try Self.post(body, on: Connection(port: port), token, state)
          } catch {
            state.withLock { $0.surprises.append("\(error)") }
            usleep(1_000)
          }
        }
      }
      threads.append(thread)
    }
    self.threads = Guarded(threads)
  }

  private static func post(
    _ body: String, on connection: Connection, _ token: String, _ state: Guarded<State>
  ) throws {
    while !state.withLock({ $0.isStopping }) {
      try connection.send(RunningServer.request("POST", "/v1/intakes", token: token, body: body))
      let answer = try connection.receive()
      state.withLock { state in
        if answer.status == 201, let id = answer.fields["location"]?.split(separator: "/").last {
          state.acknowledged.insert(String(id))
        } else {
          state.surprises.append("\(answer.status) \(answer.text)")
        }
      }
      if answer.fields["connection"] == "close" { return }
    }
  }

  /// The ids of the intakes that were answered with 201 so far.
  var acknowledged: Set<String> { state.withLock { $0.acknowledged } }

  /// Waits, for at most a minute, until so many were.
  func waitForAcknowledged(_ count: Int) {
    let deadline = ContinuousClock.now + .seconds(60)
    while state.withLock({ $0.acknowledged.count }) < count, ContinuousClock.now < deadline { usleep(2_000) }
  }

  /// - Returns: Every answer that was not a 201, and every connection that broke.
  func stop() -> [String] {
    state.withLock { $0.isStopping = true }
    let threads = threads.withLock { threads in
      defer { threads = [] }
      return threads
    }
    for thread in threads { thread.join() }
    return state.withLock { $0.surprises }
  }

  deinit { _ = stop() }
}
