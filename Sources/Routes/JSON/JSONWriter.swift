/// Writes JSON by appending octets: keys that are known at compile time, values straight from where they lie.
/// Commas are seen to; that every container is closed is the caller's part.
struct JSONWriter: ~Copyable {
  var octets = OctetBuffer()

  // MARK: Containers

  mutating func openObject() {
    separate()
    octets.append(UInt8(ascii: "{"))
  }

  mutating func openObject(_ key: StaticString) { write(key, "{") }

  mutating func closeObject() { octets.append(UInt8(ascii: "}")) }

  mutating func openArray() {
    separate()
    octets.append(UInt8(ascii: "["))
  }

  mutating func openArray(_ key: StaticString) { write(key, "[") }

  /// An object on a line of its own.
  mutating func openLine() { octets.append(UInt8(ascii: "{")) }

  mutating func closeLine() { octets.append("}\n") }

  mutating func closeArray() { octets.append(UInt8(ascii: "]")) }

  // MARK: Members

  /// UTF-8 that is known to be well-formed, such as a column of a STRICT table.
  mutating func member(_ key: StaticString, utf8 value: Span<UInt8>) {
    write(key, "")
    appendText(value)
  }

  mutating func member(_ key: StaticString, _ value: String) {
    write(key, "")
    var value = value
    value.withUTF8 { appendText(Span(_unsafeElements: $0)) }
  }

  /// A word of ours, which holds nothing to escape.
  mutating func member(_ key: StaticString, word value: StaticString) {
    write(key, "\"")
    octets.append(value)
    octets.append(UInt8(ascii: "\""))
  }

  /// Two parts that make one text and hold nothing to escape, such as `urn:uuid:` and an id.
  mutating func member(_ key: StaticString, prefix: StaticString, utf8 value: Span<UInt8>) {
    write(key, "\"")
    octets.append(prefix)
    octets.append(value)
    octets.append(UInt8(ascii: "\""))
  }

  /// A text that `append` makes, and that holds nothing to escape, such as a date.
  @inline(__always)
  mutating func member(_ key: StaticString, appending append: (inout OctetBuffer) -> Void) {
    write(key, "\"")
    append(&octets)
    octets.append(UInt8(ascii: "\""))
  }

  mutating func member(_ key: StaticString, _ value: Int) {
    write(key, "")
    octets.append(decimal: value)
  }

  mutating func member(_ key: StaticString, tenths value: Int) {
    write(key, "")
    append(tenths: value)
  }

  mutating func member(_ key: StaticString, _ value: Bool) { write(key, value ? "true" : "false") }

  mutating func null(_ key: StaticString) { write(key, "null") }

  /// JSON that is stored as such, such as raw answers, for which the database vouches.
  mutating func member(_ key: StaticString, json value: Span<UInt8>) {
    write(key, "")
    octets.append(value)
  }

  // MARK: Elements

  mutating func element(_ value: String) {
    separate()
    var value = value
    value.withUTF8 { appendText(Span(_unsafeElements: $0)) }
  }

  mutating func element(word value: StaticString) {
    separate()
    octets.append(UInt8(ascii: "\""))
    octets.append(value)
    octets.append(UInt8(ascii: "\""))
  }

  mutating func element(_ value: Int?) {
    separate()
    if let value { octets.append(decimal: value) } else { octets.append("null") }
  }

  mutating func element(tenths value: Int) {
    separate()
    append(tenths: value)
  }

  mutating func element(_ value: Bool) {
    separate()
    octets.append(value ? "true" : "false")
  }

  mutating func elementNull() {
    separate()
    octets.append("null")
  }

  // MARK: Keys of the moment

  /// A key that is known at run time only. Its value is to be written next, as an element.
  mutating func key(_ key: String) {
    element(key)
    octets.append(UInt8(ascii: ":"))
  }

  // MARK: Octets

