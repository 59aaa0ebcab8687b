import HTTPServer

/// The languages that people are spoken to in. Codes are never translated.
enum Language: Sendable {
  case dutch
  case english

  /// What a request's `Accept-Language` prefers (RFC 9110 §12.5.4); Dutch where it is absent, or prefers neither.
  init(_ request: borrowing Request) {
    guard request.count(of: .acceptLanguage) > 0 else {
      self = .dutch
      return
    }
    let english = request.weight(ofLanguage: "en") ?? 0
    let dutch = request.weight(ofLanguage: "nl") ?? request.weight(in: .acceptLanguage) { $0.isWord("*") }
    self = english > dutch ?? 0 ? .english : .dutch
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
