import Domain
import Foundation
import Testing

@testable import Routes

/// A client of whom there is something in every table of a dossier, made over the API, with words that occur nowhere else.
struct WholeDossier {
  let care: Care
  let client: String
  /// One that was merged into it.
  let merged: String

  /// What was sent of the client, and must be nowhere once it is erased.
  static let personal = [
    "Zwaantje", "Quispelaere", "quispelaere", "1961-02-17", "zwaantje.quispelaere@example.org",
    "+31 6 1357 2468", "Lijsterbesdreef", "97bis", "9731 ZQ", "Ganzedijk", "Wolspinnerij Quist",
    "Huisarts Verstraelen", "Uit het veld geslagen", "mijn \"eigen\" woorden", "ZD918273645", "2026-09-03",
    "2026-05-10",
    "Weduwe sinds de zomer", "mevrouw Quispelaere sprak", "Stichting Weefgetouw",
    "Elke ochtend naar de volkstuin",
    "Weer kunnen weven", "uren aan het getouw", "Begint met adem", "Vandaag een sjaal af", "Kamer Ganzerik",
    "Neemt garen mee", "Naar haar zuster in Delfzijl", "Quispel", "Zwaan",
    "Besproken met de praktijkverpleegkundige Oudejans", "Nog steeds weven",
    "Zwaan belt overstuur", "Terecht, zegt Quispel",
    "Weeft elke avond op zolder",
    "Termunterzijl", "Eb en Vloed",
  ]

