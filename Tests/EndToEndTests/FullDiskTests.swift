import Foundation
import SQLite
import Testing

extension `End to end` {
  @Suite struct `A full disk` {
    @Test(
      .enabled(if: !SmallDisk.mountable.isEmpty, "only root can mount a small disk"),
      arguments: SmallDisk.mountable)
    func `refuses writes with 503, serves reads, and is written to again when there is room`(
      kind: SmallDisk.Kind
    )
      throws
    {
      let folder = try TemporaryFolder()
      let disk = try SmallDisk(kind, mebibytes: 24, in: folder)
      let cooperative = try Cooperative(in: folder)
      let server = try RunningServer(in: folder, "--rate-limits", "off")
      let token = cooperative.tokens.referrer
      let body = try Repository.intakeWithoutNumber
      let first = try server.exchange("POST", "/v1/intakes", token: token, body: body)
      let path = try #require(first.fields["location"])
      var acknowledged: Set<String> = [String(path.split(separator: "/").last ?? "")]

      disk.fill()
      let connection = try Connection(port: server.port)
      var refused: Answer?
      for _ in 0..<3_000 where refused == nil {
        try connection.send(RunningServer.request("POST", "/v1/intakes", token: token, body: body))
        let answer = try connection.receive()
        if answer.status == 201 {
          acknowledged.insert(try answer.string("id"))
        } else {
          refused = answer
        }
      }
      let refusal = try #require(refused, "the disk was never full")
      #expect(refusal.status == 503)
      #expect(refusal.fields["content-type"] == "application/problem+json")
      #expect(Int(refusal.fields["retry-after"] ?? "") ?? 0 >= 1)
      #expect(try server.exchange("GET", "/readyz").status == 503)
      #expect(try server.exchange("GET", "/livez").status == 200)
      #expect(try server.exchange("GET", path, token: token).body == first.body)
      let backup = try Executable.run("backup", "--data", server.data, "--to", "\(folder.path)/backup.sqlite")
      #expect(
        backup.status == 0, "a full disk is no reason to be without a backup elsewhere: \(backup.errors)")
      #expect(
        try Shell.run("$VEERKRACHT backup --data '\(server.data)' --to - | cat", in: folder).output.isEmpty)

      disk.empty()
      let deadline = ContinuousClock.now + .seconds(30)
      var answer = refusal
      while answer.status != 201, ContinuousClock.now < deadline {
        usleep(100_000)
        answer = try server.exchange("POST", "/v1/intakes", token: token, body: body)
      }
      #expect(answer.status == 201, "\(answer.text)")
      acknowledged.insert(try answer.string("id"))
      #expect(try server.exchange("GET", "/readyz").status == 200)
      #expect(server.logged.contains("writing rests") && server.logged.contains("writing again"))
      #expect(server.stop() == 0)

      let reader = try SQLite.Connection(path: "\(server.data)/veerkracht.sqlite", access: .read)
      let kept = try reader.read { transaction throws(SQLiteError) in
        try transaction.all("SELECT id FROM intake") { row in row.string(0) }
      }
      #expect(acknowledged.isSubset(of: kept))
      #expect(Set(kept).count == kept.count)
      #expect(try Executable.run("audit", "verify", "--data", server.data).status == 0)
      print(
        "chaos: \(kind.rawValue) full after \(acknowledged.count) intakes: 503, reads went on, writes came back"
      )
      withExtendedLifetime(disk) {}
    }
  }
}
