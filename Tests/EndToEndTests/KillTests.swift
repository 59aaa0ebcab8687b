import Foundation
import Testing
import Threads

extension `End to end` {
  /// 64 connections post while the server is killed again and again. The environment's `KILL_ROUNDS` says how often.
  @Suite struct `A server that is killed with kill -9` {
    @Test func `keeps every acknowledged intake exactly once`() throws {
      let rounds = ProcessInfo.processInfo.environment["KILL_ROUNDS"].flatMap { Int($0) } ?? 4
      let outcome = try KillStory().play(rounds)
      #expect(outcome.surprises.isEmpty, "\(outcome.surprises.prefix(3))")
      #expect(outcome.acknowledged > rounds, "the posters were too slow for the story to mean anything")
      #expect(outcome.lost == 0 && outcome.unexplained == 0)
      #expect(outcome.verified.status == 0, "\(outcome.verified.errors)")
      print(
        "chaos: \(rounds) times kill -9 under 64 connections, \(outcome.acknowledged) acknowledged intakes,",
        "\(outcome.lost) lost, \(outcome.unexplained) doubled, the audit chain holds")
    }

    #if DEBUG
      @Test func `that answers before the commit is found out`() throws {
        var rounds = 0
        var lost = 0
        while lost == 0, rounds < 60 {
          lost = try KillStory(variables: ["VEERKRACHT_ANSWER_BEFORE_COMMIT": "on"]).play(5).lost
          rounds += 5
        }
        #expect(lost > 0)
        print(
          "chaos: answering before the commit lost \(lost) acknowledged intakes within \(rounds) times kill -9"
        )
      }
    #else
      @Test func `cannot be made to answer before the commit`() throws {
        let refused = try Shell.run(
          "$VEERKRACHT serve --port 0 --data data", in: TemporaryFolder(),
          variables: ["VEERKRACHT_ANSWER_BEFORE_COMMIT": "on"])
        #expect(refused.status == 78)
      }
    #endif
  }
}

private struct KillStory {
  struct Outcome {
    let acknowledged: Int
    /// Acknowledged, and not there.
    let lost: Int
    /// There, and acknowledged under no key, or under two.
    let unexplained: Int
    let surprises: [String]
    let verified: Executable.Result
  }

  var variables: [String: String] = [:]

  func play(_ rounds: Int) throws -> Outcome {
    let folder = try TemporaryFolder()
    let cooperative = try Cooperative(in: folder)
    let before = try countIntakes(of: cooperative, in: folder)
    let ledger = Ledger()
    let token = cooperative.tokens.referrer
    let body = try Repository.intakeWithoutNumber

    let posters = (0..<64).map { number in
      let poster = Thread { post(body, as: token, poster: number, ledger) }
      poster.start()
      return poster
    }
    for _ in 0..<rounds {
      let server = try RunningServer(in: folder, "--rate-limits", "off", variables: variables)
      ledger.serverIs(at: server.port)
      usleep(UInt32.random(in: 50_000...400_000))
      server.crash()
      ledger.serverIs(at: nil)
    }
    let server = try RunningServer(in: folder, "--rate-limits", "off")
    ledger.stopAfterThis(at: server.port)
    while posters.contains(where: { !$0.isFinished }) { usleep(10_000) }

    let acknowledged = Array(ledger.acknowledged.values)
    let kept = try allIntakes(server, cooperative.tokens.coordinator)
    let lost = Set(acknowledged).subtracting(kept).count
    // Whatever was sent was sent again until it was acknowledged, so nothing else may be there.
    let doubled = kept.count - Set(kept).count + acknowledged.count - Set(acknowledged).count
    let unexplained = doubled + max(0, kept.count - before - (acknowledged.count - lost))
    let status = server.stop()
    let verified = try Executable.run("audit", "verify", "--data", server.data)
    return Outcome(
      acknowledged: acknowledged.count, lost: lost, unexplained: unexplained,
      surprises: ledger.surprises + (status == 0 ? [] : ["exit status \(status)"]), verified: verified)
  }

  private func countIntakes(of cooperative: Cooperative, in folder: TemporaryFolder) throws -> Int {
    let server = try RunningServer(in: folder, "--rate-limits", "off")
    defer { _ = server.stop() }
    return try allIntakes(server, cooperative.tokens.coordinator).count
  }

  /// The ids of all intakes, page by page.
  private func allIntakes(_ server: RunningServer, _ token: String) throws -> [String] {
    let connection = try Connection(port: server.port)
    var ids: [String] = []
    var path: String? = "/v1/intakes?limit=100"
    while let next = path {
      try connection.send(RunningServer.request("GET", next, token: token))
      let page = try connection.receive()
      try #require(page.status == 200, "\(page.text)")
      ids += try page.list("items").compactMap { ($0 as? [String: Any])?["id"] as? String }
      path = (try page.value("nextCursor") as? String).map { "/v1/intakes?limit=100&cursor=\($0)" }
    }
    return ids
  }
}

/// Posts intakes, each with a key of its own and again until it is acknowledged, until the ledger says stop.
private func post(_ body: String, as token: String, poster: Int, _ ledger: Ledger) {
  var serial = 0
  var key = "poster-\(poster)-0"
  var sentBefore = false
  var connection: Connection?
  var connectedTo: UInt16?
  while true {
    guard let port = ledger.port else {
      usleep(1_000)
      continue
    }
    if port != connectedTo || connection == nil {
      connection = try? Connection(port: port)
      connectedTo = port
    }
    do {
      try connection?.send(RunningServer.request("POST", "/v1/intakes", token: token, key: key, body: body))
      let answer = try connection?.receive()
      switch answer?.status {
      case 201: ledger.acknowledge(key, answer?.fields["location"] ?? "")
      case 503?, nil:
        usleep(1_000)
        continue
      case .some(let status): ledger.surprise("\(key): \(status) \(answer?.text ?? "")")
      }
    } catch {
      connection = nil
      continue
    }
    if serial % 5 == 0, !sentBefore {
      sentBefore = true  // the same key again: it must be the same intake
      continue
    }
    if ledger.isLastRound { return }
    serial += 1
    key = "poster-\(poster)-\(serial)"
    sentBefore = false
  }
}

/// What the posters know together.
private final class Ledger: Sendable {
  private struct State {
    var port: UInt16?
    var isLastRound = false
    var acknowledged: [String: String] = [:]
    var surprises: [String] = []
  }
  private let state = Guarded(State())

  var port: UInt16? { state.withLock { $0.port } }
  var isLastRound: Bool { state.withLock { $0.isLastRound } }
  /// The id of the intake that each key was acknowledged with.
  var acknowledged: [String: String] { state.withLock { $0.acknowledged } }
  var surprises: [String] { state.withLock { $0.surprises } }

  func serverIs(at port: UInt16?) {
    state.withLock { $0.port = port }
  }

  func stopAfterThis(at port: UInt16) {
    state.withLock { state in
      state.port = port
      state.isLastRound = true
    }
  }

  func acknowledge(_ key: String, _ location: String) {
    let id = String(location.split(separator: "/").last ?? "")
    state.withLock { state in
      if let known = state.acknowledged.updateValue(id, forKey: key), known != id {
        state.surprises.append("\(key) was \(known) and is \(id)")
      }
    }
  }

  func surprise(_ what: String) {
    state.withLock { $0.surprises.append(what) }
  }
}
