internal import ArgumentParser
internal import HTTPServer

/// `veerkracht healthcheck`: asks the server of this configuration whether it is ready; for containers and monitors.
struct Healthcheck: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Ask the running server whether it is ready.")

  @OptionGroup var options: ServeOptions

  func run() throws {
    let configuration = try options.configuration()
    var client = LocalClient(address: configuration.localAddress)
    client.timeoutSeconds = 3
    guard let answer = try? client.exchange("GET", "/readyz") else {
      throw Failure(.no, "no server answers on \(configuration.localAddress)")
    }
    guard answer.status == 200 else { throw Failure(.no, "not ready: \(answer.status) \(answer.body)") }
  }
}
