import Foundation
import Testing

/// The octets of files, searched by a program that is not ours.
enum RawFiles {
  /// The names of the files in a directory that hold a text, as it is or as JSON spells it.
  static func holding(_ text: String, in directory: String) throws -> [String] {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let search = Process()
    search.executableURL = URL(filePath: "/bin/grep")
    search.arguments = ["-rlaF", "-e", text, "-e", escaped, directory]
    let output = Pipe()
    search.standardOutput = output
    try search.run()
    let found = output.fileHandleForReading.readDataToEndOfFile()
    search.waitUntilExit()
    try #require(search.terminationStatus < 2)
    return String(decoding: found, as: UTF8.self).split(separator: "\n").map {
      String($0.split(separator: "/").last ?? "")
    }
  }
}
