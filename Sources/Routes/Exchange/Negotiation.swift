import HTTPServer

/// What a request says about how bodies travel (RFC 9110 §8.3, §8.4) and about what it has already; about their forms,
/// see `preferredForm`.
extension Request {
  /// Whether its answer may come as gzip (RFC 9110 §12.5.3): where it is named, or `*` is, and not with less weight than
  /// an answer as it is.
  var acceptsGzip: Bool {
    guard count(of: .acceptEncoding) > 0 else { return false }
    let gzip =
      weight(in: .acceptEncoding) { $0.isWord("gzip") || $0.isWord("x-gzip") }
      ?? weight(in: .acceptEncoding) { $0.isWord("*") } ?? 0
    return gzip > 0 && gzip >= weight(in: .acceptEncoding) { $0.isWord("identity") } ?? 0
  }

  /// Whether its body is of this media type, JSON in UTF-8, in no content coding.
  func hasBody(in mediaType: StaticString) -> Bool {
    guard let type = field(.contentType), count(of: .contentType) == 1 else { return false }
    if let coding = field(.contentEncoding), !coding.isWord("identity") { return false }
    var end = 0
    while end < type.count, type[end] != UInt8(ascii: ";") { end += 1 }
    guard type.extracting(0..<end).trimmed().isWord(mediaType) else { return false }
    let parameters = type.extracting(min(end + 1, type.count)..<type.count).trimmed()
    return parameters.isEmpty || parameters.isWord("charset=utf-8") || parameters.isWord("charset=\"utf-8\"")
  }

  /// Whether it has a body, or one is on its way.
  var hasBody: Bool { !body.isEmpty || announcedBodyBytes != 0 }

  /// Whether `If-None-Match` names this version in this form, or any (RFC 9110 §13.1.2). Weak tags count, and those of
  /// the same in gzip.
  func hasAlready(version: Int, in form: Form) -> Bool {
    var lines = lines(of: .ifNoneMatch)
    while let line = lines.next() {
      if line.isWord("*") { return true }
      var tags = EntityTags(line)
      while let tag = try? tags.next() {
        if tag.version == version, tag.form == form { return true }
      }
    }
    return false
  }

  /// Whether `If-None-Match` names this ETag, weak or strong, that of the same in gzip, or any. It has neither comma nor
  /// semicolon in it.
  func hasAlready(_ entityTag: String) -> Bool {
    weight(in: .ifNoneMatch) { tag in
      let opaque = tag.hasPrefix("w/") ? tag.extracting(2..<tag.count) : tag
      return tag.isWord("*") || entityTag.utf8.span.equals(opaque)
        || EntityTag.inGzip(entityTag).utf8.span.equals(opaque)
    } != nil
  }

  /// Whether `Prefer` asks for an answer without a body (RFC 7240 §4.2).
  var prefersMinimal: Bool {
    weight(in: .prefer) { $0.isWord("return=minimal") || $0.isWord("return=\"minimal\"") } != nil
  }
}

extension Span<UInt8> {
  /// Whether a body says nothing: it is empty, or an object without members, as some clients send for none.
  var isEmptyObject: Bool {
    var end = 0
    for index in indices {
      switch self[index] {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: "{") where end == 0, UInt8(ascii: "}") where end == 1: end += 1
      default: return false
      }
    }
    return end != 1
  }
}
