/// How large the head of a request may be. One number, one place; each is configurable.
public struct HeadLimits: Hashable, Sendable {
  /// The request line without its CRLF; more is 414.
  public var requestLineBytesMax = 8192
  /// One field line without its CRLF; more is 431.
  public var fieldBytesMax = 8192
  /// The head from the request line's first octet to the end of its closing empty line; more is 431. Positions
  /// in a head are kept in 16 bits, so that anything above `headBytesCeiling` counts as that.
  public var headBytesMax = 32_768
  /// The number of field lines; more is 431.
  public var fieldsMax = 100

  /// What `headBytesMax` can be at most.
  public static let headBytesCeiling = 65_000

  /// The built-in limits.
  public init() {}
}

/// How large the body of a request may be, and what may stand around the data of a chunked one.
public struct BodyLimits: Hashable, Sendable {
  /// The data of a body, where the route names no limit of its own; more is 413.
  public var bodyBytesMax = 1_048_576
  /// All chunk extensions of one body; more is 400.
  public var chunkExtensionBytesMax = 4096
  /// All trailer lines of one body, each with its CRLF; more is 431.
  public var trailerBytesMax = 4096
  /// The number of trailer lines; more is 431.
  public var trailersMax = 20

  /// The built-in limits.
  public init() {}
}
