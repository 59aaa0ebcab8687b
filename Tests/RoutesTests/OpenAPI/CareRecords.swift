import Domain
import Testing

@testable import Routes

/// Enrolments in every state, with teams and sessions, on which the examples of the document can be played.
struct CareRecords {
  /// In the team of the planned enrolment until the end of November.
  let practitioner: Practitioner.ID
  /// By the path's collection and by the member or parameter that holds them.
  private(set) var keys: [String: String] = [:]
  /// Of records that one operation alone needs, by its name and the path's collection.
  private(set) var keysOfRoutes: [String: String] = [:]

  private let service: TestService
  private let referrer: Referrer.ID
  private let coordinator: String
  private let lead: Practitioner.ID

  init(_ service: TestService, referrer: Referrer.ID, coordinator: String) throws {
    (self.service, self.referrer, self.coordinator) = (service, referrer, coordinator)
    practitioner = try service.addRegistered(["coach"])
    lead = try service.addRegistered(["coach"])
    let intake = try addIntake()
    let planned = try addEnrolment(of: intake, phase: 2, weeks: 8)
    let place = try #require(
      try send("GET", "/v1/enrolments/\(planned)/care-team").items.first?["id"] as? String)
    try add(
      "/v1/enrolments/\(planned)/care-team",
      #"{"practitionerId":"\#(practitioner)","role":"member","from":"2026-11-18","to":"2026-11-30"}"#)
    let absence = try add(
      "/v1/practitioners/\(practitioner)/absences", #"{"from":"2026-11-20","to":"2026-11-22"}"#)
    keys = [
      "/v1/enrolments/": planned, "memberId": place, "absenceId": absence,
      "leadPractitionerId": lead.description, "/v1/phase-packages/": try service.packageID().description,
      "/v1/sessions/": try addSession(in: planned, at: "2026-11-24T09:00:00Z"),
    ]
    keys["/v1/emergency-accesses/"] = try addEmergencyAccess()
    let prolonged = try addEnrolment(of: addIntake(), phase: 3, weeks: 12)
    let active = try addEnrolment(of: addIntake(), phase: 1, weeks: 4)
    let untouched = try addEnrolment(of: addIntake(), phase: 1, weeks: 4)
    let ended = try addEnrolment(of: addIntake(), phase: 1, weeks: 4)
    for path in ["\(active)/_start", "\(ended)/_start", "\(ended)/_complete"] {
      #expect(try send("POST", "/v1/enrolments/\(path)").status == 200)
    }
    let begun = try addSession(in: planned, at: "2026-11-18T09:00:00Z")
    keysOfRoutes = [
      "getDecision /v1/intakes/": intake, "postSession enrolmentId": planned,
      "prolongEnrolment /v1/enrolments/": prolonged,
      "putEnrolment /v1/enrolments/": untouched, "patchEnrolment /v1/enrolments/": untouched,
      "completeEnrolment /v1/enrolments/": active, "continueEnrolment /v1/enrolments/": ended,
      "attendSession /v1/sessions/": begun, "missSession /v1/sessions/": begun,
    ]
  }

  private func send(_ method: String, _ path: String, _ body: String? = nil) throws -> TestAnswer {
    try service.send(
      method, path, token: coordinator, fields: method == "PUT" ? ["If-Match: *"] : [], body: body)
  }

  @discardableResult
  private func add(_ path: String, _ body: String) throws -> String {
    let answer = try send("POST", path, body)
    return try #require(answer.json["id"] as? String, "\(answer.body)")
  }

  private func addEmergencyAccess() throws -> String {
    let answer = try service.send(
      "POST", "/v1/emergency-accesses", token: service.token(.practitioner(practitioner), name: "nood"),
      body: #"{"clientId":"\#(try service.addClient(familyName: "Noodgeval"))","reason":"Belt in paniek."}"#)
    return try #require(answer.json["id"] as? String, "\(answer.body)")
  }

  private func addIntake() throws -> String {
    try add("/v1/intakes", SampleIntake.small(birthDate: "1991-02-03", more: #""referrerId":"\#(referrer)""#))
  }

  private func addEnrolment(of intake: String, phase: Int, weeks: Int) throws -> String {
    let answer = try send(
      "PUT", "/v1/intakes/\(intake)/decision",
      """
      {"outcome":"accept","reason":"Past.","phase":\(phase),"weeks":\(weeks),"startDate":"2026-11-18",
       "leadPractitionerId":"\(lead)"}
      """)
    return try #require(answer.json["enrolmentId"] as? String, "\(answer.body)")
  }

  private func addSession(in enrolment: String, at moment: String) throws -> String {
    try add(
      "/v1/sessions",
      """
      {"enrolmentId":"\(enrolment)","module":"actCoaching","practitionerId":"\(practitioner)",
       "startsAt":"\(moment)","minutes":45}
      """)
  }
}
