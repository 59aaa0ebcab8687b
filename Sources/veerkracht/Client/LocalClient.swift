internal import Glibc
internal import HTTPServer

/// The smallest HTTP client that speaks to our own server on this machine: one request per connection, blocking.
struct LocalClient {
  let address: ServerAddress
  /// How long one send or receive may take.
  var timeoutSeconds = 30
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

  /// - Returns: nil when the octets are not a whole HTTP/1.1 answer with a `Content-Length`.
  init?(_ octets: [UInt8]) {
    let text = String(decoding: octets, as: UTF8.self)
    guard let headEnd = text.firstRange(of: "\r\n\r\n") else { return nil }
    let lines = text[..<headEnd.lowerBound].split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count >= 2, words[0] == "HTTP/1.1", let status = Int(words[1]) else { return nil }
    let body = text[headEnd.upperBound...]
    guard lines.contains(where: { $0.lowercased() == "content-length: \(body.utf8.count)" }) else {
      return nil
    }
    self.status = status
    self.body = String(body)
  }
}
