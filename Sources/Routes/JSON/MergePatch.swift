/// A merge patch (RFC 7396): what it names replaces what is there, `null` removes, what it leaves out stays.
///
/// A `null` stays in the merged text, since a body's reader takes it for absent: so a mistyped member is found there
/// as an unknown one, also where it was to be removed.
struct MergePatch: Sendable {
  private let octets: [UInt8]

  /// - Parameter faults: is told that every member has been asked for: which of them there are, the merged text says.
  init(_ body: JSONObject, _ faults: inout Faults) {
    octets = body.value.text.withUnsafeBufferPointer { Array($0) }
    faults.noteMembers(of: body)
  }

  /// The text that comes of it, as JSON.
  /// - Parameter current: an object, as JSON.
  func merged(into current: Span<UInt8>) -> JSONWriter {
    var (patch, target) = (JSONTape(), JSONTape())
    var faults = Faults()
    var merged = JSONWriter()
    guard JSONReader.read(octets.span, onto: &patch, &faults),
      JSONReader.read(current, onto: &target, &faults)
    else { preconditionFailure("both texts have been read or written before") }
    merged.write(
      JSONValue(text: octets.span, nodes: patch.nodes.span, index: 0),
      over: JSONValue(text: current, nodes: target.nodes.span, index: 0))
    return merged
  }
}

extension JSONWriter {
  /// `MergePatch` of RFC 7396 §2.
  fileprivate mutating func write(_ patch: JSONValue, over target: JSONValue?) {
    guard patch.node.kind == .object else { return octets.append(patch.source) }
    octets.append(UInt8(ascii: "{"))
    if let target, target.node.kind == .object {
      var key = target.index + 1
      while key < target.node.next {
        writeKey(target.at(key))
        if let change = patch.member(named: target.at(key)) {
          write(change, over: target.at(key + 1))
        } else {
          octets.append(target.at(key + 1).source)
        }
        key = Int(target.nodes[key + 1].next)
      }
    }
    writeMembers(of: patch, beyond: target)
    octets.append(UInt8(ascii: "}"))
  }

  /// What the patch adds.
  private mutating func writeMembers(of patch: JSONValue, beyond target: JSONValue?) {
    var key = patch.index + 1
    while key < patch.node.next {
      if target?.member(named: patch.at(key)) == nil {
        writeKey(patch.at(key))
        write(patch.at(key + 1), over: nil)
      }
      key = Int(patch.nodes[key + 1].next)
    }
  }

  private mutating func writeKey(_ key: JSONValue) {
    if octets.last != UInt8(ascii: "{") { octets.append(UInt8(ascii: ",")) }
    octets.append(key.source)
    octets.append(UInt8(ascii: ":"))
  }
}

extension JSONValue {
  /// Its octets, of a text with its quotation marks.
  var source: Span<UInt8> {
    @_lifetime(copy self) get {
      let quotes = node.kind == .text || node.kind == .key ? 1 : 0
      return text.extracting(Int(node.start) - quotes..<Int(node.end) + quotes)
    }
  }

  /// The value of the member that has the same name as a key of another text; nil also when this is no object.
  @_lifetime(copy self)
  func member(named other: JSONValue) -> JSONValue? {
    guard node.kind == .object else { return nil }
    var key = index + 1
    while key < node.next {
      if at(key).saysTheSame(as: other) { return at(key + 1) }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }

  private func saysTheSame(as other: JSONValue) -> Bool {
    var left = JSONCharacters(text, node)
    var right = JSONCharacters(other.text, other.node)
    while let octet = left.next() {
      if octet != right.next() { return false }
    }
    return right.next() == nil
  }
}
