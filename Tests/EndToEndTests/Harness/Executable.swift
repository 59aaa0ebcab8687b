import Foundation

/// The built program, which stands beside the test bundle.
enum Executable {
  static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "veerkracht").path()

  /// What a command said and how it ended.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs a command to its end.
  static func run(_ arguments: String...) throws -> Result {
    try run(arguments)
  }

  static func run(_ arguments: [String]) throws -> Result {
    let folder = try TemporaryFolder()
    let process = try start(arguments, in: folder, output: "output", errors: "errors")
    return Result(
      status: process.exitStatus(), output: folder.text("output"), errors: folder.text("errors"))
  }

  /// Starts a command, with an environment that says nothing about the configuration.
  /// - Parameters:
  ///   - variables: what the environment says of the configuration.
  ///   - descriptorsMax: how many descriptors it may have open.
  static func start(
    _ arguments: [String], in folder: TemporaryFolder, output: String, errors: String,
    variables: [String: String] = [:], descriptorsMax: Int? = nil
  ) throws -> ChildProcess {
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("VEERKRACHT_") }
    // Under the address sanitizer: what is made once and kept until the end is no leak, but its enums hide their
    // pointers from the sanitizer's last look.
    environment["LSAN_OPTIONS"] = "detect_leaks=0"
    environment.merge(variables) { $1 }
    var (program, arguments) = (path, arguments)
    if let descriptorsMax {
      arguments = ["-c", "ulimit -n \(descriptorsMax); exec \"$0\" \"$@\"", path] + arguments
      program = "/bin/sh"
    }
    return try ChildProcess(
      program, arguments, environment: environment.map { "\($0.key)=\($0.value)" },
      output: "\(folder.path)/\(output)", errors: "\(folder.path)/\(errors)")
  }
}

/// A folder of a test's own, gone with it.
final class TemporaryFolder: Sendable {
  let path = FileManager.default.temporaryDirectory.appending(path: "veerkracht-\(UUID().uuidString)").path()

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What stands in a file; empty when it cannot be read.
  func text(_ name: String) -> String {
    (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)) ?? ""
  }
}

/// The files of the repository that tests read.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardized

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The example intake without its referral number, which would make every one after the first the same intake.
  static var intakeWithoutNumber: String {
    get throws {
      try text("config/demo/intake.json").split(separator: "\n")
        .filter { !$0.contains("zorgdomeinNumber") }.joined(separator: "\n")
    }
  }
}
