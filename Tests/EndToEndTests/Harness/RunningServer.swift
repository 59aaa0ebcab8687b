import Foundation
import Glibc
import Testing

/// `veerkracht serve` as a process of its own, on a free port.
final class RunningServer {
  let folder: TemporaryFolder
  let port: UInt16
  private let process: ChildProcess
  private let log: String

  var data: String { "\(folder.path)/data" }

  /// Starts a server and waits until its first log line names the address.
  /// - Parameters:
  ///   - variables: what the environment says of the configuration.
  ///   - descriptorsMax: how many descriptors it may have open.
  init(
    in folder: TemporaryFolder, _ arguments: String..., variables: [String: String] = [:],
    descriptorsMax: Int? = nil
  ) throws {
    self.folder = folder
    log = "log-\(UUID().uuidString)"
    process = try Executable.start(
      ["serve", "--data", "\(folder.path)/data", "--host", "127.0.0.1", "--port", "0"] + arguments,
      in: folder, output: log, errors: "\(log)-errors", variables: variables, descriptorsMax: descriptorsMax)
    let deadline = ContinuousClock.now + .seconds(30)
    while !folder.text(log).contains("\n") {
      guard process.isRunning, ContinuousClock.now < deadline else {
        throw NotStarted(process, complaints: folder.text("\(log)-errors"))
      }
      usleep(2_000)
    }
    let first = folder.text(log).split(separator: "\n").first ?? ""
    let address = try JSONDecoder().decode([String: String].self, from: Data(first.utf8))["address"]
    guard let address, let port = URL(string: address)?.port.flatMap({ UInt16(exactly: $0) }) else {
      throw NotStarted(process, complaints: String(first))
    }
    self.port = port
  }

  /// A server that has ended before its time, or keeps silent.
  struct NotStarted: Error {
    /// nil when it was still running.
    let status: Int32?
    let complaints: String

    init(_ process: ChildProcess, complaints: String) {
      status = process.isRunning ? nil : process.exitStatus()
      self.complaints = complaints
    }
  }

  /// Everything it has logged so far.
  var logged: String { folder.text(log) }

  /// What it has said on standard error.
  var complaints: String { folder.text("\(log)-errors") }

  /// How many descriptors it has open.
  var descriptorCount: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.id)/fd").count) ?? 0
  }

  /// Sends SIGTERM, and again after a moment for each further time, and waits.
  /// - Returns: the exit status.
  func stop(times: Int = 1) -> Int32 {
    process.send(SIGTERM)
    for _ in 1..<times {
      usleep(100_000)
      process.send(SIGTERM)
    }
    let status = process.exitStatus()
    Secrets.expectNone(in: logged + complaints)
    return status
  }

  /// Takes it away at once, as a power cut would.
  func crash() {
    process.send(SIGKILL)
    _ = process.exitStatus()
    Secrets.expectNone(in: logged + complaints)
  }

  /// One request on a connection of its own.
  func exchange(
    _ method: String, _ path: String, token: String? = nil, key: String? = nil, ifMatch: String? = nil,
    accept: String? = nil, body: String? = nil
  ) throws -> Answer {
    if let token { Secrets.add(token) }
    if let body { Secrets.add(body: body) }
    let connection = try Connection(port: port)
    try connection.send(
      Self.request(method, path, token: token, key: key, ifMatch: ifMatch, accept: accept, body: body))
    let answer = try connection.receive()
    if path.hasPrefix("/v1/tokens") { Secrets.add(body: String(decoding: answer.body, as: UTF8.self)) }
    return answer
  }

  /// The octets of a request as a well-behaved client sends it.
  static func request(
    _ method: String, _ path: String, token: String? = nil, key: String? = nil, ifMatch: String? = nil,
    accept: String? = nil, body: String? = nil
  ) -> String {
    var text = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n"
    if let token { text += "Authorization: Bearer \(token)\r\n" }
    if let key { text += "Idempotency-Key: \(key)\r\n" }
    if let accept { text += "Accept: \(accept)\r\n" }
    if let ifMatch { text += "If-Match: \(ifMatch)\r\n" }
    let type = method == "PATCH" ? "application/merge-patch+json" : "application/json"
    if let body { text += "Content-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n" }
    return text + "\r\n" + (body ?? "")
  }
}
