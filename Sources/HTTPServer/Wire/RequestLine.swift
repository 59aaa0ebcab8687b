extension RequestHead {
  /// Parses `method SP request-target SP HTTP-version` (RFC 9112 §3), free of control octets but HTAB.
  mutating func readRequestLine(_ octets: Span<UInt8>, _ line: Range<Int>) throws(Refusal) {
    // Exactly one SP between the parts: RFC 9112 §3 lets a server take other white space, which is how two parsers
    // come to see two targets.
    let methodEnd = octets.first(Octet.space, in: line)
    let versionStart = line.upperBound - 8
    guard methodEnd > line.lowerBound, versionStart - 1 > methodEnd + 1,
      octets[versionStart - 1] == Octet.space
    else { throw .malformed(.requestLine) }
    try readVersion(octets, versionStart)
    method = try Method(octets, line.lowerBound..<methodEnd)
    try readTarget(octets, methodEnd + 1..<versionStart - 1)
  }

  /// `HTTP/` DIGIT `.` DIGIT, in capitals (RFC 9112 §2.3).
  private mutating func readVersion(_ octets: Span<UInt8>, _ start: Int) throws(Refusal) {
    let version = octets.word(at: start)
    switch version {
    case 0x312E_312F_5054_5448: isHTTP10 = false
    case 0x302E_312F_5054_5448: isHTTP10 = true
    default:
      guard version & 0x00FF_00FF_FFFF_FFFF == 0x002E_002F_5054_5448,
        Octet.decimal(octets[start + 5]) != nil, Octet.decimal(octets[start + 7]) != nil
      else { throw .malformed(.requestLine) }
      throw .versionUnsupported
    }
  }

  /// The four forms of a target (RFC 9112 §3.2); CONNECT, and with it authority-form, was refused before.
  private mutating func readTarget(_ octets: Span<UInt8>, _ target: Range<Int>) throws(Refusal) {
    // A second SP is the line's fault, not the target's.
    guard octets.first(Octet.space, in: target) == target.upperBound else { throw .malformed(.requestLine) }
    let first = octets[target.lowerBound]
    if first == Octet.slash {
      try readPathAndQuery(octets, target)
    } else if first == Octet.asterisk, target.count == 1, method == .options {
      pathPart = Part(target)  // asterisk-form (§3.2.4)
    } else {
      try readAbsoluteForm(octets, target)
    }
  }

  /// `http://authority[/path][?query]` (RFC 9112 §3.2.2).
  private mutating func readAbsoluteForm(_ octets: Span<UInt8>, _ target: Range<Int>) throws(Refusal) {
    let start = target.lowerBound
    let colon = octets.first(Octet.colon, in: target)
    let scheme = start..<colon
    let afterSlashes = colon + 3
    guard octets.spells("http", scheme) || octets.spells("https", scheme), afterSlashes <= target.upperBound,
      octets[colon + 1] == Octet.slash, octets[colon + 2] == Octet.slash
    else { throw .malformed(.target) }
    var end = afterSlashes
    while end < target.upperBound, octets[end] != Octet.slash, octets[end] != Octet.questionMark { end += 1 }
    guard octets.isAuthority(afterSlashes..<end) else { throw .malformed(.target) }
    isAbsoluteForm = true
    authorityPart = Part(afterSlashes..<end)
    if end < target.upperBound, octets[end] == Octet.slash {
      try readPathAndQuery(octets, end..<target.upperBound)
    } else {
      // An empty path means `/` (RFC 9110 §4.2.3): the position of one that is there.
      pathPart = Part(colon + 2..<colon + 3)
      try readQuery(octets, end..<target.upperBound)
    }
  }

  private mutating func readPathAndQuery(_ octets: Span<UInt8>, _ range: Range<Int>) throws(Refusal) {
    let pathEnd = octets.first(Octet.questionMark, in: range)
    let path = range.lowerBound..<pathEnd
    guard octets.isPath(path) else { throw .malformed(.target) }
    pathPart = Part(path)
    try readQuery(octets, pathEnd..<range.upperBound)
  }

  /// - Parameter range: empty, or `?` and what follows.
  private mutating func readQuery(_ octets: Span<UInt8>, _ range: Range<Int>) throws(Refusal) {
    if range.isEmpty { return }
    let query = range.lowerBound + 1..<range.upperBound
    guard octets.isEncodedText(query, inPath: false) else { throw .malformed(.target) }
    hasQuery = true
    queryPart = Part(query)
  }
}
