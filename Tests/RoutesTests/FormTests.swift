import Domain
import Testing

@testable import HTTPServer
@testable import Routes

@Suite struct `Forms of an answer` {
  private static let page: [Form] = [.json, .html, .text]

  /// The form that a request with these `Accept` lines gets.
  private func preferred(_ accept: [String], of forms: [Form] = page) throws -> Form? {
    try TestRequest("GET", "/", fields: accept.map { "Accept: \($0)" }).reading {
      $0.preferredForm(of: forms)
    }
  }

  @Test(arguments: [
    ([], Form.json), (["*/*"], .json), (["application/json"], .json), (["application/*"], .json),
    (["text/html"], .html), (["TEXT/HTML"], .html), (["text/html;q=0.1"], .html), (["text/*"], .html),
    (["text/plain"], .text), (["text/html;q=0, text/*"], .text), (["text/plain, text/html;q=0.9"], .text),
    (["text/html, application/json"], .json), (["text/html, application/json;q=0.999"], .html),
    (["application/json;q=0, */*"], .html), (["application/json;q=0.2, */*;q=0.3"], .html),
    (["text/html;q=0.2, text/*;q=0.5, */*;q=0.1"], .text), (["image/png, */*;q=0.1"], .json),
    (["text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"], .html),
    (["image/png", "text/plain"], .text), (["*/*;q=0.5", "text/html"], .html),
    (["text/html;charset=utf-8"], .html),
  ]) func `go by weight, the most particular range first`(accept: [String], form: Form) throws {
    #expect(try preferred(accept) == form)
  }

  @Test(arguments: ["image/svg+xml", "text/html;q=0", "text/css", "*/*;q=0", "application/xml", "text", ""])
  func `are none where none is accepted`(accept: String) throws {
    #expect(try preferred([accept]) == nil)
  }

  @Test func `are pictures where there are`() throws {
    for accept in ["image/svg+xml", "image/*", "image/webp,image/*,*/*;q=0.8"] {
      #expect(try preferred([accept], of: [.json, .svg]) == .svg)
      #expect(try preferred([accept], of: [.json, .html]) == (accept.contains("*/*") ? .json : nil))
    }
  }

  @Test func `are told apart by ETag, and each brings its type, its language and its policy`() throws {
    let service = try TestService()
    for (form, tag, type) in [
      (Form.json, "\"3\"", "application/json"), (.svg, "\"3-svg\"", "image/svg+xml"),
      (.html, "\"3-html\"", "text/html; charset=utf-8"), (.text, "\"3-text\"", "text/plain; charset=utf-8"),
    ] {
      var answer = Answer()
      answer.version = 3
      switch form {
      case .json: answer.json.element("x")
      case .text: answer.document = Answer.Document(text: "x", in: .dutch, named: "x")
      case .svg, .html:
        var markup = MarkupWriter()
        markup.element("html") { $0.write(StyleSheet("p{color:red}")) }
        answer.document = Answer.Document(form, markup, in: .dutch, named: "brief")
      }
      let sent = try service.respond(answer)
      #expect(sent.fields["etag"] == tag)
      #expect(sent.fields["content-type"] == type)
      #expect(sent.fields["content-security-policy"] == sent.policyItNeeds)
      #expect(sent.policyItNeeds.contains("sha256-") == (form == .svg || form == .html))
      #expect(sent.fields["content-language"] == (form == .json ? nil : "nl"))
      if form == .html {
        #expect(sent.fields["content-disposition"] == "inline; filename=\"brief.html\"")
      }
      for other in [Form.json, .svg, .html, .text] {
        let known = "If-None-Match: \"3\(other.entityTagEnd)\""
        let request = TestRequest("GET", "/", fields: [known])
        #expect(try request.reading { $0.hasAlready(version: 3, in: form) } == (other == form))
        let change = TestRequest("PUT", "/", fields: ["If-Match: \"3\(other.entityTagEnd)-gzip\""])
        #expect(try change.reading { try IfMatch($0) } == .versions([3]))
      }
    }
  }
}
