internal import Domain
internal import SQLite

/// A part of a table in the order of its ids: one row, or everything after one. Statements take it as two texts with
/// `id BETWEEN ?1 AND ?2`.
enum Window<Named> {
  case one(Identifier<Named>)
  /// After the last row of the page before; from the beginning when `nil`.
  case after(Identifier<Named>?)

  var first: Bound {
    switch self {
    case .one(let id): Bound(id.rawValue)
    // All ids are equally long: an id and one more octet comes after it and before the next.
    case .after(let id?): Bound(id.rawValue, then: UInt8(ascii: "~"))
    case .after(nil): Bound("")
    }
  }

  var last: Bound {
    switch self {
    case .one(let id): Bound(id.rawValue)
    case .after: Bound("~")  // after every hexadecimal digit
    }
  }

  /// One end, as it is bound.
  struct Bound: Bindable {
    private var text: [UInt8]

    init(_ text: StaticString) { self.text = text.withUTF8Buffer(Array.init) }

    init(_ id: UUIDv7, then more: UInt8? = nil) {
      text = []
      text.reserveCapacity(UUIDv7.textOctets + 1)
      id.appendText(to: &text)
      if let more { text.append(more) }
    }

    func bind(to statement: borrowing Statement, at index: Int32) throws(SQLiteError) {
      try statement.bind(index, text: text.span)
    }
  }
}
