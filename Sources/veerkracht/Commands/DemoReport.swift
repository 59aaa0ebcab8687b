internal import FoundationEssentials

/// What `veerkracht demo` tells of the cooperative that it made: a token for each role, and ids to begin with.
struct DemoReport: Encodable {
  struct Tokens: Encodable {
    let referrer, otherReferrer, practitioner, otherPractitioner, coordinator, reporter, admin: String
  }
  struct IDs: Encodable {
    let referrer, otherReferrer, practitioner, otherPractitioner: String
    let client, intake: String?
  }

  let tokens: Tokens
  let ids: IDs

  /// On one line, for programs.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// For a person at a terminal: who there is, and lines to paste.
  func summary(address: String) -> String {
    """
    A small synthetic cooperative, with tokens for this machine only:

      GP practice        \(tokens.referrer)
      another practice   \(tokens.otherReferrer)
      practitioner       \(tokens.practitioner)
      another one        \(tokens.otherPractitioner)
      coordinator        \(tokens.coordinator)
      reporter           \(tokens.reporter)
      admin              \(tokens.admin)

    To paste, from this folder, once the server runs:

      # As the GP: post an intake, get its scores and flags.
      curl -i \(address)/v1/intakes -H 'Authorization: Bearer \(tokens.referrer)' \\
        -H 'Idempotency-Key: tour-1' -H 'Content-Type: application/json' -d @config/demo/intake.json

      # As the GP: a body with five faults is refused, and every fault is named.
      curl \(address)/v1/intakes -H 'Authorization: Bearer \(tokens.referrer)' \\
        -H 'Content-Type: application/json' -H 'Accept-Language: en' -d @config/demo/broken.json

      # As the coordinator: what waits for a decision.
      curl '\(address)/v1/intakes?status=received&limit=2' -H 'Authorization: Bearer \(tokens.coordinator)'

      # As the coordinator: one intake.
      curl \(address)/v1/intakes/\(ids.intake ?? "") -H 'Authorization: Bearer \(tokens.coordinator)'

    """
  }
}
