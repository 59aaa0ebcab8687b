import HTTPServer

/// The body of an answer that is sent while it is made. It is written to `json`, and passed on between records.
struct StreamedBody: ~Copyable {
  /// What is worth sending by itself.
  private static let partBytes = 32_768

  var json = JSONWriter()
  private var stream: BodyStream

  init(to stream: consuming BodyStream) {
    self.stream = stream
  }

  /// Nobody is there any more to read what follows: there is no need to go on.
  var isCut: Bool { stream.isCut }

  /// Sends what has been written, if that is much; waits while the client is slow.
  mutating func passOn() {
    if json.octets.count > Self.partBytes { stream.write(json.takeAllButLast()) }
  }

  /// Sends a body that was made whole.
  mutating func send(_ document: [UInt8]) { stream.write(document) }

  /// Sends what is left, and says that it was all.
  mutating func finish() {
    stream.write(json.takeAllButLast())
    if let last = json.octets.last { stream.write([last]) }
    stream.finish()
  }
}

extension JSONWriter {
  /// Hands over what has been written. The last octet stays behind: by it the writer sees whether a comma is due.
  fileprivate mutating func takeAllButLast() -> [UInt8] {
    guard let last = octets.last else { return [] }
    let taken = octets.octets.withUnsafeBufferPointer { Array($0.dropLast()) }
    octets.removeAll()
    octets.append(last)
    return taken
  }
}
