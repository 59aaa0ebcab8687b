import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/access-log`: who saw a dossier, in words: for the client who asks (NEN 7513), as JSON or as a page to
/// print and hand over. The same events as `/v1/clients/{id}/audit-events`.
enum AccessLog {
  static func get(_ request: borrowing Request, _ call: Call) throws -> Route.LongRead {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let limit = query.limit(&faults)
    let cursor = query.numberCursor(&faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    return { database, answer in
      let client = try call.visibleClient(database)
      let (lines, next) = try database.auditLines(
        of: database.clientIDs(of: client), before: cursor, limit: limit)
      let language = call.form == .html ? Language.dutch : call.language
      var entries: [Entry] = []
      for line in lines { entries.append(try Entry(line, in: language, database)) }
      answer.seen.client = client.rawValue
      if call.form == .html {
        answer.nextCursor = next.map(Cursor.encode)
        let name = try database.client(client, for: .coordinator) { row throws(StorageError) in
          try row.client().details.name.full
        }
        answer.document =
          AccessLogPage(
            client: name ?? "", entries: entries, hasMore: next != nil, service: call.service, at: call.now
          ).document
        return
      }
      answer.json.openList()
      for entry in entries { answer.json.write(entry) }
      answer.closeList(cursor: next.map(Cursor.encode))
    }
  }

  /// One line, in words.
  struct Entry {
    let line: AuditLine
    let who: String
    let roleLabel: String?
    let what: String
    let why: String?
    let emergencyReason: String?
    let resultLabel: String

    init(
      _ line: AuditLine, in language: Language, _ database: borrowing ReadTransaction
    ) throws(StorageError) {
      self.line = line
      let name = line.name ?? AuditWords.somebody(line).text(in: language)
      who = line.organisation.map { "\(name), \($0)" } ?? name
      roleLabel = line.role?.label.text(in: language)
      what = AuditWords.what(line).text(in: language)
      why = line.rule.map { AuditWords.why($0).text(in: language) }
      emergencyReason = try line.emergency.flatMap { id throws(StorageError) in
        try database.emergencyAccess(id, for: .coordinator)?.reason.text
      }
      resultLabel = line.result.label.text(in: language)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ entry: AccessLog.Entry) {
    openObject()
    member("seq", entry.line.seq)
    member("at", entry.line.at)
    member("who", entry.who)
    member("role", optional: entry.line.role)
    member("roleLabel", optional: entry.roleLabel)
    member("action", entry.line.action)
    member("what", entry.what)
    member("why", optional: entry.why)
    member("emergencyReason", optional: entry.emergencyReason)
    member("result", entry.line.result)
    member("resultLabel", entry.resultLabel)
    closeObject()
  }
}
