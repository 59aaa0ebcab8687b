import Domain
import Testing

@testable import Routes

/// A cooperative in which every operation of the document can succeed: one record of every kind, and where its key
/// belongs in paths and bodies.
struct ExampleRecords {
  let service: TestService
  private let coordinator: String
  private let admin: String
  private let referrer: String
  private let practitioner: String
  /// Keys by the path's collection (`/v1/intakes/`) and by the member or parameter that holds them (`referrerId`).
  private var keys: [String: String] = [:]
  /// Keys of records that one operation alone needs, by its name and their place.
  private var keysOfRoutes: [String: String] = [:]

  /// - Parameter configure: what whoever runs the service would choose besides decision support.
  init(_ configure: (inout Service.Configuration) -> Void = { _ in }) throws {
    service = try TestService {
      $0.proposal = true
      $0.securityContact = "mailto:security@voorbeeld.example"
      configure(&$0)
    }
    let referrerID = try service.addReferrer()
    coordinator = try service.token(.coordinator)
    admin = try service.token(.admin)
    referrer = try service.token(.referrer(referrerID))
    let intake = try service.send(
      "POST", "/v1/intakes", token: referrer, body: try SampleIntake.with(["zorgdomeinNumber": "ZD87654321"]))
    let token = try service.send(
      "POST", "/v1/tokens", token: admin, body: #"{"role":"reporter","name":"Rapportage"}"#)
    let care = try CareRecords(service, referrer: referrerID, coordinator: coordinator)
    let practitioner = care.practitioner
    self.practitioner = try service.token(.practitioner(practitioner), name: "examples")
    let duplicate = try service.addClient()
    let plan = try service.addPlan()
    let goals = try service.parts("goals", of: plan, token: coordinator)
    let noted = try service.addPlan()
    let notedGoal = try service.parts("goals", of: noted, token: coordinator)[0]
    let note = try service.send(
      "POST", "/v1/treatment-plans/\(noted)/goals/\(notedGoal)/progress-notes", token: coordinator,
      body: #"{"text":"Slaapt beter."}"#)
    let sickSpell = try service.send(
      "POST", "/v1/clients/\(try Self.key(intake, "clientId"))/sick-spells", token: coordinator,
      body: #"{"firstDay":"2026-03-02","lastDay":"2026-03-20"}"#)
    keys = [
      "sickSpellId": try Self.key(sickSpell, "id"),
      "/v1/intakes/": try Self.key(intake, "id"), "/v1/clients/": try Self.key(intake, "clientId"),
      "/v1/tokens/": try Self.key(token, "id"), "/v1/referrers/": referrerID.description,
      "referrerId": referrerID.description,
      "/v1/practitioners/": practitioner.description, "practitionerId": practitioner.description,
      "clientId": duplicate.description, "recipient": referrerID.description,
      "/v1/flags/": try Self.firstKey(intake, "flags"),
      "/v1/measurements/": try Self.firstKey(intake, "measurements"),
      "consentId": try Self.firstKey(intake, "consents"),
      "enrolmentId": try service.addEnrolment(of: service.addClient()).description,
      "/v1/treatment-plans/": plan.description, "goalId": goals[0],
      "interventionId": try service.parts("interventions", of: plan, token: coordinator)[0],
      "/v1/progress-notes/": try Self.key(note, "id"),
    ].merging(care.keys) { $1 }
    let feedback = try FeedbackRecords(
      service, about: Self.key(intake, "id"), coordinator: coordinator, referrer: referrer)
    keys["/v1/feedback-reports/"] = feedback.sent
    let rights = try RightsRecords(service, coordinator: coordinator)
    keys.merge(rights.keys) { $1 }
    keysOfRoutes = care.keysOfRoutes.merging(feedback.keysOfRoutes) { $1 }.merging(rights.keysOfRoutes) { $1 }
  }

  private static func key(_ answer: TestAnswer, _ member: String) throws -> String {
    try #require(answer.json[member] as? String, "\(answer.body)")
  }

  private static func firstKey(_ answer: TestAnswer, _ member: String) throws -> String {
    let records = answer.json[member] as? [[String: Any]]
    return try #require(records?.first?["id"] as? String, "\(answer.body)")
  }

  /// The keys of what is there.
  var keysOfRecords: [String] { Array(keys.values) }

  /// The key of the record in a collection, or that a member or parameter names; nil where there is none.
  func key(_ place: String) -> String? { keys[place] }

  /// The keys of all that can be in a list.
  func allKeys() -> [String] { keysOfRecords + keysOfRoutes.values }

  /// Sends an operation as its documentation shows it, by somebody who may call it.
  func send(_ route: Route) throws -> TestAnswer {
    try prepare(for: route)
    return try send(route, token: token(for: route))
  }

  /// Brings a record to where the operation begins.
  func prepare(for route: Route) throws {
    if route.name == "closeTreatmentPlan" {
      let path = try path(of: route).replacing("_close", with: "_activate")
      #expect(try service.send("POST", path, token: coordinator).status == 200)
    }
    if route.name == "attendSession", let enrolment = key("/v1/enrolments/") {
      let path = "/v1/enrolments/\(enrolment)/_start"
      #expect(try service.send("POST", path, token: coordinator).status == 200)
    }
  }

  /// Sends an operation as its documentation shows it.
  /// - Parameter fields: field lines besides those without which it says no.
  func send(_ route: Route, token: String?, fields: [String] = []) throws -> TestAnswer {
    try send(route, token: token, to: try path(of: route), fields: fields)
  }

  /// - Parameter path: nil for one to records that are not there.
  func send(_ route: Route, token: String?, to path: String?, fields: [String] = []) throws -> TestAnswer {
    let nowhere = route.template.description.replacing("{version}", with: "1")
      .replacing(/{[A-Za-z]+}/, with: service.newKey().description)
    return try service.send(
      route.method.name, path ?? nowhere, token: token, fields: route.fields(besides: fields),
      body: try body(of: route))
  }

  func body(of route: Route) throws -> String? {
    guard route.doc.body != nil else { return nil }
    var json = JSONWriter()
    json.write(route.doc.exampleBody(on: route.bodySide))
    return try filled(JSON(octets: json.octets.octets.withUnsafeBufferPointer { Array($0) }), for: route).json
  }

  /// The path with keys of records that are there.
  func path(of route: Route) throws -> String {
    var path = ""
    for segment in route.template.description.split(separator: "/") {
      path += "/"
      guard segment.hasPrefix("{") else {
        path += segment
        continue
      }
      let name = String(segment.dropFirst().dropLast())
      if Route.isNumber(name) {
        path += "1"
        continue
      }
      path += try #require(
        key(path, for: route) ?? key(name, for: route),
        "no record for \(name) in \(route.template): make one in ExampleRecords")
    }
    return path
  }

  private func key(_ place: String, for route: Route) -> String? {
    keysOfRoutes["\(route.name) \(place)"] ?? keys[place]
  }

  /// Of somebody who may call it and see its record.
  func token(for route: Route) -> String? {
    guard let roles = route.roles else { return nil }
    if roles == .practitioner { return practitioner }
    return roles.contains(.referrer) ? referrer : roles.contains(.coordinator) ? coordinator : admin
  }

  /// The body with keys of records that are there.
  private func filled(_ json: JSON, for route: Route) -> JSON {
    switch json {
    case .object(let members):
      .object(
        Dictionary(
          uniqueKeysWithValues: members.map { name, value in
            (
              name,
              value.text != nil ? key(name, for: route).map(JSON.text) ?? value : filled(value, for: route)
            )
          }))
    case .array(let elements): .array(elements.map { filled($0, for: route) })
    default: json
    }
  }
}
