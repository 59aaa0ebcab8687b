/// A segment of a path, or a name or value of a query: text as the target carries it, percent-encoded. A view of
/// the request's octets; a String is made only when asked for.
///
/// It was judged with the head, so decoding cannot fail: the escapes are whole and stand for UTF-8 without NUL, and
/// in a path for no `/`. It is decoded once: `%2541` is the text `%41`.
public struct EncodedText: ~Escapable {
  /// The octets as sent.
  public let octets: Span<UInt8>
  /// Whether `+` stands for a space (application/x-www-form-urlencoded, in queries only).
  private let plusIsSpace: Bool

  @_lifetime(copy octets)
  init(_ octets: Span<UInt8>, plusIsSpace: Bool) {
    self.octets = octets
    self.plusIsSpace = plusIsSpace
  }

  /// Whether there is no text.
  public var isEmpty: Bool { octets.isEmpty }

  /// Whether this is `word`, octet by octet after decoding.
  public func equals(_ word: StaticString) -> Bool {
    var index = 0
    var position = 0
    while index < octets.count {
      guard position < word.utf8CodeUnitCount, decode(&index) == word.utf8Start[position] else {
        return false
      }
      position += 1
    }
    return position == word.utf8CodeUnitCount
  }

  /// Appends the decoded text.
  public func append(to output: inout [UInt8]) {
    var index = 0
    while index < octets.count { output.append(decode(&index)) }
  }

  /// The decoded text.
  public var text: String {
    String(unsafeUninitializedCapacity: octets.count) { buffer in
      var index = 0
      var count = 0
      while index < octets.count {
        buffer[count] = decode(&index)
        count += 1
      }
      return count
    }
  }

  /// The octet that stands at `index`, which then moves behind it.
  @inline(__always)
  private func decode(_ index: inout Int) -> UInt8 {
    let octet = octets[index]
    if octet == Octet.percent, index + 2 < octets.count, let decoded = octets.escaped(at: index) {
      index += 3
      return decoded
    }
    index += 1
    return octet == Octet.plus && plusIsSpace ? Octet.space : octet
  }
}

/// The segments of a path, one after the other: `/a/b` has `a` and `b`, `/a/` has `a` and an empty one, `/` has one
/// empty one, and the `*` of `OPTIONS *` has none.
public struct PathSegments: ~Escapable {
  private let path: Span<UInt8>
  private var start: Int

  @_lifetime(copy path)
  init(_ path: Span<UInt8>) {
    self.path = path
    start = path.isEmpty || path[0] != Octet.slash ? path.count + 1 : 1
  }

  /// The next segment, or nil behind the last.
  @_lifetime(copy self)
  public mutating func next() -> EncodedText? {
    guard start <= path.count else { return nil }
    let end = path.first(Octet.slash, in: start..<path.count)
    let segment = path.extracting(start..<end)
    start = end + 1
    return EncodedText(segment, plusIsSpace: false)
  }
}

/// The parameters of a query, one after the other: `a=1&b&c=x=y` has `a`, `b` and `c`. Empty ones, as in `a=1&&b=2`,
/// are passed over.
public struct QueryParameters: ~Escapable {
  private let query: Span<UInt8>
  private var start = 0

  @_lifetime(copy query)
  init(_ query: Span<UInt8>) {
    self.query = query
  }

  /// The next parameter, or nil behind the last.
  @_lifetime(copy self)
  public mutating func next() -> QueryParameter? {
    while start < query.count {
      let end = query.first(Octet.ampersand, in: start..<query.count)
      let parameter = start..<end
      start = end + 1
      if !parameter.isEmpty { return QueryParameter(query.extracting(parameter)) }
    }
    return nil
  }
}

/// One parameter of a query, such as `limit=50`.
public struct QueryParameter: ~Escapable {
  /// What stands before the first `=`.
  public let name: EncodedText
  /// What stands after it; empty without one.
  public let value: EncodedText

  @_lifetime(copy parameter)
  init(_ parameter: Span<UInt8>) {
    let nameEnd = parameter.first(Octet.equals, in: 0..<parameter.count)
    let valueStart = min(nameEnd + 1, parameter.count)
    name = EncodedText(parameter.extracting(0..<nameEnd), plusIsSpace: true)
    value = EncodedText(parameter.extracting(valueStart..<parameter.count), plusIsSpace: true)
  }
}
