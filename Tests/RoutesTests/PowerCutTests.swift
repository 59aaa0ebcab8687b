import FaultySQLite
import Foundation
import Persistence
import SQLite
import Testing

@testable import Routes

/// Intakes are posted while the power is cut at any write, truncation or sync; what was not synced is lost, torn or
/// reordered. The environment's `POWER_CUTS` says how often.
@Suite struct `A power cut` {
  @Test func `takes no acknowledged intake, and doubles none`() throws {
    let cuts = ProcessInfo.processInfo.environment["POWER_CUTS"].flatMap { Int($0) } ?? 40
    let outcome = try PowerCuts().play(cuts)
    #expect(outcome.lost == 0 && outcome.unexplained == 0)
    #expect(outcome.damages.isEmpty, "\(outcome.damages.prefix(3))")
    #expect(outcome.acknowledged > cuts, "too few were acknowledged for the story to mean anything")
    print(
      "chaos: \(cuts) power cuts, \(outcome.acknowledged) acknowledged intakes, \(outcome.lost) lost,",
      "\(outcome.unexplained) doubled, \(outcome.checkpoints) checkpoints on the way")
  }

  #if DEBUG
    @Test func `finds out a writer that answers before the commit`() throws {
      let outcome = try PowerCuts(answersBeforeCommit: true).play(200, untilLost: true)
      #expect(outcome.lost > 0)
      print(
        "chaos: answering before the commit lost \(outcome.lost) acknowledged intakes after \(outcome.cuts) power cuts"
      )
    }
  #endif
}

/// The story, over as many cuts as are asked for.
private struct PowerCuts {
  struct Outcome {
    var cuts = 0
    var acknowledged = 0
    var lost = 0
    /// Intakes that are there and were never sent, or sent once and kept twice.
    var unexplained = 0
    var checkpoints = 0
    var damages: [String] = []
  }

  var answersBeforeCommit = false
  /// After so many cuts the story begins with a new database, so that it does not get long.
  private let cutsPerDatabase = 25

  func play(_ cuts: Int, untilLost: Bool = false) throws -> Outcome {
    var outcome = Outcome()
    while outcome.cuts < cuts, !untilLost || outcome.lost == 0 {
      try playOnOneDatabase(min(cutsPerDatabase, cuts - outcome.cuts), &outcome)
    }
    return outcome
  }

  private func playOnOneDatabase(_ cuts: Int, _ outcome: inout Outcome) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "veerkracht-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let disk = FaultyDisk(directory: folder.path)
    let clock = TestClock()
    let token = try TestService(in: folder, clock: clock).referrerToken()
    var generator = SystemRandomNumberGenerator()
    var serial = 0
    /// Keys that were sent, and the intake that each was acknowledged with.
    var sent: [String: String?] = [:]
    for _ in 0..<cuts {
      try postUntilCut(of: disk, TestService(in: folder, clock: clock, writing: writing))
      outcome.cuts += 1
      try wait(disk)
      try disk.powerUp(using: &generator)
      check(folder, sent, &outcome)
    }

    func postUntilCut(of disk: FaultyDisk, _ service: TestService) throws {
      // A crash leaves what was asked unanswered: it is asked again, with the same key.
      let open = sent.filter { $0.value == nil }.map(\.key).sorted()
      let answersAgain = try post(open, token, service)
      for (key, id) in zip(open, answersAgain) { sent[key] = .some(id) }
      disk.cutPower(afterOperations: Int.random(in: 1...1_500, using: &generator))
      while !disk.isCut {
        let keys = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
          serial += 1
          return "key-\(serial)"
        }
        for (key, id) in zip(keys, try post(keys, token, service)) { sent[key] = .some(id) }
      }
      outcome.checkpoints += service.database.writer.statistics.checkpoints
      service.stop()
    }
    // What was left open is sent a last time: afterwards each key has made exactly one intake.
    let service = try TestService(in: folder, clock: clock)
    let open = sent.filter { $0.value == nil }.map(\.key).sorted()
    for (key, id) in zip(open, try post(open, token, service)) { sent[key] = .some(id) }
    service.stop()
    check(folder, sent, &outcome)
    let ids = sent.values.compactMap(\.self)
    outcome.acknowledged += ids.count
    outcome.unexplained += ids.count - Set(ids).count
    outcome.unexplained += max(0, try intakes(in: folder).count - ids.count)
  }

  /// Often between batches, so that power is cut in the midst of checkpoints too.
  private var writing: Writer.Limits {
    var limits = Writer.Limits()
    limits.checkpointPagesWhenIdle = 20
    limits.checkpointPagesMax = 60
    limits.idleDelay = .milliseconds(1)
    #if DEBUG
      limits.answersBeforeCommit = answersBeforeCommit
    #endif
    return limits
  }

  /// - Returns: for each key the id of its intake, or nil when it was not acknowledged.
  private func post(_ keys: [String], _ token: String, _ service: TestService) throws -> [String?] {
    let answers = try service.send(
      keys.map { key in
        TestRequest(
          "POST", "/v1/intakes", token: token, fields: ["Idempotency-Key: \(key)"], body: SampleIntake.small()
        )
      })
    return try zip(keys, answers).map { key, answer in
      switch answer.status {
      case 201: return answer.json["id"] as? String
      case 503:
        #expect(answer.fields["retry-after"] != nil)
        return nil
      default: throw Surprise(status: answer.status, body: answer.body)
      }
    }
  }

  private struct Surprise: Error {
    let status: Int
    let body: String
  }

  /// The threads of a service that was let go close their connections in their own time.
  private func wait(_ disk: FaultyDisk) throws {
    for _ in 0..<2_000 where disk.openFiles > 0 { usleep(1_000) }
    try #require(disk.openFiles == 0)
  }

  private func check(_ folder: URL, _ sent: [String: String?], _ outcome: inout Outcome) {
    do {
      let kept = try intakes(in: folder)
      outcome.lost += sent.values.compactMap(\.self).count { !kept.contains($0) }
      let backup = folder.appendingPathExtension("backup").path
      defer { for end in ["", ".sha256"] { unlink(backup + end) } }
      // Looks at integrity, foreign keys and every link of the audit chain.
      _ = try DatabaseCopy.make(of: DataDirectory(path: folder.path), at: backup)
      _ = try DatabaseCopy.check(backup, scratch: folder.path)
    } catch {
      outcome.damages.append("\(error)")
    }
  }

  private func intakes(in folder: URL) throws -> Set<String> {
    let connection = try Connection(path: DataDirectory(path: folder.path).databasePath, access: .read)
    return try Set(
      connection.read { transaction throws(SQLiteError) in
        try transaction.all("SELECT id FROM intake") { row in row.string(0) }
      })
  }
}