  init(_ care: Care) throws {
    self.care = care
    let posted = try care.service.send(
      "POST", "/v1/intakes", token: care.gp, fields: ["Idempotency-Key: ZD918273645-Quispelaere"],
      body: Self.intake)
    let intake = try #require(posted.json["id"] as? String, "\(posted.body)")
    client = try #require(posted.json["clientId"] as? String)
    let other = try care.send(
      "POST", "/v1/clients",
      #"{"givenName":"Zwaan","familyName":"Quispel","birthDate":"1961-02-17","occupation":"other"}"#)
    merged = try #require(other.json["id"] as? String, "\(other.body)")
    try done(care.send("POST", "/v1/clients/\(client)/_merge", #"{"clientId":"\#(merged)"}"#))
    let consent = try made(
      "/v1/clients/\(client)/consents",
      #"{"purpose":"research","given":true,"textVersion":"2026-1","at":"2026-11-18T08:00:00Z"}"#)
    try done(care.send("POST", "/v1/clients/\(client)/consents/\(consent)/_withdraw"))
    _ = try made(
      "/v1/clients/\(client)/sick-spells",
      """
      {"firstDay":"2026-05-01","lastDay":"2026-05-10",
       "dutiesDone":[{"duty":"reportToCompanyDoctor","doneOn":"2026-05-04"}]}
      """)
    let flag = try made(
      "/v1/clients/\(client)/measurements",
      #"{"instrument":"phq9","moment":"midway","takenOn":"2026-11-18","answers":[1,1,1,1,1,1,1,1,2]}"#,
      of: "flags")
    try done(
      care.send(
        "POST", "/v1/flags/\(flag)/_handle",
        #"{"contact":{"with":"Huisarts Verstraelen","at":"2026-11-18T08:30:00Z","note":"mevrouw Quispelaere sprak"}}"#
      ))
    let colleague = try care.service.token(.practitioner(care.service.addRegistered()))
    let emergency = try care.send(
      "POST", "/v1/emergency-accesses", token: colleague,
      #"{"clientId":"\#(client)","reason":"Zwaan belt overstuur."}"#)
    let access = try #require(emergency.json["id"] as? String, "\(emergency.body)")
    try done(
      care.send("POST", "/v1/emergency-accesses/\(access)/_review", #"{"note":"Terecht, zegt Quispel."}"#))
    try addCare(from: intake)
    let request = try made(
      "/v1/clients/\(client)/erasure-requests",
      #"{"receivedOn":"2026-11-16","note":"Belde op vanuit Termunterzijl"}"#)
    try done(
      care.send(
        "POST", "/v1/erasure-requests/\(request)/_refuse",
        #"{"ground":"otherInterest","explanation":"Er loopt een klacht bij Eb en Vloed"}"#))
  }

  /// An enrolment with all that belongs to one; it has been stopped.
  private func addCare(from intake: String) throws {
    let decision = try care.decide(
      intake,
      care.acceptance(
        more:
          #""gpContact":{"with":"Huisarts Verstraelen","at":"2026-11-18T08:40:00Z","note":"Weduwe sinds de zomer"}"#
      ))
    let enrolment = try #require(decision.json["enrolmentId"] as? String, "\(decision.body)")
    try done(
      care.send(
        "PUT", "/v1/enrolments/\(enrolment)", ifMatch: "*",
        """
        {"startDate":"\(Care.today)","payer":{"kind":"subsidy","name":"Stichting Weefgetouw","priceCents":12345}}
        """))
    try done(care.act(enrolment, "_start"))
    let plans = try care.send("GET", "/v1/treatment-plans?enrolmentId=\(enrolment)")
    let plan = try #require(plans.items.first?["id"] as? String)
    try done(
      care.send("PUT", "/v1/treatment-plans/\(plan)", ifMatch: "*", Self.plan(target: "Nog steeds weven")))
    try done(care.send("PUT", "/v1/treatment-plans/\(plan)", ifMatch: "*", Self.plan(target: "4")))
    let goals = try care.send("GET", "/v1/treatment-plans/\(plan)/goals")
    let goal = try #require(goals.items.first?["id"] as? String)
    _ = try made(
      "/v1/treatment-plans/\(plan)/goals/\(goal)/progress-notes", #"{"text":"Vandaag een sjaal af"}"#)
    let report = try made(
      "/v1/feedback-reports",
      #"{"enrolmentId":"\#(enrolment)","kind":"progress","soep":{"subjective":"Weeft elke avond op zolder"}}"#
    )
    for verb in ["_finalise", "_send"] {
      try done(care.send("POST", "/v1/feedback-reports/\(report)/\(verb)", token: care.leadToken))
    }
    let session = try made(
      "/v1/sessions",
      """
      {"enrolmentId":"\(enrolment)","module":"yoga","practitionerId":"\(care.lead)","startsAt":"2026-11-18T10:00:00Z",
       "minutes":45,"place":"Kamer Ganzerik","note":"Neemt garen mee"}
      """)
    try done(care.send("POST", "/v1/sessions/\(session)/_cancel"))
    try done(care.act(enrolment, "_stop", #"{"reason":"Naar haar zuster in Delfzijl"}"#))
    #expect(try care.send("GET", "/v1/clients/\(client)", token: care.leadToken).status == 200)
  }

  private func done(_ answer: TestAnswer) throws { try #require(answer.status == 200, "\(answer.body)") }

  /// - Parameter list: the member whose first record is meant; nil for the answer itself.
  private func made(_ path: String, _ body: String, of list: String? = nil) throws -> String {
    let answer = try care.send("POST", path, body)
    let record = list.map { (answer.json[$0] as? [[String: Any]])?.first } ?? answer.json
    return try #require(record?["id"] as? String, "\(answer.body)")
  }

  private static func plan(target: String) -> String {
    """
    {"agreements":"Elke ochtend naar de volkstuin","evaluations":[{"on":"2026-12-18","kind":"midway"}],
     "goals":[{"text":"Weer kunnen weven","measure":"uren aan het getouw","baseline":"0","target":"\(target)",
               "dueDate":"2027-01-15","dimension":"meedoen"}],
     "interventions":[{"module":"yoga","sessionsPlanned":4,"note":"Begint met adem"}]}
    """
  }

  private static let intake = """
    { "client": { "givenName": "Zwaantje", "familyName": "Quispelaere", "birthDate": "1961-02-17",
                  "email": "zwaantje.quispelaere@example.org", "phone": "+31 6 1357 2468",
                  "address": { "street": "Lijsterbesdreef", "houseNumber": "97bis", "postcode": "9731 ZQ",
                               "city": "Ganzedijk" },
                  "occupation": "employee", "employer": { "name": "Wolspinnerij Quist" },
                  "gp": { "name": "Huisarts Verstraelen", "phone": "0596 123456" },
                  "statement": "Dit zijn mijn \\"eigen\\" woorden." },
      "reason": "Uit het veld geslagen. Besproken met de praktijkverpleegkundige Oudejans.",
      "icpc": ["P78", "P03"], "zorgdomeinNumber": "ZD918273645", "sickLeave": "full", "firstSickDay": "2026-09-03",
      "takenOn": "2026-11-18",
      "observations": { "tensionSymptoms": 5, "controlLoss": true, "dysfunction": true, "durationMonths": 7 },
      "spinnenweb": { "lichaamsfuncties": 4, "mentaalWelbevinden": 3.5, "zingeving": 6, "kwaliteitVanLeven": 5,
                      "meedoen": 4, "dagelijksFunctioneren": 3 },
      "fourDkl": { "answers": [\(SampleIntake.answers)] },
      "phq9": { "answers": [2, 2, 3, 3, 1, 2, 2, 1, 0], "difficulty": 2 },
      "consents": [ { "purpose": "feedback", "recipient": null, "given": true, "textVersion": "2026-1",
                      "at": "2026-11-18T08:00:00Z" } ] }
    """
}
