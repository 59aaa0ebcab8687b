internal import Domain

extension Administration {
  /// Asks as a coordinator would. Dossiers are none of an admin's business, and so none of this machine's operator's: it
  /// makes a coordinator's token, which the audit trail flags, and revokes it when all is asked. The trail then tells
  /// who was let in, what was done, and that it is over.
  /// - Parameter purpose: The command: the token's name.
  func askAsCoordinator<Output>(
    _ purpose: String, _ question: (LocalClient) throws -> Output
  ) throws -> Output {
    try ask { client in
      let expiry = Instant(unixMilliseconds: Clock.nowMilliseconds + Self.tokenMilliseconds)
      let request = TokenRequest(
        role: Role.coordinator.rawValue, binding: nil, name: "veerkracht \(purpose)", expiresAt: "\(expiry)")
      let made = try client.call("POST", "/v1/tokens", body: request, as: MadeToken.self)
      defer {
        if (try? client.exchange("POST", "/v1/tokens/\(made.id)/_revoke"))?.status != 200 {
          let warning = "veerkracht: token \(made.id) could not be revoked; it ends at \(expiry)\n"
          LogOutput.standardError.write(Array(warning.utf8).span)
        }
      }
      var coordinator = client
      coordinator.token = made.token
      coordinator.timeoutSeconds = LocalClient.rewriteSeconds
      return try question(coordinator)
    }
  }

  /// The token ends by itself when the command cannot end it: after an hour.
  private static let tokenMilliseconds: Int64 = 3_600_000
}
