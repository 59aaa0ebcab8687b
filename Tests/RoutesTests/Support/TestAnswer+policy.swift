import Crypto
import Foundation

extension TestAnswer {
  /// The policy that lets a browser use the one style element that it has, and nothing else.
  var policyItNeeds: String {
    let type = fields["content-type"] ?? ""
    guard type.hasPrefix("text/html") || type == "image/svg+xml", !body.isEmpty,
      let match = body.firstMatch(of: /<style>([^<]*)<\/style>/)
    else { return "default-src 'none'; frame-ancestors 'none'" }
    let hash = Data(SHA256.hash(data: Data(match.1.utf8))).base64EncodedString()
    return "default-src 'none'; style-src 'sha256-\(hash)'; frame-ancestors 'none'"
  }
}
