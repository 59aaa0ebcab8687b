import Crypto
import Foundation

/// The one style sheet of a page or picture, with the policy that lets a browser use it and nothing else (CSP 3 §2.3.1).
/// Made once for each kind of page.
final class StyleSheet: Sendable {
  let rules: StaticString
  /// The value of Content-Security-Policy.
  let contentSecurityPolicy: String

  /// - Precondition: no `<` or `&` in it, which HTML and XML would read differently.
  init(_ rules: StaticString) {
    let octets = rules.withUTF8Buffer { Array($0) }
    precondition(!octets.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") })
    self.rules = rules
    let hash = Data(SHA256.hash(data: octets)).base64EncodedString()
    contentSecurityPolicy = "default-src 'none'; style-src 'sha256-\(hash)'; frame-ancestors 'none'"
  }
}
