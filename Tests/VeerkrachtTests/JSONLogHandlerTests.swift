import Foundation
import Logging
import Testing

@testable import veerkracht

@Suite struct `A log line` {
  @Test func `is one JSON object with time, level, message and metadata`() throws {
    let line = try logged { logger in logger.info("listening", metadata: ["address": "http://127.0.0.1:1"]) }
    let members = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
    #expect(members["level"] == "info")
    #expect(members["msg"] == "listening")
    #expect(members["address"] == "http://127.0.0.1:1")
    #expect(try members["time"]?.wholeMatch(of: Regex(#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"#)) != nil)
    #expect(line.hasSuffix("}\n"))
  }

  @Test(arguments: ["\"quoted\"", "back\\slash", "two\nlines", "bell\u{7}", "tab\t", "é and 🜁"])
  func `carries any text`(text: String) throws {
    let line = try logged { logger in logger.warning("\(text)") }
    let members = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
    #expect(members["msg"] == text)
    #expect(line.filter { $0 == "\n" }.count == 1)
  }

  @Test func `below the level is not written`() throws {
    #expect(try logged { logger in logger.debug("chatter") } == "")
  }

  /// What a logger at level `info` writes.
  private func logged(_ log: (Logger) -> Void) throws -> String {
    let pipe = Pipe()
    let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    log(Logger(label: "test") { _ in JSONLogHandler(output: output, logLevel: .info) })
    try pipe.fileHandleForWriting.close()
    return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }
}
