/// A body's values in the order of their octets, each a position in the body: what one walk of `JSONReader`
/// leaves behind. A container is followed by its elements, an object's by a key node before each value.
struct JSONTape {
  /// The nodes; emptied and filled again for the next body, so that a loop needs one tape.
  var nodes: [JSONNode] = []
}

/// One key or value of a tape.
struct JSONNode {
  enum Kind: UInt8 {
    case object
    case array
    case key
    case text
    case number
    case `true`
    case `false`
    case null
  }

  let kind: Kind
  /// Whether a text or key holds `\` escapes, so that its octets are not yet its characters.
  var hasEscapes = false
  /// The first octet: of a text or key the one after its quotation mark.
  let start: UInt32
  /// One past the last octet; of a text or key its closing quotation mark.
  var end: UInt32
  /// The node after this one and all that it holds; `open` while a container is being read.
  var next: UInt32

  static let open = UInt32.max
}
