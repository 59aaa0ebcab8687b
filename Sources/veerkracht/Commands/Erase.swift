internal import ArgumentParser
internal import FoundationEssentials

/// `veerkracht erase`: destroys a client's dossier at the client's request. Says first what that would be.
struct Erase: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Destroy a client's dossier at the client's request; without --confirm, only say what that would be.",
    discussion: "Asks with a coordinator's token that it makes for itself, and the audit trail tells so.")

  @OptionGroup var options: DataOptions

  @Option(name: .customLong("client"), help: "The client's id.")
  var client: String

  @Option(help: "The day on which the client asked, such as 2026-11-17; needed with --confirm.")
  var receivedOn: String?

  @Option(help: "How many records are to be destroyed: as many as it says without this.")
  var confirm: Int?

  func validate() throws {
    try checkID(client)
    if confirm != nil, receivedOn == nil { throw ValidationError("--confirm needs --received-on") }
  }

  func run() throws {
    try Administration(configuration: options.configuration()).askAsCoordinator("erase") { service in
      let preview = try service.erasurePreview(of: client)
      guard let confirm, let receivedOn else {
        try say(preview.sentences)
        return try say("Nothing was destroyed. To do it: --received-on DATE --confirm \(preview.records)")
      }
      guard confirm == preview.records else {
        throw Failure(.no, "there are \(preview.records) records, not \(confirm): nothing was destroyed")
      }
      let request = try preview.requestId ?? service.recordErasureRequest(of: client, receivedOn)
      // The request is one of the records now.
      let records = try service.erasurePreview(of: client).records
      // The answer comes when the traces are overwritten, which takes as long as the database is large.
      var patient = service
      patient.timeoutSeconds = 600
      _ = try patient.call(
        "POST", "/v1/erasure-requests/\(request)/_carryOut", body: ["records": records], as: ShownErasure.self
      )
      try say(service.call("GET", "/v1/erasures/\(client)", as: ShownErasure.self).sentences)
    }
  }
}

extension LocalClient {
  fileprivate func erasurePreview(of client: String) throws -> ErasurePreview {
    try call("GET", "/v1/clients/\(client)/erasure-preview", as: ErasurePreview.self)
  }

  fileprivate func recordErasureRequest(of client: String, _ receivedOn: String) throws -> String {
    try call(
      "POST", "/v1/clients/\(client)/erasure-requests", body: ["receivedOn": receivedOn],
      as: RecordedRequest.self
    ).id
  }
}

/// What would be destroyed.
private struct ErasurePreview: Decodable {
  struct Part: Decodable {
    let kind: String
    let records: Int
  }
  let records: Int
  let parts: [Part]
  let runningEnrolmentId: String?
  let redFlagIsOpen: Bool
  let requestId: String?
  let backupsUntil: String

  var sentences: String {
    var lines = parts.map { "\($0.kind)\t\($0.records)" } + ["in all\t\(records)"]
    if let runningEnrolmentId { lines.append("in the way: enrolment \(runningEnrolmentId) has not ended") }
    if redFlagIsOpen { lines.append("in the way: a red flag is open") }
    lines.append("backups hold it until \(backupsUntil)")
    return lines.joined(separator: "\n")
  }
}

private struct RecordedRequest: Decodable {
  let id: String
}

/// What stays of a destroyed dossier.
struct ShownErasure: Decodable {
  let id: String
  let records: Int
  let erasedAt: String
  let isOverwritten: Bool
  let backupsUntil: String

  var sentences: String {
    let traces =
      isOverwritten
      ? "its traces in the files are overwritten" : "its traces in the files will be overwritten"
    return
      "\(id): \(records) records destroyed at \(erasedAt); \(traces); backups hold it until \(backupsUntil)"
  }
}
