import FaultySQLite
import Foundation
import Testing

@testable import Routes

/// What callers get while the disk fails.
@Suite struct `A caller, when the disk fails,` {
  private static let faults: [(FaultyDisk.Operation, FaultyDisk.Fault)] = [
    (.write, .full), (.write, .inputOutput), (.sync, .inputOutput),
  ]

  @Test(arguments: faults)
  func `is told 503 and when to come back, reads on, and is served again without a hand`(
    operation: FaultyDisk.Operation, fault: FaultyDisk.Fault
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "veerkracht-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let disk = FaultyDisk(directory: folder.path)
    let service = try TestService(in: folder)
    let token = try service.referrerToken()
    let first = try post("first", token, service)
    #expect(first.status == 201)

    disk.fail(operation, of: "-wal", with: fault, times: 40)
    let requests = (0..<3).map { number in
      TestRequest(
        "POST", "/v1/intakes", token: token, fields: ["Idempotency-Key: batch-\(number)"],
        body: SampleIntake.small())
    }
    for answer in try service.send(requests) {
      #expect(answer.status == 503)
      #expect(answer.problem == "unavailable")
      #expect(Int(answer.fields["retry-after"] ?? "") ?? 0 >= 1)
      #expect(!answer.body.contains("SQLite") && !answer.body.contains("disk"))
    }
    #expect(try service.send("GET", "/readyz").status == 503)
    #expect(try service.send("GET", "/livez").status == 200)
    let path = try #require(first.fields["location"])
    #expect(try service.send("GET", path, token: token).body == first.body)

    disk.mend()
    for _ in 0..<10_000 where try service.send("GET", "/readyz").status != 200 { usleep(1_000) }
    // Asked again with the same keys: each is kept exactly once, whatever became of the first try.
    let answers = try service.send(requests) + service.send(requests)
    #expect(answers.allSatisfy { $0.status == 201 })
    #expect(Set(answers.map { $0.json["id"] as? String }).count == 3)
    let list = try service.send("GET", "/v1/intakes", token: token)
    #expect(list.items.count == 4)
    service.stop()
  }

  private func post(_ key: String, _ token: String, _ service: TestService) throws -> TestAnswer {
    try service.send(
      "POST", "/v1/intakes", token: token, fields: ["Idempotency-Key: \(key)"], body: SampleIntake.small())
  }
}
