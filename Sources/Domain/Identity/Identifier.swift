/// A row's key, typed by what it names, so that an intake's key cannot stand where a client's is meant.
public struct Identifier<Named>: Hashable, Sendable, RawRepresentable {
  /// The key itself.
  public let rawValue: UUIDv7

  /// The key of the row of a `Named` that has this UUID.
  public init(rawValue: UUIDv7) { self.rawValue = rawValue }

  /// A new key. The milliseconds and the random bits come from the caller, so that tests own them.
  public init(unixMilliseconds: Int64, randomBits: (UInt64, UInt64)) {
    rawValue = UUIDv7(unixMilliseconds: unixMilliseconds, randomBits: randomBits)
  }

  /// Reads the 36 octets of the text form; `nil` for any other text (`UUIDv7.init(octets:)`).
  public init?(octets: Span<UInt8>) {
    guard let uuid = UUIDv7(octets: octets) else { return nil }
    rawValue = uuid
  }

  /// Reads the text form; `nil` for any other text.
  public init?(_ text: some StringProtocol) {
    guard let uuid = UUIDv7(text) else { return nil }
    rawValue = uuid
  }

  /// Appends the 36 octets of the text form.
  public func appendText(to output: inout [UInt8]) { rawValue.appendText(to: &output) }
}

extension Identifier: Comparable {
  /// By time of making.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: CustomStringConvertible {
  /// The text form, lower case.
  public var description: String { rawValue.description }
}
