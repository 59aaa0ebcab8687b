import Domain
import HTTPServer
import Persistence

/// `/v1/feedback-reports`: what referrers are told. Practitioners write about the clients in their care, coordinators about
/// all; a referrer reads what was sent to it, so long as the client allows that.
enum FeedbackReports: Removable {
  /// `{"enrolmentId": …, "kind": "progress"}`: a draft. What the body does not say, the records say.
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let subject = try subject(body, call, database, &faults)
    let details = FeedbackReportBody.read(body, &faults)
    guard let subject, let details else { return nil }
    let recipientID = details.recipientID ?? subject.referrer
    guard let recipient = try recipient(recipientID, body, database, &faults),
      let purpose = recipient.feedbackConsent,
      let source = try FeedbackSource(
        details.kind, to: recipientID, recipient, about: subject.intake, subject.enrolment, call, database)
    else { return nil }
    let room = details.text.soep.roomPerMissingPart
    let text = details.text.completed(from: FeedbackDraft(source).text(partMax: room))
    try text.soep.checkLength()
    let report = FeedbackReport(
      id: FeedbackReport.ID(rawValue: call.newKey()), version: 1, createdAt: call.now, updatedAt: call.now,
      clientID: source.intake.clientID, intakeID: subject.intake, enrolmentID: subject.enrolment,
      recipientID: recipientID, writtenFor: purpose, kind: details.kind, text: text)
    return Change(result: .created(in: "/v1/feedback-reports/")) { transaction in
      guard try transaction.reading.maySee(report.clientID, call.viewer) else {
        throw Problem(subject.fault, in: .body, at: subject.location)
      }
      try transaction.insert(report)
      return Change.Made(id: report.id.rawValue, client: report.clientID.rawValue)
    }
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let id: FeedbackReport.ID = try call.recordID()
    switch call.form {
    case .json, .svg: try show(id.rawValue, call, database, &answer)
    case .html, .text: try showLetter(id, call, database, &answer)
    }
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let paging = query.paging(&faults)
    let filter = FeedbackReportFilter(
      client: query.id("clientId", &faults), enrolment: query.id("enrolmentId", &faults),
      status: query.word("status", &faults), kind: query.word("kind", &faults))
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let page = try database.feedbackReports(
      for: call.viewer, filter, after: paging.after.map(FeedbackReport.ID.init(rawValue:)),
      limit: paging.limit)
    answer.json.openList()
    for report in page.reports {
      answer.json.write(report)
      answer.seen.clients.append(report.clientID)
    }
    answer.seen.rule = call.feedbackRule
    answer.closeList(next: page.next?.rawValue)
  }

  // MARK: Changing

  static func version(_ call: Call, _ database: borrowing ReadTransaction) throws -> Int {
    try call.feedbackReport(database).version
  }

  static func writeBody(_ call: Call, _ database: borrowing ReadTransaction, to json: inout JSONWriter) throws
  {
    let report = try call.feedbackReport(database)
    json.openObject()
    json.member("kind", report.kind)
    json.member("referrerId", report.recipientID)
    json.write(report.text)
    json.closeObject()
  }

  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> FeedbackReportBody.Details? {
    guard let details = FeedbackReportBody.read(body, &faults) else { return nil }
    guard let recipientID = details.recipientID else { return details }
    return try recipient(recipientID, body, database, &faults) == nil ? nil : details
  }

  static func update(
    to details: FeedbackReportBody.Details, _ call: Call, _ transaction: borrowing WriteTransaction
  ) throws -> Change.Made {
    let known = try call.feedbackReport(transaction.reading)
    let report = try transaction.updateFeedbackReport(
      known.id, to: details.text, kind: details.kind,
      recipient: try details.recipientID ?? referrer(of: known.intakeID, transaction.reading),
      for: call.viewer, at: call.now)
    return Change.Made(id: report.id.rawValue, client: report.clientID.rawValue)
  }

  static func remove(_ call: Call, _ transaction: borrowing WriteTransaction) throws -> Change.Made {
    let report = try transaction.deleteFeedbackReport(call.recordID(), for: call.viewer, at: call.now)
    return Change.Made(id: report.id.rawValue, client: report.clientID.rawValue)
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    guard let report = try database.feedbackReport(FeedbackReport.ID(rawValue: id), for: call.viewer) else {
      throw Problem(.notFound)
    }
    answer.json.write(report)
    answer.version = report.version
    answer.seen.object = id
    answer.seen.client = report.clientID.rawValue
    answer.seen.rule = call.feedbackRule
  }
}

// What a new report is about, and to whom it goes.
extension FeedbackReports {
  /// What a body names: an enrolment, or an intake.
  private struct Subject: Sendable {
    let intake: Intake.ID
    let enrolment: Enrolment.ID?
    /// Who sent the intake.
    let referrer: Referrer.ID
    /// What is wrong when it may not be seen any more.
    let fault: FaultCode
    let location: String
  }

