import Glibc

@testable import HTTPServer

/// A directory of its own for one test, gone with it.
final class TemporaryDirectory {
  let path: String
  private var made: [String] = []

  init() throws {
    var template = Array("/tmp/veerkracht-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError("mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    made.append(path)
  }

  /// A file's path of at least this many octets, through as many directories as that takes.
  func path(length: Int) throws -> String {
    var directory = path
    while directory.utf8.count + 12 < length {
      let name = String(repeating: "d", count: min(60, max(1, length - directory.utf8.count - 13)))
      directory += "/" + name
      guard mkdir(directory, 0o700) == 0 else { throw SystemError("mkdir") }
      made.append(directory)
    }
    let file = directory + "/s" + String(repeating: "o", count: max(0, length - directory.utf8.count - 2))
    return file
  }

  deinit {
    for directory in made.reversed() {
      if let entries = opendir(directory) {
        while let entry = readdir(entries) {
          let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
          }
          unlink(directory + "/" + name)
        }
        closedir(entries)
      }
      rmdir(directory)
    }
  }
}
