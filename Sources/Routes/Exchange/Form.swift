import HTTPServer

/// A form in which something is answered: its media type (RFC 9110 §8.3). All that is answered comes in JSON; some of it
/// in another form too, for people to look at.
enum Form: CaseIterable, Sendable {
  case json
  /// A picture (SVG 1.1).
  case svg
  /// A page or a letter.
  case html
  /// A letter, of characters alone.
  case text

  /// As `Accept` and the document name it.
  var mediaType: StaticString {
    switch self {
    case .json: "application/json"
    case .svg: "image/svg+xml"
    case .html: "text/html"
    case .text: "text/plain"
    }
  }

  /// As `Content-Type` carries it. All forms are in UTF-8; JSON and XML need not say so.
  var contentType: StaticString {
    switch self {
    case .json, .svg: mediaType
    case .html: "text/html; charset=utf-8"
    case .text: "text/plain; charset=utf-8"
    }
  }

  /// The range of media types around it.
  fileprivate var range: StaticString {
    switch self {
    case .json: "application/*"
    case .svg: "image/*"
    case .html, .text: "text/*"
    }
  }

  /// How the name of a file in this form ends.
  var fileNameEnd: StaticString {
    switch self {
    case .json: ".json"
    case .svg: ".svg"
    case .html: ".html"
    case .text: ".txt"
    }
  }

  /// How the ETag of a version ends in this form, before what says that it came as gzip.
  var entityTagEnd: StaticString {
    switch self {
    case .json: ""
    case .svg: "-svg"
    case .html: "-html"
    case .text: "-text"
    }
  }
}

extension Request {
  /// The form that it likes best of those that there are: the first one of several that it likes as well, and where it
  /// says nothing. The most particular range that names a form counts, and 0 means no (RFC 9110 §12.5.1).
  /// - Returns: nil when it accepts none of them.
  func preferredForm(of forms: [Form]) -> Form? {
    guard count(of: .accept) > 0 else { return forms.first }
    var preferred: (form: Form, weight: Int)?
    for form in forms {
      let weight = weight(of: form)
      if weight > preferred?.weight ?? 0 { preferred = (form, weight) }
    }
    return preferred?.form
  }

  /// In thousandths.
  private func weight(of form: Form) -> Int {
    weight(in: .accept) { $0.isWord(form.mediaType) } ?? weight(in: .accept) { $0.isWord(form.range) }
      ?? weight(in: .accept) { $0.isWord("*/*") } ?? 0
  }
}
