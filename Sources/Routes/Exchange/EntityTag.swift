/// An entity tag as this service makes them (RFC 9110 §8.8.3): `"3"` for version 3 of a record in plain JSON, with a
/// suffix for another form of it, such as `"3-html"`. `-gzip` at the end says that it came compressed; of what, it says
/// the same without.
struct EntityTag: Equatable {
  private static let gzipEnd: StaticString = "-gzip"

  /// The tag of the same in gzip: `"3-gzip"` for `"3"`.
  static func inGzip(_ entityTag: String) -> String { "\(entityTag.dropLast())\(gzipEnd)\"" }

  /// What stands in quotation marks, without what says that it came as gzip.
  @_lifetime(copy opaque)
  fileprivate static func withoutGzip(_ opaque: Span<UInt8>) -> Span<UInt8> {
    let end = opaque.count - gzipEnd.utf8CodeUnitCount
    guard end > 0, opaque.extracting(end..<opaque.count).isWord(gzipEnd) else { return opaque }
    return opaque.extracting(0..<end)
  }

  /// Whether it says `W/`: good for reading again, not for changing.
  let isWeak: Bool
  /// nil for a tag that this service did not make.
  let version: Int?
  /// In which form the record came; nil for one that is not known here.
  let form: Form?
}

/// The entity tags of an If-Match or If-None-Match, one after another. `*` is none of them.
struct EntityTags: ~Escapable {
  private let field: Span<UInt8>
  private var position = 0

  @_lifetime(copy field)
  init(_ field: Span<UInt8>) { self.field = field }

  /// What stands in the field is no list of entity tags.
  struct Malformed: Error {}

  /// The next tag; nil at the end.
  mutating func next() throws(Malformed) -> EntityTag? {
    while position < field.count, field[position].isBetweenElements { position += 1 }
    guard position < field.count else { return nil }
    let isWeak = field[position] == UInt8(ascii: "W")
    if isWeak { try take(UInt8(ascii: "W"), UInt8(ascii: "/")) }
    try take(UInt8(ascii: "\""))
    let start = position
    while position < field.count, field[position].isEntityTagCharacter { position += 1 }
    let opaque = field.extracting(start..<position)
    try take(UInt8(ascii: "\""))
    guard position == field.count || field[position].isBetweenElements else { throw Malformed() }
    return Self.tag(EntityTag.withoutGzip(opaque), isWeak: isWeak)
  }

  private mutating func take(_ octets: UInt8...) throws(Malformed) {
    for octet in octets {
      guard position < field.count, field[position] == octet else { throw Malformed() }
      position += 1
    }
  }

  /// Reads `3` and `3-html`; leading zeros are not ours.
  private static func tag(_ opaque: Span<UInt8>, isWeak: Bool) -> EntityTag {
    let foreign = EntityTag(isWeak: isWeak, version: nil, form: nil)
    guard !opaque.isEmpty, opaque[0] != UInt8(ascii: "0") else { return foreign }
    var version = 0
    for index in opaque.indices {
      if opaque[index] == UInt8(ascii: "-"), index > 0 {
        let end = opaque.extracting(index..<opaque.count)
        return EntityTag(
          isWeak: isWeak, version: version, form: Form.allCases.first { end.isWord($0.entityTagEnd) })
      }
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= opaque[index], version < 1 << 50 else { return foreign }
      version = version * 10 + Int(opaque[index] - UInt8(ascii: "0"))
    }
    return EntityTag(isWeak: isWeak, version: version, form: .json)
  }
}

extension UInt8 {
  /// What may stand between the elements of a list (RFC 9110 §5.6.1.2).
  fileprivate var isBetweenElements: Bool { self == UInt8(ascii: ",") || self == 0x20 || self == 0x09 }

  /// `etagc` of RFC 9110 §8.8.3.
  fileprivate var isEntityTagCharacter: Bool { self == 0x21 || 0x23...0x7E ~= self || self >= 0x80 }
}
