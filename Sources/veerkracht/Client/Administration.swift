internal import FoundationEssentials
internal import Glibc
internal import HTTPServer
internal import Logging
internal import Persistence
import Threads

/// How commands that read or change what the service keeps come to it: through the server that runs on the data
/// directory or, when none runs, by being that server for as long as the command takes. Either way the same code
/// answers, and nobody else writes.
struct Administration {
  let configuration: Configuration

  /// Asks, with a client of the running server or of our own.
  func ask<Output>(_ question: (LocalClient) throws -> Output) throws -> Output {
    let client = LocalClient(address: .unix(path: configuration.adminSocketPath))
    // A server that is just starting or stopping has the directory but not the socket: try again for a moment.
    for _ in 0..<100 {
      if client.isAnswered { return try question(client) }
      do {
        return try withOwnServer { try question(client) }
      } catch StartFailure.lockedByAnotherProcess, ServerError.socketInUse {
        usleep(50_000)
      }
    }
    throw Failure(
      .busy,
      "another process has \(configuration.data), but does not answer on \(configuration.adminSocketPath)")
  }

  /// Serves the Unix socket alone while `work` runs.
  private func withOwnServer<Output>(_ work: () throws -> Output) throws -> Output {
    let journal = Journal(output: .standardError, logLevel: .error, isOpen: true)
    var server = configuration.server
    server.host = nil
    server.loopCount = 1
    let composition = try Composition(configuration, server: server, journal: journal)
    let run = try OwnThread { _ = try? composition.run() }
    defer {
      composition.server.shutdown()
      run.join()
    }
    return try work()
  }
}

/// What the API says when it refuses (RFC 9457), as far as a terminal needs it.
struct ProblemDocument: Decodable {
  struct Fault: Decodable {
    let location: String
    let code: String
    let detail: String?
  }
  let title: String
  let detail: String?
  let errors: [Fault]?

  /// In words, for standard error.
  var sentence: String {
    let faults = (errors ?? []).map { "\($0.location): \($0.detail ?? $0.code)" }
    return faults.isEmpty ? detail ?? title : faults.joined(separator: "\n")
  }
}

extension LocalClient {
  /// Asks the API and decodes its answer.
  /// - Throws: `Failure` with `.no` when the API refuses.
  func call<Output: Decodable>(
    _ method: String, _ path: String, body: (any Encodable)? = nil, as type: Output.Type
  ) throws -> Output {
    let answer = try exchange(method, path, body: body.map { Array(try JSONEncoder().encode($0)) })
    return try answer.decoded(as: type)
  }
}

extension LocalAnswer {
  /// - Throws: `Failure` with `.no` when the API refuses.
  func checkSucceeded() throws(Failure) {
    guard !(200..<300 ~= status) else { return }
    let problem = try? JSONDecoder().decode(ProblemDocument.self, from: Data(body.utf8))
    throw Failure(status == 503 ? .busy : .no, problem?.sentence ?? "refused with status \(status)")
  }

  /// - Throws: `Failure` with `.no` when the API refuses.
  func decoded<Output: Decodable>(as type: Output.Type) throws(Failure) -> Output {
    try checkSucceeded()
    guard let output = try? JSONDecoder().decode(type, from: Data(body.utf8)) else {
      throw Failure(.noAnswer, "the server's answer could not be read")
    }
    return output
  }
}
