extension Answer {
  /// A body in another form than JSON.
  struct Document: Sendable {
    let form: Form
    let octets: [UInt8]
    /// What it looks like; nil for characters alone.
    let style: StyleSheet?
    /// The language of its texts.
    let language: Language
    /// What a file of it may be called, without its ending. Never of a person.
    let fileName: StaticString

    /// A page or a picture.
    init(_ form: Form, _ markup: borrowing MarkupWriter, in language: Language, named fileName: StaticString)
    {
      self.form = form
      octets = markup.written
      style = markup.style
      self.language = language
      self.fileName = fileName
    }

    /// Characters alone.
    init(text: String, in language: Language, named fileName: StaticString) {
      form = .text
      octets = Array(text.utf8)
      style = nil
      self.language = language
      self.fileName = fileName
    }
  }

  /// The form that it is in.
  var form: Form { document?.form ?? .json }

  /// How long its body is, in octets.
  var bodyBytes: Int { document?.octets.count ?? json.octets.count }
}
