import Domain

/// `/.well-known/security.txt` (RFC 9116): whom to tell about a weakness. There is none unless somebody said where to.
enum SecurityContact {
  /// It holds for half a year from the day on which it is asked for: RFC 9116 §2.5.5 wants less than a year, and a service
  /// that is not there any more says nothing.
  static let daysValid = 180

  static func get(_ call: Call, _ answer: inout Answer) throws(Problem) {
    let contact = call.service.configuration.securityContact
    guard !contact.isEmpty else { throw Problem(.notFound) }
    let day = call.now.unixMilliseconds / 86_400_000 + Int64(daysValid)
    let expires = Instant(unixMilliseconds: day * 86_400_000)
    if call.form == .text {
      answer.document = Answer.Document(
        text: "Contact: \(contact)\nExpires: \(expires)\nPreferred-Languages: nl, en\n", in: .english,
        named: "security")
      return
    }
    answer.json.openObject()
    answer.json.member("contact", contact)
    answer.json.member("expires", expires)
    answer.json.openArray("preferredLanguages")
    answer.json.element("nl")
    answer.json.element("en")
    answer.json.closeArray()
    answer.json.closeObject()
  }
}
