import HTTPServer
import Persistence

/// `/v1/codes`: every code with its words in Dutch and English, set by set, for whoever shows them to people. Codes that
/// are numbers on the wire stand here as text.
enum Codes {
  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    answer.json.openObject()
    answer.json.openArray("sets")
    for set in CodeSet.all {
      answer.json.openObject()
      answer.json.member("name", word: set.name)
      answer.json.member("open", set.isOpen)
      answer.json.openArray("codes")
      for (code, label) in set.codes {
        answer.json.openObject()
        answer.json.member("code", code)
        answer.json.member("nl", label.dutch)
        answer.json.member("en", label.english)
        answer.json.closeObject()
      }
      answer.json.closeArray()
      answer.json.closeObject()
    }
    answer.json.closeArray()
    answer.json.closeObject()
  }
}
