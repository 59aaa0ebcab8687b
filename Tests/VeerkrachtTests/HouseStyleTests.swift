import Foundation
import Testing

/// The rules of the house, read off the files themselves.
@Suite struct `The house` {
  /// Who may import whom, of our own rooms and of the packages. System modules are everybody's, but for Foundation.
  static let arrows: [String: Set<String>] = [
    "Domain": [],
    "Threads": [],
    "HTTPServer": ["CLinux", "CZlib", "Threads"],
    "SQLite": ["CSQLite"],
    "Persistence": ["Domain", "SQLite", "Threads", "Crypto", "FoundationEssentials"],
    "Routes": ["Domain", "HTTPServer", "Persistence", "Threads", "Crypto", "CZlib", "Foundation"],
    "veerkracht": [
      "Domain", "HTTPServer", "Persistence", "Routes", "Threads", "ArgumentParser", "Logging",
      "FoundationEssentials",
    ],
  ]
  static let system: Set<String> = ["Dispatch", "Glibc", "Synchronization"]

  @Test(arguments: arrows.keys.sorted()) func `has arrows that go one way`(room: String) throws {
    let allowed = try #require(Self.arrows[room]).union(Self.system)
    for file in try SourceFile.all(under: "Sources/\(room)") {
      for name in file.imports where !allowed.contains(name) {
        Issue.record("\(file.path) imports \(name)")
      }
    }
  }

  @Test func `parses the wire with nothing but the language`() throws {
    for file in try SourceFile.all(under: "Sources/HTTPServer/Wire") {
      #expect(file.imports.isEmpty, "\(file.path)")
    }
  }

  @Test func `has small files`() throws {
    for file in try SourceFile.all(under: "Sources") where file.lines.count > 350 {
      Issue.record("\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test(arguments: ["try!", "as!", "fatalError(", "TO" + "DO", "FIX" + "ME", "SELECT" + " *", "datetime("])
  func `does without`(words: String) throws {
    for file in try SourceFile.all(under: "Sources") + SourceFile.all(under: "migrations") {
      for (number, line) in file.lines.enumerated() where line.contains(words) {
        Issue.record("\(file.path):\(number + 1) has \(words)")
      }
    }
  }

  @Test func `says why where the compiler cannot check`() throws {
    for file in try SourceFile.all(under: "Sources") {
      for (number, line) in file.lines.enumerated()
      where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
        let before = file.lines[max(0, number - 12)..<number]
        let reasoned = line.contains("//") || before.contains { $0.contains("//") }
        #expect(reasoned, "\(file.path):\(number + 1) gives no reason")
      }
    }
  }

  @Test func `numbers its migrations without gaps`() throws {
    let names = try SourceFile.all(under: "migrations").map(\.name).sorted()
    for (index, name) in names.enumerated() {
      let number = String(index + 1)
      let prefix = String(repeating: "0", count: 4 - number.count) + number + "_"
      #expect(name.hasPrefix(prefix) && name.hasSuffix(".sql"), "\(name) should begin with \(prefix)")
    }
  }

  @Test func `keeps its top level to what the README's map shows`() throws {
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "migrations", "config", "Dockerfile", "README.md", "script", ".ci",
      ".gitignore", ".swift-format", ".dockerignore", "LICENSE",
    ]
    let ignored: Set = [".git", ".swiftpm", "Package.resolved", "data"]
    for entry in try FileManager.default.contentsOfDirectory(atPath: SourceFile.root)
    where !allowed.contains(entry) && !ignored.contains(entry) && !entry.hasPrefix(".build") && isName(entry)
    {
      Issue.record("\(entry) does not belong at the top level")
    }
  }

  @Test func `tests every room`() throws {
    for room in Self.arrows.keys {
      let tests = room.prefix(1).uppercased() + room.dropFirst() + "Tests"
      #expect(try !SourceFile.all(under: "Tests/\(tests)").isEmpty, "\(tests)")
    }
  }
}

/// Whether a person may have named it so. Where /tmp/swift-generated-sources belongs to another account, Swift 6.3
/// leaves the expansions of its macros in the working directory, under names of random octets.
private func isName(_ entry: String) -> Bool {
  entry.utf8.allSatisfy { 0x20..<0x7F ~= $0 }
}

/// One file of the repository.
private struct SourceFile {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    .path()

  let path: String
  let lines: [Substring]

  var name: String { String(path.split(separator: "/").last ?? "") }

  /// The modules it imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count else {
        return nil
      }
      let isImport = words[..<index].allSatisfy { $0.hasPrefix("@") || $0 == "public" || $0 == "internal" }
      return isImport ? String(words.last?.split(separator: ".").first ?? "") : nil
    }
  }

  /// Every Swift and SQL file under a folder.
  static func all(under folder: String) throws -> [Self] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root + folder).sorted()
    return try paths.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".sql") }.map { path in
      let text = try String(contentsOfFile: "\(root)\(folder)/\(path)", encoding: .utf8)
      return Self(
        path: "\(folder)/\(path)", lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }
}
