import Foundation

/// A statement of Sources/Persistence, as it is written there.
struct WrittenStatement: Sendable {
  /// `FlagRecord.select`: the file and the name.
  let name: String
  /// What is said above it.
  let comment: String
  let sql: String

  /// The words of the comment.
  var words: Set<String> {
    Set(comment.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
  }

  /// Every statement that has a name.
  static func all() throws -> [Self] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Persistence").standardized.path()
    return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(".swift") }
      .flatMap { path in
        let file = path.split(separator: "/").last?.dropLast(".swift".count) ?? ""
        return read(try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8), file: String(file))
      }
  }

  private static func read(_ text: String, file: String) -> [Self] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }[...]
    var statements: [Self] = []
    var comment: [String] = []
    while let line = lines.popFirst() {
      if line.hasPrefix("///") {
        comment.append(String(line.dropFirst(3)))
      } else {
        if let declared = line.firstMatch(of: /static let (\w+): StaticString =(.*)/) {
          let sql = literal(after: String(declared.2), &lines)
          if sql.starts(with: /SELECT|INSERT|UPDATE|DELETE/) {
            statements.append(
              Self(name: "\(file).\(declared.1)", comment: comment.joined(separator: " "), sql: sql))
          }
        }
        comment = []
      }
    }
    return statements
  }

  private static func literal(after rest: String, _ lines: inout ArraySlice<String>) -> String {
    var first = rest.trimmingCharacters(in: .whitespaces)
    if first.isEmpty { first = lines.popFirst() ?? "" }
    guard first == "\"\"\"" else { return first.trimmingCharacters(in: ["\""]) }
    let body = lines.prefix { $0 != "\"\"\"" }
    lines.removeFirst(body.count)
    return body.joined(separator: "\n")
  }
}
