import Domain
import HTTPServer

/// Keeps callers to the limits, whichever loop they come to. Four tables of a fixed size: 456 KiB in all.
final class RateLimiter: Sendable {
  /// By token.
  let requests: RateTable
  /// By referrer.
  let intakes: RateTable
  /// By address: an IPv4 address, or the /64 that an IPv6 client has to itself.
  let wrongTokens: RateTable
  /// Tries to open a dossier in an emergency, by practitioner.
  let emergencies: RateTable

  /// `RateLimit-Policy` for a request, for an intake, and for a wrong token.
  private let policies: (request: FieldBlock, intake: FieldBlock, wrongToken: FieldBlock)

  init(_ limits: RateLimits) {
    requests = RateTable(
      Quota(perMinute: limits.requestsPerMinute, atOnce: limits.requestsAtOnce), sets: 1_024)
    intakes = RateTable(
      Quota(perMinute: limits.intakesPerMinute, atOnce: limits.intakesPerMinute), sets: 512)
    wrongTokens = RateTable(
      Quota(perMinute: limits.wrongTokensPerMinute, atOnce: limits.wrongTokensPerMinute), sets: 2_048)
    emergencies = RateTable(Quota(perMinute: 1, atOnce: Limits.emergencyTriesMax), sets: 64)
    let atOnce = requests.quota
    let request = """
      "token";q=\(limits.requestsPerMinute);w=60, "burst";q=\(atOnce.atOnce);w=\(atOnce.secondsUntilWhole)
      """
    policies = (
      Self.policy(request), Self.policy("\(request), \"intakes\";q=\(limits.intakesPerMinute);w=60"),
      Self.policy("\"wrongTokens\";q=\(limits.wrongTokensPerMinute);w=60")
    )
  }

  private static func policy(_ value: String) -> FieldBlock { FieldBlock([("RateLimit-Policy", value)]) }

  /// What is left of a caller's allowances, as far as a request has to do with them.
  struct Allowances: Sendable {
    var requests: Quota.Standing?
    var intakes: Quota.Standing?
    var wrongTokens: Quota.Standing?
  }

  /// Adds `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-11): lists of quotas by name, with `q`
  /// in a window of `w` seconds, of which `r` are left, and `t` seconds until all are there again.
  func addFields(_ allowances: Allowances, to response: inout Response) {
    if let requests = allowances.requests {
      response.add(allowances.intakes == nil ? policies.request : policies.intake)
      var left = FieldText()
      left.append("\"burst\"", requests)
      if let intakes = allowances.intakes { left.append(", \"intakes\"", intakes) }
      left.add(to: &response, as: "RateLimit")
    } else if let wrongTokens = allowances.wrongTokens {
      response.add(policies.wrongToken)
      var left = FieldText()
      left.append("\"wrongTokens\"", wrongTokens)
      left.add(to: &response, as: "RateLimit")
    }
  }
}

extension FieldText {
  fileprivate mutating func append(_ name: StaticString, _ standing: Quota.Standing) {
    append(name)
    append(";r=")
    append(Int(standing.left))
    append(";t=")
    append(Int(standing.wholeInSeconds))
  }
}
