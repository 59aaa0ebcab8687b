// embed-migrations OUTPUT FILE…: writes the SQL files as Swift. Names are NNNN_what_it_does.sql, numbered 1, 2, 3 …
// without a gap; anything else stops the build.
import Foundation

func fail(_ why: String) -> Never {
  FileHandle.standardError.write(Data("error: migrations: \(why)\n".utf8))
  exit(1)
}

var arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.popFirst() else { fail("no output file named") }

guard !arguments.isEmpty else { fail("there are none") }
var entries: [String] = []
for (index, path) in arguments.sorted().enumerated() {
  let file = URL(fileURLWithPath: path)
  let stem = file.deletingPathExtension().lastPathComponent
  let parts = stem.split(separator: "_", maxSplits: 1)
  guard parts.count == 2, parts[0].utf8.count == 4, let version = Int(parts[0]) else {
    fail("\(file.lastPathComponent) is not named NNNN_what_it_does.sql")
  }
  guard version == index + 1 else {
    fail("\(file.lastPathComponent) stands where number \(index + 1) should: each number once, without a gap")
  }
  guard let sql = try? String(contentsOf: file, encoding: .utf8) else {
    fail("\(file.lastPathComponent) cannot be read as UTF-8")
  }
  guard !sql.contains("\"\"\"##") else { fail("\(file.lastPathComponent) contains \"\"\"##") }
  entries.append(
    "    Migration(version: \(version), name: \"\(parts[1])\", sql: ##\"\"\"\n\(sql)\n\"\"\"##),")
}

let source = """
  // Made by embed-migrations from migrations/*.sql.
  extension Migration {
    /// The schema that this program speaks, in order.
    public static let embedded: [Migration] = [
  \(entries.joined(separator: "\n"))
    ]
  }

  """
// An unchanged file keeps its time, so that nothing is compiled again for it.
if (try? String(contentsOfFile: output, encoding: .utf8)) == source { exit(0) }
do {
  try source.write(toFile: output, atomically: true, encoding: .utf8)
} catch {
  fail("cannot write \(output)")
}
