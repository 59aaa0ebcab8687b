import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/progress-report`: the progress of a client in one fixed form. The care team and the coordinator read
/// it, and so does a referrer, for as long as the client allows it: reading it is sending it, so the consent is looked up
/// at that moment.
///
/// | who | form | by |
/// |---|---|---|
/// | coordinator, care team | practice | being it |
/// | general practitioner, psychologist | practice | a live consent for `feedback` to it |
/// | company doctor | companyDoctor | a live consent for `feedback` to it, or one for `companyDoctor` that no letter has used |
/// | anybody else | none | |
///
/// With `?referrerId=` the coordinator and the care team read what that referrer would, to print and hand it over; the
/// same consent is asked for then.
enum ProgressReports {
  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let reader: Referrer.ID? = Query(request, of: call.route, &faults).id("referrerId", &faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let client: Client.ID = try call.recordID()
    let form = try form(for: call, as: reader, client, database, &answer.seen)
    guard let report = try ProgressReport(of: client, on: call.today, database) else {
      throw Problem(.notFound)
    }
    answer.seen.client = client.rawValue
    switch (form, call.form) {
    case (.practice, .html): answer.document = ProgressPage(report: report).document()
    case (.practice, _): answer.json.write(report)
    case (.companyDoctor(let goals), .html):
      answer.document = CompanyDoctorPage(report: report, withGoals: goals).document()
    case (.companyDoctor(let goals), _): answer.json.writeForCompanyDoctor(report, withGoals: goals)
    }
  }

  private enum Form {
    case practice
    /// With goals about work only where the client allowed a letter to the company doctor: that is more than progress.
    case companyDoctor(withGoals: Bool)
  }

  /// The form in which the caller may read it.
  /// - Parameter reader: The referrer that the caller names; nil for none.
  /// - Throws: As reading the client itself does; 404 to a referrer without consent; for a referrer that is named what
  ///   `form(for:_:_:)` says.
  private static func form(
    for call: Call, as reader: Referrer.ID?, _ client: Client.ID, _ database: borrowing ReadTransaction,
    _ seen: inout Answer.Seen
  ) throws -> Form {
    guard case .referrer(let referrer) = call.viewer else {
      _ = try call.visibleClient(database)
      return try reader.map { try form(for: $0, client, database) } ?? .practice
    }
    if let reader, reader != referrer {
      throw Problem(FaultCode(.notYours(reader)), in: .query, at: "referrerId")
    }
    guard let kind = call.caller?.referrerKind,
      let allowed = try allowed(kind, referrer, client, database)
    else { throw Problem(.notFound) }
    seen.rule = allowed.rule
    return allowed.form
  }

  /// The form that somebody of the cooperative hands over to a referrer.
  /// - Throws: 400 when there is no such referrer, or nothing ever goes to one of its kind; 409 without the client's consent.
  private static func form(
    for reader: Referrer.ID, _ client: Client.ID, _ database: borrowing ReadTransaction
  ) throws -> Form {
    guard let kind = try database.referrerStanding(reader)?.kind else {
      throw Problem(FaultCode(.unknownReferrer(reader)), in: .query, at: "referrerId")
    }
    guard kind.feedbackConsent != nil else {
      throw Problem(FaultCode(.feedbackNotForKind(kind)), in: .query, at: "referrerId")
    }
    guard let allowed = try allowed(kind, reader, client, database) else {
      throw Refusal.feedbackConsentMissing(reader)
    }
    return allowed.form
  }

  /// What a referrer of a kind may read now, and by which consent; nil for nothing.
  private static func allowed(
    _ kind: Referrer.Kind, _ referrer: Referrer.ID, _ client: Client.ID,
    _ database: borrowing ReadTransaction
  ) throws -> (form: Form, rule: AuditEvent.Rule)? {
    let purposes = try database.livePurposes(of: client, for: referrer)
    switch kind {
    case .gp, .psychologist: return purposes.contains(.feedback) ? (.practice, .feedbackConsent) : nil
    case .companyDoctor:
      if purposes.contains(.companyDoctor) {
        return (.companyDoctor(withGoals: true), .companyDoctorConsent)
      }
      return purposes.contains(.feedback) ? (.companyDoctor(withGoals: false), .feedbackConsent) : nil
    case .employer, .municipality, .other: return nil
    }
  }
}
