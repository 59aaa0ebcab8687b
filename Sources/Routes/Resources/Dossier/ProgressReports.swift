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
/// | company doctor | companyDoctor | a live consent for `feedback` to it, or for `companyDoctor` |
/// | anybody else | none | |
enum ProgressReports {
  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client: Client.ID = try call.recordID()
    let form = try form(for: call, client, database, &answer.seen)
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
  /// - Throws: As reading the client itself does; 404 to a referrer without consent.
  private static func form(
    for call: Call, _ client: Client.ID, _ database: borrowing ReadTransaction, _ seen: inout Answer.Seen
  ) throws -> Form {
    guard case .referrer(let referrer) = call.viewer else {
      _ = try call.visibleClient(database)
      return .practice
    }
    let allowed = try database.livePurposes(of: client, for: referrer)
    switch call.caller?.referrerKind {
    case .gp, .psychologist:
      guard allowed.contains(.feedback) else { throw Problem(.notFound) }
      seen.rule = "feedbackConsent"
      return .practice
    case .companyDoctor:
      let allowsLetter = allowed.contains(.companyDoctor)
      guard allowsLetter || allowed.contains(.feedback) else { throw Problem(.notFound) }
      seen.rule = allowsLetter ? "companyDoctorConsent" : "feedbackConsent"
      return .companyDoctor(withGoals: allowsLetter)
    case .employer, .municipality, .other, nil: throw Problem(.notFound)
    }
  }
}
