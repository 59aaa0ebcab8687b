import Domain
import Persistence
import Testing

@testable import Routes

extension TestService {
  /// A draft that lacks nothing, of a new client.
  func addFeedbackReport() throws -> FeedbackReport.ID {
    let intakeID = try addIntake()
    let intake = try #require(
      try database.reader().read { database in
        try database.intake(intakeID, for: .coordinator) { row throws(StorageError) in try row.intake() }
      })
    let part = try SOEPText("Gaat vooruit.")
    let report = FeedbackReport(
      id: id(), version: 1, createdAt: clock.now, updatedAt: clock.now, clientID: intake.clientID,
      intakeID: intakeID, enrolmentID: nil, recipientID: intake.referrerID, writtenFor: .feedback,
      kind: .intake,
      text: FeedbackReport.Text(
        soep: FeedbackReport.SOEP(subjective: part, objective: part, evaluation: part, plan: part)))
    _ = try database.writer.write { transaction in try transaction.insert(report) }
    return report.id
  }
}

/// A client in phase 2 whose referrer may be told, and letters about it.
struct FeedbackCare {
  let care: Care
  let intake: String
  let client: String
  let enrolment: String
  /// The practice that referred.
  let referrer: String
  let gp: String
  let consent: String

  /// - Parameters:
  ///   - kind: what the referrer is.
  ///   - configure: what whoever runs the service would choose.
  init(
    _ kind: Referrer.Kind = .gp, purpose: String = "feedback", consents: String? = nil,
    instruments: String = #""phq9":{"answers":[2,2,3,3,1,2,2,1,0]}"#,
    _ configure: (inout Service.Configuration) -> Void = { _ in }
  ) throws {
    care = try Care(configure)
    let referrer = try care.service.addReferrer(kind)
    self.referrer = referrer.description
    gp = try care.service.token(.referrer(referrer))
    let consents =
      consents
      ?? #"[{"purpose":"\#(purpose)","recipient":"\#(referrer)","given":true,"textVersion":"1","at":"2026-11-18T09:00:00Z"}]"#
    let made = try care.service.send(
      "POST", "/v1/intakes", token: gp,
      body: SampleIntake.small(more: "\(instruments),\"consents\":\(consents)"))
    intake = try #require(made.json["id"] as? String, "\(made.body)")
    // What a referrer sees of it is for its kind to say.
    let shown = try care.send("GET", "/v1/intakes/\(intake)").json
    client = try #require(shown["clientId"] as? String)
    consent = (shown["consents"] as? [[String: Any]])?.first?["id"] as? String ?? ""
    let decided = try care.decide(intake, care.acceptance())
    enrolment = try #require(decided.json["enrolmentId"] as? String, "\(decided.body)")
  }

  static let reports = "/v1/feedback-reports"

  /// A draft, by the lead practitioner unless it says otherwise.
  func draft(_ kind: String = "progress", more: String = "", token: String? = nil) throws -> TestAnswer {
    try care.send(
      "POST", Self.reports, token: token ?? care.leadToken,
      #"{"enrolmentId":"\#(enrolment)","kind":"\#(kind)"\#(more.isEmpty ? "" : "," + more)}"#)
  }

  /// A report that stands so.
  func report(_ status: FeedbackReport.Status) throws -> String {
    let id = try #require(try draft().json["id"] as? String)
    let steps: [(FeedbackReport.Status, String, String)] = [
      (.final, "_finalise", care.leadToken), (.sent, "_send", care.coordinator),
      (.acknowledged, "_acknowledge", gp),
    ]
    for (reached, verb, token) in steps where status != .draft {
      let answer = try act(id, verb, token: token)
      #expect(answer.status == 200, "\(answer.body)")
      if reached == status { break }
    }
    return id
  }

  func act(_ id: String, _ verb: String, token: String? = nil) throws -> TestAnswer {
    try care.send("POST", "\(Self.reports)/\(id)/\(verb)", token: token ?? care.leadToken)
  }

  func read(_ id: String, token: String? = nil) throws -> TestAnswer {
    try care.send("GET", "\(Self.reports)/\(id)", token: token ?? care.leadToken)
  }

  func withdrawConsent() throws {
    let answer = try care.send("POST", "/v1/clients/\(client)/consents/\(consent)/_withdraw")
    #expect(answer.status == 200, "\(answer.body)")
  }

  func giveConsent(_ purpose: String) throws {
    let answer = try care.send(
      "POST", "/v1/clients/\(client)/consents",
      #"{"purpose":"\#(purpose)","recipient":"\#(referrer)","given":true,"textVersion":"1","at":"\#(care.service.clock.now)"}"#
    )
    #expect(answer.status == 201, "\(answer.body)")
  }
}
