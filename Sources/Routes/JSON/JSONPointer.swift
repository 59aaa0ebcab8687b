extension JSONValue {
  /// Where this value stands in its body: a JSON pointer as a URI fragment (RFC 6901 §6), such as
  /// `#/fourDkl/answers/3`.
  var location: String { location(ofNode: index) }

  /// Where a key, or a value that may still be being read, stands. Found by walking down from the root, since
  /// only faults ask for it.
  func location(ofNode target: Int) -> String {
    var pointer = "#"
    var index = 0
    while index < target, let child = child(of: index, holding: target, &pointer) { index = child }
    return pointer
  }

  /// Goes one level down, and writes the step.
  private func child(of container: Int, holding target: Int, _ pointer: inout String) -> Int? {
    let isObject = nodes[container].kind == .object
    var position = 0
    var key = container + 1
    while key < nodes.count {
      let child = isObject ? key + 1 : key
      let next = child < nodes.count ? Int(nodes[child].next) : nodes.count
      if target < next || child >= nodes.count {
        pointer += "/" + (isObject ? escaped(key) : String(position))
        return child
      }
      position += 1
      key = next
    }
    return nil
  }

  /// A key as one step of a pointer: `~` and `/` by RFC 6901 §3, what a fragment may not hold percent-encoded.
  private func escaped(_ key: Int) -> String {
    var step = ""
    var characters = JSONCharacters(text, nodes[key])
    while let octet = characters.next(), step.utf8.count < 100 {
      switch octet {
      case UInt8(ascii: "~"): step += "~0"
      case UInt8(ascii: "/"): step += "~1"
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        step.unicodeScalars.append(Unicode.Scalar(octet))
      default:
        step += octet < 16 ? "%0" : "%"
        step += String(octet, radix: 16, uppercase: true)
      }
    }
    return step
  }
}
