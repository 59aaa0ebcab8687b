import HTTPServer

/// What a request says about the forms of bodies (RFC 9110 §8.3, §12.5.1) and about what it has already.
extension Request {
  /// Whether JSON is among what it accepts. The most particular range that names it counts, and 0 means no.
  var acceptsJSON: Bool {
    guard let field = field(.accept) else { return true }
    let list = FieldList(field)
    let weight =
      list.weight { $0.isWord("application/json") } ?? list.weight { $0.isWord("application/*") }
      ?? list.weight { $0.isWord("*/*") } ?? 0
    return weight > 0
  }

  /// Whether its body is JSON in UTF-8, in no content coding.
  var hasJSONBody: Bool {
    guard let type = field(.contentType), count(of: .contentType) == 1 else { return false }
    if let coding = field(.contentEncoding), !coding.isWord("identity") { return false }
    var end = 0
    while end < type.count, type[end] != UInt8(ascii: ";") { end += 1 }
    guard type.extracting(0..<end).trimmed().isWord("application/json") else { return false }
    let parameters = type.extracting(min(end + 1, type.count)..<type.count).trimmed()
    return parameters.isEmpty || parameters.isWord("charset=utf-8") || parameters.isWord("charset=\"utf-8\"")
  }

  /// Whether it has a body, or one is on its way.
  var hasBody: Bool { !body.isEmpty || announcedBodyBytes != 0 }

  /// Whether `If-None-Match` names this version, or any (RFC 9110 §13.1.2).
  func hasAlready(version: Int) -> Bool {
    guard let field = field(.ifNoneMatch) else { return false }
    var start = 0
    while start < field.count {
      var end = start
      while end < field.count, field[end] != UInt8(ascii: ",") { end += 1 }
      let tag = field.extracting(start..<end).trimmed()
      if tag.isWord("*") || tag.isETag(of: version) { return true }
      start = end + 1
    }
    return false
  }

  /// Whether `Prefer` asks for an answer without a body (RFC 7240 §4.2).
  var prefersMinimal: Bool {
    guard let field = field(.prefer) else { return false }
    return FieldList(field).weight { $0.isWord("return=minimal") } != nil
  }
}

extension Span<UInt8> {
  /// Whether it is `"<version>"`, weak or strong: the comparison of If-None-Match is the weak one.
  fileprivate func isETag(of version: Int) -> Bool {
    var tag = self
    if tag.hasPrefix("w/") { tag = tag.extracting(2..<tag.count) }
    guard tag.count >= 3, tag[0] == UInt8(ascii: "\""), tag[tag.count - 1] == UInt8(ascii: "\"") else {
      return false
    }
    var number = 0
    for index in 1..<tag.count - 1 {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= tag[index], number < 1 << 50 else { return false }
      number = number * 10 + Int(tag[index] - UInt8(ascii: "0"))
    }
    return number == version && tag[1] != UInt8(ascii: "0")
  }
}
