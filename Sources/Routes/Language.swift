/// The languages that people are spoken to in. Codes are never translated.
enum Language: Sendable {
  case dutch
  case english

  /// What an `Accept-Language` prefers (RFC 9110 §12.5.4); Dutch where it is absent, or prefers neither.
  init(accepting field: Span<UInt8>?) {
    guard let field else {
      self = .dutch
      return
    }
    let list = FieldList(field)
    let (dutch, english) = (list.weight(ofLanguage: "nl"), list.weight(ofLanguage: "en"))
    self = (english ?? 0) > (dutch ?? list.weight(ofLanguage: "*") ?? 0) ? .english : .dutch
  }

  /// The tag, as `Content-Language` carries it.
  var tag: StaticString {
    switch self {
    case .dutch: "nl"
    case .english: "en"
    }
  }
}

/// A sentence in both languages.
struct Sentence: Equatable, Sendable {
  let dutch: String
  let english: String

  func text(in language: Language) -> String {
    switch language {
    case .dutch: dutch
    case .english: english
    }
  }
}
