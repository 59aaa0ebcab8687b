internal import ArgumentParser

/// `veerkracht export`: a client's whole dossier, for the client who asks for it.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write everything that is kept of a client, as JSON or as a page to print.",
    discussion: "Asks with a coordinator's token that it makes for itself, and the audit trail tells so.")

  @OptionGroup var options: DataOptions

  @Option(name: .customLong("client"), help: "The client's id.")
  var client: String

  @ArgumentParser.Flag(help: "As a page to print (HTML), without who saw the dossier.")
  var html = false

  @Option(help: "A file to make, readable by its owner alone; - for standard output.")
  var to = "-"

  func validate() throws { try checkID(client) }

  func run() throws {
    // Made first: a dossier that cannot be kept is not asked for.
    let output = try OutputFile(to)
    do {
      let answer = try Administration(configuration: options.configuration()).askAsCoordinator("export") {
        try $0.exchange("GET", "/v1/clients/\(client)/export", accept: html ? "text/html" : nil)
      }
      try answer.checkSucceeded()
      try output.write(Array(answer.body.utf8) + [UInt8(ascii: "\n")])
    } catch {
      output.remove()
      throw error
    }
  }
}
