internal import Glibc

/// Whether this is `localhost` or an IPv4 or IPv6 address in numbers.
func isAddressLiteral(_ text: String) -> Bool {
  text == "localhost" || isAddressInNumbers(text)
}

/// Whether this is an IPv4 or IPv6 address in numbers.
func isAddressInNumbers(_ text: String) -> Bool {
  var room = in6_addr()
  return inet_pton(AF_INET, text, &room) == 1 || inet_pton(AF_INET6, text, &room) == 1
}

/// Whether this is an origin as browsers send it (RFC 6454 §6.2): scheme, host and at most a port; no path.
func isOrigin(_ text: String) -> Bool {
  guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
  let authority = text.dropFirst(scheme.count)
  return !authority.isEmpty
    && authority.utf8.allSatisfy { octet in
      switch octet {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"): true
      default: false
      }
    }
}
