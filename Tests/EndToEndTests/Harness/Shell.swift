import Foundation

/// Other programs of this machine, as an operator would call them.
enum Shell {
  /// Runs a script to its end. `$VEERKRACHT` is the program.
  static func run(
    _ script: String, in folder: TemporaryFolder, variables: [String: String] = [:]
  ) throws -> Executable.Result {
    let name = "shell-\(UUID().uuidString)"
    let process = try start(script, in: folder, output: name, variables: variables)
    return Executable.Result(
      status: process.exitStatus(), output: folder.text(name), errors: folder.text("\(name)-errors"))
  }

  static func start(
    _ script: String, in folder: TemporaryFolder, output: String, variables: [String: String] = [:]
  ) throws -> ChildProcess {
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("VEERKRACHT_") }
    environment["VEERKRACHT"] = Executable.path
    environment["LSAN_OPTIONS"] = "detect_leaks=0"
    environment.merge(variables) { $1 }
    return try ChildProcess(
      "/bin/sh", ["-c", script], environment: environment.map { "\($0.key)=\($0.value)" },
      output: "\(folder.path)/\(output)", errors: "\(folder.path)/\(output)-errors")
  }

  /// Whether a program is there.
  static func has(_ program: String) -> Bool {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? run("command -v \(program)", in: folder).status) == 0
  }

  static let hasAge = has("age") && has("age-keygen")
  static let hasNginx = has("nginx") && has("curl") && has("openssl")
  static let hasCaddy = has("caddy") && has("curl") && has("openssl")
}