  private static func subject(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Subject? {
    let enrolmentMember = body.member("enrolmentId", &faults)
    let intakeMember = body.member("intakeId", &faults)
    switch (enrolmentMember, intakeMember) {
    case (nil, nil): faults.add(.enrolmentOrIntake, at: body, member: "enrolmentId")
    case (.some, let other?): faults.add(.enrolmentOrIntake, at: other)
    case (let member?, nil):
      guard let id: Enrolment.ID = member.id(&faults) else { return nil }
      let fault = FaultCode(.unknownEnrolment(id))
      guard let enrolment = try database.enrolment(id, for: call.viewer) else {
        faults.add(fault, at: member)
        return nil
      }
      return Subject(
        intake: enrolment.intakeID, enrolment: id, referrer: try referrer(of: enrolment.intakeID, database),
        fault: fault, location: "#/enrolmentId")
    case (nil, let member?):
      guard let id: Intake.ID = member.id(&faults) else { return nil }
      let fault = FaultCode(.unknownIntake(id))
      guard try database.intake(id, for: call.viewer, read: { _ in true }) != nil else {
        faults.add(fault, at: member)
        return nil
      }
      return Subject(
        intake: id, enrolment: nil, referrer: try referrer(of: id, database), fault: fault,
        location: "#/intakeId")
    }
    return nil
  }

  /// Who sent an intake.
  private static func referrer(
    of intake: Intake.ID, _ database: borrowing ReadTransaction
  ) throws -> Referrer.ID {
    let found = try database.intake(intake, for: .coordinator) { row throws(StorageError) in
      try row.intake().referrerID
    }
    guard let found else { throw Refusal.unknownIntake(intake) }
    return found
  }

  /// What the one is to whom a report should go; nil when `faults` has grown.
  private static func recipient(
    _ id: Referrer.ID, _ body: JSONObject, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Referrer.Kind? {
    guard let kind = try database.referrerStanding(id)?.kind else {
      faults.add(FaultCode(.unknownReferrer(id)), at: body, member: "referrerId")
      return nil
    }
    do throws(Domain.Refusal) {
      try kind.checkFeedback()
    } catch {
      faults.add(FaultCode(error), at: body, member: "referrerId")
      return nil
    }
    return kind
  }
}

extension FaultCode {
  static let enrolmentOrIntake = FaultCode(
    "enrolmentOrIntake", dutch: "Noem een traject (enrolmentId) of een aanmelding (intakeId), één van beide.",
    english: "Name an enrolment (enrolmentId) or an intake (intakeId), one of the two.")
}

extension Call {
  /// What lets a referrer read a report, in the audit trail's words; nil for others.
  var feedbackRule: AuditEvent.Rule? { caller?.referrerKind.map { $0.feedbackRule } }

  /// The report in the path.
  /// - Throws: 404 when there is none, or none that the caller may know of at this moment.
  func feedbackReport(_ database: borrowing ReadTransaction) throws -> FeedbackReport {
    guard let report = try database.feedbackReport(try recordID(), for: viewer) else {
      throw Problem(.notFound)
    }
    return report
  }
}

extension Referrer.Kind {
  /// By what a report goes to one of this kind, in the audit trail's words.
  var feedbackRule: AuditEvent.Rule { self == .companyDoctor ? .companyDoctorConsent : .feedbackConsent }
}

extension JSONWriter {
  /// One report, as its own answer and the list show it.
  mutating func write(_ report: FeedbackReport) {
    openObject()
    member("id", report.id)
    member("version", report.version)
    member("createdAt", report.createdAt)
    member("updatedAt", report.updatedAt)
    member("clientId", report.clientID)
    member("intakeId", report.intakeID)
    member("enrolmentId", optional: report.enrolmentID?.rawValue)
    member("referrerId", report.recipientID)
    member("kind", report.kind)
    member("status", report.status)
    write(report.text)
    member("characters", report.text.soep.characters)
    member("fitsOnePage", report.text.soep.fitsOnePage)
    if let author = report.author {
      openObject("author")
      member("role", author.role)
      member("practitionerId", optional: author.practitionerID?.rawValue)
      member("name", author.name.text)
      closeObject()
    } else {
      null("author")
    }
    member("finalisedAt", optional: report.finalisedAt)
    member("sentAt", optional: report.sentAt)
    member("acknowledgedAt", optional: report.acknowledgedAt)
    member("supersedes", optional: report.supersedesID?.rawValue)
    member("supersededBy", optional: report.supersededByID?.rawValue)
    closeObject()
  }

  /// The members that people write.
  fileprivate mutating func write(_ text: FeedbackReport.Text) {
    member("question", optional: text.question?.text)
    member("answer", optional: text.answer?.text)
    openObject("soep")
    member("subjective", optional: text.soep.subjective?.text)
    member("objective", optional: text.soep.objective?.text)
    member("evaluation", optional: text.soep.evaluation?.text)
    member("plan", optional: text.soep.plan?.text)
    closeObject()
    member("request", optional: text.request?.text)
  }
}
