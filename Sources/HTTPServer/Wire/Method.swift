/// A request method (RFC 9110 §9, RFC 5789 for PATCH).
public enum Method: UInt8, Sendable, CaseIterable {
  case get
  case head
  case post
  case put
  case patch
  case delete
  case options
  /// A token that this server does not know, or TRACE, which no resource has (405). CONNECT never gets this far.
  case other

  /// The method that a token names; methods are case-sensitive (RFC 9110 §9.1).
  /// - Throws: `notImplemented` for CONNECT, `malformed(.requestLine)` for what is no token.
  @inline(__always)
  init(_ octets: Span<UInt8>, _ token: Range<Int>) throws(Refusal) {
    var word: UInt64 = 0
    for index in token.prefix(8) { word = word << 8 | UInt64(octets[index]) }
    self =
      switch (token.count, word) {
      case (3, 0x47_4554): .get
      case (4, 0x4845_4144): .head
      case (4, 0x504F_5354): .post
      case (3, 0x50_5554): .put
      case (5, 0x50_4154_4348): .patch
      case (6, 0x4445_4C45_5445): .delete
      case (7, 0x4F_5054_494F_4E53): .options
      case (7, 0x43_4F4E_4E45_4354): throw .notImplemented
      default:
        if octets.isToken(token) { .other } else { throw .malformed(.requestLine) }
      }
  }
}
