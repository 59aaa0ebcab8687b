import Testing

extension `End to end` {
  @Suite struct `A restart` {
    @Test(arguments: [true, false]) func `keeps everything`(gently: Bool) throws {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder)
      let intake = try Repository.text("config/demo/intake.json")
      var server = try RunningServer(in: folder)
      let posted = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, key: "before", body: intake)
      #expect(posted.status == 201)
      if gently { #expect(server.stop() == 0) } else { server.crash() }

      server = try RunningServer(in: folder)
      let path = try #require(posted.fields["location"])
      let read = try server.exchange("GET", path, token: cooperative.tokens.referrer)
      #expect(read.status == 200)
      #expect(read.body == posted.body)
      let again = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, key: "before", body: intake)
      #expect(again.status == 201)
      #expect(again.fields["location"] == path)
      #expect(again.fields["idempotent-replayed"] == "true")
      #expect(try Executable.run("audit", "verify", "--data", server.data).status == 0)
    }
  }
}
