import Foundation
import Testing

/// An answer as a client sees it.
struct Answer {
  let status: Int
  /// The fields, by name in lower case.
  let fields: [String: String]
  let body: Data

  /// - Returns: nil when the octets do not hold a whole answer yet.
  static func parsed(from octets: [UInt8]) throws -> (Answer, length: Int)? {
    let data = Data(octets)
    guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count >= 2, words[0] == "HTTP/1.1", let status = Int(words[1]) else {
      throw Connection.Broken.notHTTP(lines[0])
    }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      fields[parts[0].lowercased()] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
    if fields["transfer-encoding"] == "chunked" {
      guard let (body, length) = unchunked(data[end.upperBound...]) else { return nil }
      return (Answer(status: status, fields: fields, body: body), end.upperBound + length)
    }
    let bodyLength = fields["content-length"].flatMap { Int($0) } ?? 0
    guard data.count - end.upperBound >= bodyLength else { return nil }
    let body = data[end.upperBound..<end.upperBound + bodyLength]
    return (Answer(status: status, fields: fields, body: Data(body)), end.upperBound + bodyLength)
  }

  /// What the chunks of a body hold together, and how long they are; nil when the last one has not come.
  private static func unchunked(_ octets: Data) -> (body: Data, length: Int)? {
    var (rest, body) = (octets, Data())
    while let lineEnd = rest.range(of: Data("\r\n".utf8)),
      let size = Int(String(decoding: rest[..<lineEnd.lowerBound], as: UTF8.self), radix: 16),
      rest.endIndex - lineEnd.upperBound >= size + 2
    {
      body += rest[lineEnd.upperBound..<lineEnd.upperBound + size]
      rest = rest[(lineEnd.upperBound + size + 2)...]
      if size == 0 { return (body, octets.count - rest.count) }
    }
    return nil
  }

  var text: String { String(decoding: body, as: UTF8.self) }

  /// The value at a path of member names and array positions, such as `measurements.0.scores`.
  func value(_ path: String, location: SourceLocation = #_sourceLocation) throws -> Any {
    var value = try JSONSerialization.jsonObject(with: body)
    for step in path.split(separator: ".") where !path.isEmpty {
      let next: Any? =
        if let index = Int(step), let array = value as? [Any] {
          array.indices.contains(index) ? array[index] : nil
        } else {
          (value as? [String: Any])?[String(step)]
        }
      value = try #require(next, "no \(path) in \(text)", sourceLocation: location)
    }
    return value
  }

  func string(_ path: String, location: SourceLocation = #_sourceLocation) throws -> String {
    try #require(value(path, location: location) as? String, "\(path) in \(text)", sourceLocation: location)
  }

  func number(_ path: String, location: SourceLocation = #_sourceLocation) throws -> Double {
    try #require(
      (value(path, location: location) as? NSNumber)?.doubleValue, "\(path) in \(text)",
      sourceLocation: location)
  }

  func list(_ path: String, location: SourceLocation = #_sourceLocation) throws -> [Any] {
    try #require(value(path, location: location) as? [Any], "\(path) in \(text)", sourceLocation: location)
  }

  func isNull(_ path: String, location: SourceLocation = #_sourceLocation) throws -> Bool {
    try value(path, location: location) is NSNull
  }
}
