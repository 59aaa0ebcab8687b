import Crypto
import Domain
import HTTPServer
import Persistence

/// The `Idempotency-Key` of a request and what the request asks, so that it can be sent again safely.
struct IdempotencyKey: Sendable {
  private let text: String
  /// Of method, path and body.
  private let requestHash: SHA256Digest

  static let lengthMax = 64

  /// - Returns: nil when the request carries no key.
  init?(_ request: borrowing Request) throws(Problem) {
    guard let field = request.field(.idempotencyKey) else { return nil }
    guard request.count(of: .idempotencyKey) == 1, 1...Self.lengthMax ~= field.count, field.isVisibleASCII
    else { throw Problem(.malformedIdempotencyKey, in: .header, at: "Idempotency-Key") }
    text = field.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    var hasher = SHA256()
    hasher.update(data: [request.method.rawValue])
    request.path.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    hasher.update(data: [0])
    request.body.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    requestHash = hasher.finalize()
  }

  /// The request, as it is looked up and kept: a key is its caller's, whichever token that shows. Kept is a hash of it: some
  /// make keys of names and numbers, and what is stored about requests holds nothing of anybody.
  func request(of caller: Caller) -> IdempotentRequest {
    var hasher = SHA256()
    hasher.update(data: Array(caller.principal.id.description.utf8))
    hasher.update(data: Array(text.utf8))
    var digits = ""
    for octet in hasher.finalize() {
      digits += octet < 16 ? "0" : ""
      digits += String(octet, radix: 16)
    }
    return IdempotentRequest(principal: caller.principal.id, key: digits, hash: requestHash)
  }
}

extension Span<UInt8> {
  /// Whether every octet is a printing ASCII character, not a space.
  fileprivate var isVisibleASCII: Bool {
    for index in indices where !(0x21...0x7E ~= self[index]) { return false }
    return true
  }
}
