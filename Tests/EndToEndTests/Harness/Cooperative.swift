import Foundation
import Testing

/// What `veerkracht demo --json` tells: tokens by role, and ids to begin with.
struct Cooperative: Decodable {
  struct Tokens: Decodable {
    let referrer, otherReferrer, practitioner, otherPractitioner, coordinator, reporter, admin: String

    var all: [String] {
      [referrer, otherReferrer, practitioner, otherPractitioner, coordinator, reporter, admin]
    }
  }
  struct IDs: Decodable {
    let referrer, otherReferrer, practitioner, otherPractitioner, client, intake: String
  }

  let tokens: Tokens
  let ids: IDs

  /// Seeds a small cooperative into the folder's data directory.
  init(in folder: TemporaryFolder, clients: Int = 3) throws {
    let result = try Executable.run(
      "demo", "--data", "\(folder.path)/data", "--clients", "\(clients)", "--json")
    try #require(result.status == 0, "\(result.errors)")
    self = try JSONDecoder().decode(Self.self, from: Data(result.output.utf8))
  }
}