  private mutating func separate() {
    guard let last = octets.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "["),
      last != UInt8(ascii: ":")
    else { return }
    octets.append(UInt8(ascii: ","))
  }

  /// The key, and what follows its colon.
  @inline(__always)
  private mutating func write(_ key: StaticString, _ value: StaticString) {
    octets.reserve(key.utf8CodeUnitCount + value.utf8CodeUnitCount + 4)
    if let last = octets.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") {
      octets.appendUnchecked(UInt8(ascii: ","))
    }
    octets.appendUnchecked(UInt8(ascii: "\""))
    octets.appendUnchecked(key)
    octets.appendUnchecked(UInt8(ascii: "\""))
    octets.appendUnchecked(UInt8(ascii: ":"))
    octets.appendUnchecked(value)
  }

  /// A text with its quotation marks. Most hold nothing to escape: it is copied and looked at in one go, and only one
  /// that does hold something is gone through again, piece by piece.
  private mutating func appendText(_ value: Span<UInt8>) {
    octets.append(UInt8(ascii: "\""))
    if !octets.appendUnlessItEscapes(value) {
      var written = 0
      while let index = value.nextToEscape(from: written) {
        octets.append(value.extracting(written..<index))
        appendEscape(value[index])
        written = index + 1
      }
      octets.append(value.extracting(written..<value.count))
    }
    octets.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ octet: UInt8) {
    octets.append(UInt8(ascii: "\\"))
    switch octet {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): octets.append(octet)
    case 0x0A: octets.append(UInt8(ascii: "n"))
    case 0x0D: octets.append(UInt8(ascii: "r"))
    case 0x09: octets.append(UInt8(ascii: "t"))
    default:
      octets.append("u00")
      octets.append(UInt8(ascii: "0") + octet >> 4)
      let low = octet & 0xF
      octets.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }

  /// 35 is written `3.5`, 60 is written `6`.
  private mutating func append(tenths value: Int) {
    if value < 0 { octets.append(UInt8(ascii: "-")) }
    let magnitude = Int(value.magnitude)
    octets.append(decimal: magnitude / 10)
    if magnitude % 10 != 0 {
      octets.append(UInt8(ascii: "."))
      octets.append(UInt8(ascii: "0") + UInt8(magnitude % 10))
    }
  }
}

extension Span<UInt8> {
  /// The first octet from here on that a JSON text cannot hold as it is: a control character, `"` or `\`
  /// (RFC 8259 §7).
  fileprivate func nextToEscape(from first: Int) -> Int? {
    var index = first
    while index < count {
      let octet = self[index]
      if octet < 0x20 || octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "\\") { return index }
      index += 1
    }
    return nil
  }
}

extension OctetBuffer {
  /// Copies a text by eights, the last eight over what was copied already, and looks for something to escape on the way.
  /// - Returns: `false` when there may be something; then nothing has been appended.
  fileprivate mutating func appendUnlessItEscapes(_ text: Span<UInt8>) -> Bool {
    let length = text.count
    reserve(length)
    let target = UnsafeMutableRawPointer(base + count)
    let escapes = text.withUnsafeBytes { source -> UInt64 in
      var escapes: UInt64 = 0
      if length >= 8 {
        var index = 0
        while index < length {
          let start = min(index, length - 8)
          let eight = source.loadUnaligned(fromByteOffset: start, as: UInt64.self)
          target.storeBytes(of: eight, toByteOffset: start, as: UInt64.self)
          escapes |= eight.octetsToEscape
          index += 8
        }
      } else {
        for index in 0..<length {
          let octet = source[index]
          target.storeBytes(of: octet, toByteOffset: index, as: UInt8.self)
          if octet < 0x20 || octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "\\") { escapes = 1 }
        }
      }
      return escapes
    }
    guard escapes == 0 else { return false }
    count += length
    return true
  }
}

extension UInt64 {
  /// Not 0 when one of the eight octets is below 0x20, `"` or `\`; may be so once too often, never too seldom.
  @inline(__always)
  fileprivate var octetsToEscape: UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = self ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let slashes = self ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let below = (self &- ones &* 0x20) & ~self
    let either = below | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
    return either & 0x8080_8080_8080_8080
  }
}
