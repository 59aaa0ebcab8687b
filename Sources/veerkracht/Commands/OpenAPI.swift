internal import ArgumentParser
internal import Routes

/// `veerkracht openapi`: prints the document that `GET /v1/openapi.json` gives.
struct OpenAPI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openapi", abstract: "Print the API's description (OpenAPI 3.1, JSON).")

  func run() throws {
    try OutputFile("-").write(OpenAPIDocument.current.octets + [UInt8(ascii: "\n")])
  }
}
