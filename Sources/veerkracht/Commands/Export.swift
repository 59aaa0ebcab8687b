internal import ArgumentParser
internal import Domain
internal import Glibc

/// `veerkracht export`: a client's whole dossier, for the client who asks for it.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write everything that is kept of a client, as JSON.",
    discussion: "Asks with a coordinator's token that it makes for itself, and the audit trail tells so.")

  @OptionGroup var options: DataOptions

  @Option(name: .customLong("client"), help: "The client's id.")
  var client: String

  @Option(help: "A file to make, readable by its owner alone; - for standard output.")
  var to = "-"

  func validate() throws { try checkID(client) }

  func run() throws {
    // Made first: a dossier that cannot be kept is not asked for.
    let output = try OutputFile(to)
    do {
      let answer = try Administration(configuration: options.configuration()).askAsCoordinator("export") {
        try $0.exchange("GET", "/v1/clients/\(client)/export")
      }
      try answer.checkSucceeded()
      try output.write(Array(answer.body.utf8) + [UInt8(ascii: "\n")])
    } catch {
      output.remove()
      throw error
    }
  }
}

/// - Throws: when it is no id, which the command line then says.
func checkID(_ text: String) throws {
  guard UUIDv7(text) != nil else { throw ValidationError("'\(text)' is not an id") }
}

/// Where a command puts what it has read: a new file that is its owner's alone, or standard output.
struct OutputFile: ~Copyable {
  private let path: String
  private let descriptor: CInt

  /// - Parameter path: `-` for standard output.
  /// - Throws: when there is such a file already, or none can be made.
  init(_ path: String) throws(Failure) {
    self.path = path
    descriptor =
      path == "-" ? STDOUT_FILENO : open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw Self.failure(path) }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

  /// - Throws: when not all of it can be written.
  func write(_ octets: [UInt8]) throws(Failure) {
    var written = 0
    while written < octets.count {
      let count = octets[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path) }
      written += count
    }
  }

  /// Takes the file away again.
  func remove() {
    if path != "-" { unlink(path) }
  }

  private static func failure(_ path: String) -> Failure {
    let name = path == "-" ? "standard output" : path
    let reason = String(cString: strerror(errno))
    return Failure(errno == ENOSPC ? .diskFull : .inputOutput, "\(name) cannot be written: \(reason)")
  }
}
