/// One JSON object on one line, being written.
struct JSONLine {
  private var octets: [UInt8] = Array("{".utf8)

  /// Adds a member whose value is a string (RFC 8259 §7).
  mutating func add(_ name: String, _ value: String) {
    if octets.count > 1 { octets.append(UInt8(ascii: ",")) }
    addQuoted(name)
    octets.append(UInt8(ascii: ":"))
    addQuoted(value)
  }

  /// The object, closed, with its line end.
  consuming func finished() -> [UInt8] {
    octets + Array("}\n".utf8)
  }

  private mutating func addQuoted(_ text: String) {
    octets.append(UInt8(ascii: "\""))
    for octet in text.utf8 {
      switch octet {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        octets.append(UInt8(ascii: "\\"))
        octets.append(octet)
      case 0..<0x20:
        let digits = String(octet, radix: 16)
        octets.append(contentsOf: "\\u\(digits.count == 1 ? "000" : "00")\(digits)".utf8)
      default:
        octets.append(octet)
      }
    }
    octets.append(UInt8(ascii: "\""))
  }
}
