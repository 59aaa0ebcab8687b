import Persistence

/// Whether the service lives, and whether it can be used. For whoever watches over it; asks for no token.
enum Health {
  static func live(_ call: Call, _ answer: inout Answer) {
    answer.json.openObject()
    answer.json.member("status", word: "live")
    answer.json.closeObject()
  }

  static func ready(_ call: Call, _ answer: inout Answer) throws(Problem) {
    guard call.service.database.writer.isAvailable else { throw .unavailable() }
    answer.json.openObject()
    answer.json.member("status", word: "ready")
    answer.json.closeObject()
  }
}
