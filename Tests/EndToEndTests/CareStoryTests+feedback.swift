import Foundation
import Testing

extension `End to end`.`A client's way` {
  /// A report drafted from the records, completed and signed by a person, sent, read and acknowledged by the GP.
  func report(_ kind: String, on enrolment: String, saying objective: [String]) throws {
    let drafted = try send(
      "POST", "/v1/feedback-reports", by: lead, #"{"enrolmentId":"\#(enrolment)","kind":"\#(kind)"}"#,
      expect: 201)
    let report = "/v1/feedback-reports/\(try drafted.string("id"))"
    #expect(try drafted.string("status") == "draft")
    #expect(try drafted.string("referrerId") == cooperative.ids.referrer)
    for words in objective {
      #expect(try drafted.string("soep.objective").contains(words), "\(drafted.text)")
    }
    try send("GET", report, by: gp, expect: 404)
    let edited = try send(
      "PATCH", report, by: lead, ifMatch: drafted.fields["etag"],
      #"{"answer":"Het gaat beter.","soep":{"subjective":"Slaapt beter.","plan":"Wij bellen over drie maanden."}}"#
    )
    #expect(try edited.string("soep.subjective") == "Slaapt beter.")
    #expect(try edited.string("soep.objective") == drafted.string("soep.objective"))
    try send("POST", "\(report)/_send", by: lead, expect: 409)
    let final = try send("POST", "\(report)/_finalise", by: lead)
    #expect(try final.string("author.practitionerId") == cooperative.ids.practitioner)
    try send(
      "PATCH", report, by: lead, ifMatch: final.fields["etag"], #"{"answer":"Toch niet."}"#, expect: 409)
    #expect(try send("POST", "\(report)/_send", by: lead).string("status") == "sent")
    let read = try send("GET", report, by: gp)
    #expect(try read.string("soep.plan") == "Wij bellen over drie maanden.")
    let letter = try server.exchange("GET", report, token: gp, accept: "text/plain")
    #expect(letter.status == 200 && letter.text.contains("Slaapt beter."), "\(letter.text)")
    #expect(try send("POST", "\(report)/_acknowledge", by: gp).string("status") == "acknowledged")
    try send("POST", "\(report)/_acknowledge", by: gp, expect: 409)
  }
}
