import Foundation
import Testing

/// What the README's section on security says, held against the files.
@Suite struct `The section on security` {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    .standardized

  private static func files(under folder: String, ending: String) throws -> [(path: String, text: String)] {
    let start = root.appending(path: folder)
    let found = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
    return try (found?.allObjects as? [URL] ?? []).filter { $0.lastPathComponent.hasSuffix(ending) }.map {
      ($0.path(), try String(contentsOf: $0, encoding: .utf8))
    }
  }

  @Test func `names tests that there are, for each of the ten risks`() throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| API") }
    #expect(rows.count == 10)
    let tests = try Self.files(under: "Tests", ending: ".swift").map(\.text).joined()
    for (number, row) in rows.enumerated() {
      #expect(row.hasPrefix("| API\(number + 1) "))
      let cell = row.split(separator: "|")[2]
      let names = cell.matches(of: /`([^`]+)`/).map(\.1)
      #expect(!names.isEmpty, "\(row)")
      for name in names { #expect(tests.contains("func `\(name)`("), "there is no test `\(name)`") }
    }
  }

  /// Only commands speak to somebody, through the Unix socket of their own machine, and the server tries whether such a
  /// socket is in use.
  @Test func `calls nobody`() throws {
    let callers = try Self.files(under: "Sources", ending: ".swift").filter { file in
      ["connect(", "URLSession", "getaddrinfo("].contains { file.text.contains($0) }
    }
    #expect(
      Set(callers.map { $0.path.split(separator: "/").last ?? "" }) == [
        "UnixSocketFile.swift", "LocalConnection.swift",
      ])
  }

  struct Bill: Decodable {
    let bomFormat: String
    let specVersion: String
    let components: [Component]

    struct Component: Decodable {
      let name: String
      let version: String?
      let licenses: [Licence]
    }

    struct Licence: Decodable {
      let license: [String: String]
    }
  }

  private struct Resolved: Decodable {
    let pins: [Pin]

    struct Pin: Decodable {
      let identity: String
      let state: [String: String]
    }
  }

  @Test func `are listed with versions and licences`() throws {
    let process = Process()
    process.executableURL = Self.root.appending(path: "script/sbom")
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let bill = try JSONDecoder().decode(Bill.self, from: output)
    #expect(bill.bomFormat == "CycloneDX")
    #expect(bill.specVersion == "1.5")
    let resolved = try JSONDecoder().decode(
      Resolved.self, from: Data(contentsOf: Self.root.appending(path: "Package.resolved")))
    #expect(!resolved.pins.isEmpty)
    for pin in resolved.pins {
      let component = try #require(bill.components.first { $0.name == pin.identity }, "\(pin.identity)")
      #expect(component.version == pin.state["version"])
      #expect(component.licenses.first?.license["id"] == "Apache-2.0")
    }
    for library in ["libsqlite3-0", "zlib1g", "libc6", "tzdata"] {
      #expect(bill.components.contains { $0.name == library && !$0.licenses.isEmpty }, "\(library)")
    }
  }
}
