/// How much callers may do. What is used is regained evenly.
public struct RateLimits: Sendable {
  /// Requests of one token.
  public var requestsPerMinute = 600
  /// Of these, as many at once.
  public var requestsAtOnce = 100
  /// Intakes of one referrer, whatever token they come with.
  public var intakesPerMinute = 60
  /// Wrong tokens from one address.
  public var wrongTokensPerMinute = 20

  /// The built-in defaults.
  public init() {}
}
