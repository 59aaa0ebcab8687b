import Domain
import Foundation
import Glibc
import HTTPServer
import Persistence
import Testing

@testable import Routes

/// What stands in the way.
extension `Destroying a dossier on request` {
  @Test func `is not done unseen, nor after the dossier has changed`() throws {
    let request = try request(client)
    let count = try records(client)
    #expect(try carryOut(request, records: count - 1).problem == "dossierChanged")
    let note = #"{"purpose":"research","given":false,"textVersion":"2026-1","at":"2026-11-18T08:00:00Z"}"#
    #expect(try care.send("POST", "\(client)/consents", note).status == 201)
    #expect(try carryOut(request, records: count).problem == "dossierChanged")
    #expect(try care.send("GET", client).status == 200)
    #expect(try carryOut(request, records: count + 1).status == 200)
  }

  @Test func `waits for who is in treatment, or in danger`() throws {
    let enrolment = try care.enrolment(.active)
    let treated = try #require(try care.read(enrolment)["clientId"] as? String)
    let running = try carryOut(request("/v1/clients/\(treated)"), records: records("/v1/clients/\(treated)"))
    #expect(running.problem == "enrolmentRunning")
    #expect(running.fields["location"] == "/v1/enrolments/\(enrolment)")
    let flag = try care.service.addFlag()
    let flagged = try #require(try care.send("GET", "/v1/flags/\(flag)").json["clientId"] as? String)
    let held = try carryOut(request("/v1/clients/\(flagged)"), records: records("/v1/clients/\(flagged)"))
    #expect(held.problem == "heldUntilGpContact")
    let preview = try care.send("GET", "/v1/clients/\(flagged)/erasure-preview")
    #expect(preview.json["redFlagIsOpen"] as? Bool == true)
  }

  @Test func `is refused with a reason, or withdrawn, and then decided`() throws {
    let first = try request(client)
    let second = try care.send("POST", "\(client)/erasure-requests", #"{"receivedOn":"2026-11-18"}"#)
    #expect(second.problem == "erasureRequested")
    #expect(second.fields["location"] == "/v1/erasure-requests/\(first)")
    let shown = try care.send("GET", "/v1/erasure-requests/\(first)")
    #expect(shown.json["decideBy"] as? String == "2026-12-17")
    #expect(shown.json["status"] as? String == "received")
    let refused = try care.send(
      "POST", "/v1/erasure-requests/\(first)/_refuse",
      #"{"ground":"lawRequiresKeeping","explanation":"De inspectie heeft het dossier gevorderd."}"#)
    #expect(refused.status == 200, "\(refused.body)")
    let answer = try #require(refused.json["refused"] as? [String: Any])
    #expect(answer["ground"] as? String == "lawRequiresKeeping")
    #expect(answer["by"] as? String == "Anna")
    for verb in ["_withdraw", "_refuse", "_carryOut"] {
      let body: String? =
        switch verb {
        case "_refuse": #"{"ground":"otherInterest","explanation":"Nogmaals."}"#
        case "_carryOut": #"{"records":1}"#
        default: nil
        }
      #expect(
        try care.send("POST", "/v1/erasure-requests/\(first)/\(verb)", body).problem
          == "erasureRequestDecided")
    }
    let later = try request(client)
    let withdrawn = try care.send("POST", "/v1/erasure-requests/\(later)/_withdraw")
    #expect(withdrawn.json["status"] as? String == "withdrawn")
    #expect(try care.send("GET", "/v1/erasure-requests?status=received").items.isEmpty)
    #expect(try care.send("GET", "\(client)/erasure-requests").items.count == 3)
    #expect(try care.send("GET", client).status == 200)
  }

  @Test func `asks what it must know`() throws {
    for (body, fault) in [
      ("{}", "#/receivedOn required"), (#"{"receivedOn":"2026-11-19"}"#, "#/receivedOn mayNotBeInFuture"),
    ] {
      #expect(try care.send("POST", "\(client)/erasure-requests", body).errors == [fault])
    }
    let request = try request(client)
    let unsaid = try care.send("POST", "/v1/erasure-requests/\(request)/_refuse", #"{"ground":"nee"}"#)
    #expect(unsaid.errors == ["#/ground unknownCode", "#/explanation required"])
    #expect(
      try care.send("POST", "/v1/erasure-requests/\(request)/_carryOut", #"{"records":-1}"#).status == 400)
  }

  @Test func `is the coordinator's alone`() throws {
    let request = try request(client)
    for token in [care.leadToken, care.gp, try care.service.token(.reporter), try care.service.token(.admin)]
    {
      #expect(try carryOut(request, records: 1, token: token).status == 403)
      #expect(try care.send("GET", "\(client)/erasure-preview", token: token).status == 403)
      #expect(try care.send("GET", "/v1/erasure-requests/\(request)", token: token).status == 403)
    }
  }
}
