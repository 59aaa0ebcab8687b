internal import Glibc
internal import HTTPServer

/// The smallest HTTP client that speaks to our own server on this machine: one request per connection, blocking.
struct LocalClient {
  let address: ServerAddress
  /// How long one send or receive may take.
  var timeoutSeconds = 30
  /// The same where the database is written anew before the answer.
  static let rewriteSeconds = 3_600
  /// The bearer token that it shows; nil for the operator of this machine, on the Unix socket.
  var token: String?

  /// Whether anybody listens there.
  var isAnswered: Bool { LocalConnection(to: address, timeoutSeconds: timeoutSeconds) != nil }

  /// Sends one request and waits for its whole answer.
  /// - Throws: `Failure` with `.noAnswer` when nobody answers, or the answer is not HTTP.
  func exchange(
    _ method: String, _ path: String, body: [UInt8]? = nil, accept: String? = nil
  ) throws(Failure) -> LocalAnswer {
    guard let connection = LocalConnection(to: address, timeoutSeconds: timeoutSeconds) else {
      throw Failure(.noAnswer, "no server answers on \(address)")
    }
    var head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Language: en\r\n"
    if let token { head += "Authorization: Bearer \(token)\r\n" }
    if let accept { head += "Accept: \(accept)\r\n" }
    if body != nil { head += "Content-Type: application/json\r\n" }
    if method != "GET" { head += "Content-Length: \(body?.count ?? 0)\r\n" }
    let request = Array("\(head)\r\n".utf8) + (body ?? [])
    guard connection.send(request), let octets = connection.receiveAll(), let answer = LocalAnswer(octets)
    else {
      throw Failure(.noAnswer, "the server on \(address) gave no answer that could be read")
    }
    return answer
  }
}

/// The answer to one request: what a command looks at.
struct LocalAnswer: Equatable {
  let status: Int
  let body: String

  /// - Returns: nil when the octets are not a whole HTTP/1.1 answer: as long as its `Content-Length` says, or in chunks to
  ///   the last one.
  init?(_ octets: [UInt8]) {
    guard let headEnd = octets.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) else { return nil }
    let lines = String(decoding: octets[..<headEnd.lowerBound], as: UTF8.self).lowercased()
      .split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count >= 2, words[0] == "http/1.1", let status = Int(words[1]) else { return nil }
    var body = octets[headEnd.upperBound...]
    if lines.contains("transfer-encoding: chunked") {
      guard let whole = Self.unchunked(body) else { return nil }
      body = whole
    } else if !lines.contains("content-length: \(body.count)") {
      return nil
    }
    self.status = status
    self.body = String(decoding: body, as: UTF8.self)
  }

  /// What the chunks of a body hold together (RFC 9112 §7.1); nil when the last one is missing.
  private static func unchunked(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var (rest, body) = (octets, ArraySlice<UInt8>())
    while let lineEnd = rest.firstRange(of: [0x0D, 0x0A]),
      let size = Int(String(decoding: rest[..<lineEnd.lowerBound], as: UTF8.self), radix: 16),
      size >= 0, rest.endIndex - lineEnd.upperBound >= size + 2
    {
      if size == 0 { return body }
      body += rest[lineEnd.upperBound..<lineEnd.upperBound + size]
      rest = rest[(lineEnd.upperBound + size + 2)...]
    }
    return nil
  }
}
