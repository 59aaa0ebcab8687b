import CZlib
import Testing

@testable import HTTPServer

@Suite struct `A compressed body` {
  private static let page = Array(
    String(repeating: #"{"familyName":"Voorbeeld","phase":3},"#, count: 700).utf8)

  @Test func `gives back what went in, body after body`() throws {
    var gzip = Gzip()
    let bodies = [
      [UInt8](repeating: 7, count: 1_000_000), Self.page, [1], (0..<5_000).map { UInt8($0 * $0 % 251) },
    ]
    for body in bodies + bodies {
      let isDone = gzip.compress(body.span)
      #expect(isDone)
      let octets = gzip.octets.withUnsafeBufferPointer { Array($0) }
      #expect(octets.starts(with: [0x1F, 0x8B, 8]))
      #expect(inflated(octets, upTo: body.count + 1) == body)
    }
  }

  @Test(arguments: [1, 100, 5_000, 1_000_000])
  func `gives back what went in part by part`(size: Int) {
    let body = (0..<300_000).map { UInt8(($0 * 7 ^ $0 >> 5) % 251) }
    var gzip = Gzip()
    for _ in 0..<2 {
      var octets: [UInt8] = []
      let hasBegun = gzip.begin()
      #expect(hasBegun)
      for start in stride(from: 0, to: body.count, by: size) {
        let part = Array(body[start..<min(start + size, body.count)])
        octets += gzip.compress(part: part, isLast: false)
      }
      octets += gzip.compress(part: [], isLast: true)
      #expect(inflated(octets, upTo: body.count + 1) == body)
    }
  }

  @Test func `makes little of a page of JSON`() {
    var gzip = Gzip()
    let isDone = gzip.compress(Self.page.span)
    #expect(isDone)
    let count = gzip.octets.count
    #expect(count < Self.page.count / 10)
  }

  @Test(arguments: [Method.get, .head, .post])
  func `is said in the head, with the length of what is sent`(method: Method) throws {
    var response = Response()
    response.body = Self.page
    response.coding = .gzipWhenSent
    let (head, body) = try sent(response, method)
    #expect(head.contains("Content-Encoding: gzip"))
    let length = head.first { $0.hasPrefix("Content-Length: ") }.flatMap { Int($0.dropFirst(16)) }
    if method == .head {
      #expect(body.isEmpty)
      #expect(try sent(response, .get).body.count == length)
    } else {
      #expect(body.count == length)
      #expect(inflated(body, upTo: 100_000) == Self.page)
    }
  }

  @Test func `is not said where no body is`() throws {
    for status in [204, 304] {
      var response = Response()
      response.status = status
      response.coding = .gzipWhenSent
      #expect(try !sent(response, .get).head.contains("Content-Encoding: gzip"))
    }
  }

  @Test func `may have been made before`() throws {
    var response = Response()
    response.body = Array("compressed".utf8)
    response.coding = .gzipAlready
    let (head, body) = try sent(response, .get)
    #expect(head.contains("Content-Encoding: gzip"))
    #expect(body == response.body)
    response.reset()
    #expect(response.coding == .identity)
  }

  private func sent(_ response: Response, _ method: Method) throws -> (head: [String], body: [UInt8]) {
    var output: [UInt8] = []
    var gzip = Gzip()
    response.append(
      to: &output, method: method, isHTTP10: false, keepsAlive: true, date: HTTPDate(unixSeconds: 0),
      gzip: &gzip)
    let end = try #require(output.firstRange(of: Array("\r\n\r\n".utf8)))
    let head = String(decoding: output[..<end.lowerBound], as: UTF8.self)
    return (head.split(separator: "\r\n").map(String.init), Array(output[end.upperBound...]))
  }
}

/// What was compressed; nothing when that is not whole, or longer than `limit`.
func inflated(_ octets: [UInt8], upTo limit: Int) -> [UInt8] {
  var stream = z_stream()
  guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
    return []
  }
  defer { inflateEnd(&stream) }
  var input = octets
  return input.withUnsafeMutableBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: limit) { output, count in
      stream.next_in = input.baseAddress
      stream.avail_in = uInt(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = uInt(limit)
      count = inflate(&stream, Z_FINISH) == Z_STREAM_END ? limit - Int(stream.avail_out) : 0
    }
  }
}
