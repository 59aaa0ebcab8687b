import Foundation
import Testing

extension `End to end` {
  /// What newcomers paste first has to work as it stands.
  @Suite(.serialized) struct `The README's story` {
    @Test func `can be pasted line by line`() throws {
      let folder = try TemporaryFolder()
      let cooperative = try Cooperative(in: folder, clients: 50)
      let server = try RunningServer(in: folder)
      let (tokens, ids) = (cooperative.tokens, cooperative.ids)
      let script = """
        A=http://127.0.0.1:\(server.port)
        GP=\(tokens.referrer) PRACTITIONER=\(tokens.practitioner) COLLEAGUE=\(tokens.otherPractitioner)
        COORDINATOR=\(tokens.coordinator) PRACTITIONER_ID=\(ids.practitioner) COLLEAGUE_ID=\(ids.otherPractitioner)
        \(try Self.lines(after: "### A client's way"))
        """
      try script.write(toFile: "\(folder.path)/story.sh", atomically: true, encoding: .utf8)
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-u", "\(folder.path)/story.sh"]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      // Two curls at once may end each other's line.
      let answers = said.replacing("}{", with: "}\n{").split(separator: "\n").compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
      let problems = answers.compactMap { $0["type"] as? String }.filter {
        $0.hasPrefix("urn:veerkracht:problem:")
      }
      #expect(problems == ["urn:veerkracht:problem:preconditionFailed"], "\(said)")
      #expect(answers.first?["holdUntilGpContact"] as? Bool == true)
      let course = try #require(answers.last { $0["phq9"] is [Any] && $0["fourDkl"] is [Any] }, "\(said)")
      let points = try #require(course["phq9"] as? [[String: Any]])
      #expect(points.map { $0["total"] as? Int } == [17, 10, 4, 3])
      #expect(answers.last?["sickWeek"] as? Int ?? 0 >= 27)
      #expect(answers.contains { $0["status"] as? String == "completed" })
      #expect(answers.count { $0["acknowledgedAt"] is String } == 2)
      #expect(said.contains("Voelt zich hersteld."))
    }

    /// The first block of shell lines after a heading.
    private static func lines(after heading: String) throws -> Substring {
      let readme = try Repository.text("README.md")
      let section = try #require(readme.range(of: heading + "\n"))
      let begin = try #require(readme[section.upperBound...].range(of: "```sh\n"))
      let end = try #require(readme[begin.upperBound...].range(of: "\n```"))
      return readme[begin.upperBound..<end.lowerBound]
    }
  }
}
