internal import ArgumentParser
internal import FoundationEssentials

/// `veerkracht token …`: bearer tokens, without needing one. Who may open the data directory may do this.
struct Token: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make, list and revoke bearer tokens.", subcommands: [Create.self, List.self, Revoke.self])

  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make a token and print it, this once.")

    @OptionGroup var options: DataOptions

    @Option(help: "referrer, practitioner, coordinator, reporter or admin.")
    var role: String

    @Option(
      name: .customLong("for"), help: "The id of the referrer or practitioner that the token speaks for.")
    var binding: String?

    @Option(help: "What it is for, to tell it from others in a list.")
    var name: String

    @Option(help: "The moment it ends, such as 2027-01-01T00:00:00Z; without it, it does not.")
    var expiresAt: String?

    @Option(
      name: .customLong("allow-from"), parsing: .singleValue,
      help: "A range of addresses from which it may be used, such as 192.0.2.0/24; may be given again.")
    var allowedFrom: [String] = []

    func run() throws {
      let request = TokenRequest(
        role: role, binding: binding, name: name, expiresAt: expiresAt, allowedFrom: allowedFrom)
      let made = try Administration(configuration: options.configuration()).ask { client in
        try client.call("POST", "/v1/tokens", body: request, as: MadeToken.self)
      }
      try say(made.token)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List all tokens: id, role, binding, state and name, one a line. Never the token itself.")

    @OptionGroup var options: DataOptions

    func run() throws {
      try Administration(configuration: options.configuration()).ask { client in
        var path: String? = "/v1/tokens?limit=100"
        while let next = path {
          let page = try client.call("GET", next, as: TokenPage.self)
          for token in page.items { try say(token.line) }
          path = page.nextCursor.map { "/v1/tokens?limit=100&cursor=\($0)" }
        }
      }
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Revoke a token: it opens nothing any more.")

    @OptionGroup var options: DataOptions

    @Argument(help: "The token's id, as listed.")
    var id: String

    func validate() throws { try checkID(id) }

    func run() throws {
      let revoked = try Administration(configuration: options.configuration()).ask { client in
        try client.call("POST", "/v1/tokens/\(id)/_revoke", as: ListedToken.self)
      }
      try say(revoked.line)
    }
  }
}

/// The body that makes a token.
struct TokenRequest: Encodable {
  let role: String
  let binding: String?
  let name: String
  let expiresAt: String?
  var allowedFrom: [String] = []
}

/// The answer that shows a token, this once.
struct MadeToken: Decodable {
  let id: String
  let token: String
}

private struct TokenPage: Decodable {
  let items: [ListedToken]
  let nextCursor: String?
}

private struct ListedToken: Decodable {
  let id: String
  let role: String
  let binding: String?
  let name: String
  let expiresAt: String?
  let revokedAt: String?

  var line: String {
    let state = revokedAt.map { "revoked \($0)" } ?? expiresAt.map { "until \($0)" } ?? "live"
    return "\(id)  \(role)  \(binding ?? "-")  \(state)  \(name)"
  }
}
