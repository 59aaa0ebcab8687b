import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Phase packages` {
  let service: TestService
  let coordinator: String

  init() throws {
    service = try TestService()
    coordinator = try service.token(.coordinator)
  }

  func packages(_ token: String) throws -> [[String: Any]] {
    let answer = try service.send("GET", "/v1/phase-packages", token: token)
    #expect(answer.status == 200, "\(answer.body)")
    return answer.items
  }

  func path(phase: Int) throws -> String {
    let package = try #require(try packages(coordinator).first { $0["phase"] as? Int == phase })
    return "/v1/phase-packages/\(package["id"] ?? "")"
  }

  @Test func `are there for every phase, with their modules and disciplines`() throws {
    let packages = try packages(coordinator)
    #expect(packages.compactMap { $0["phase"] as? Int } == [1, 2, 3])
    let weeks = packages.compactMap { $0["weeks"] as? [String: Int] }
    #expect(weeks.map { $0["minimum"] } == [4, 8, 12])
    #expect(weeks.map { $0["maximum"] } == [4, 8, 16])
    let modules = packages.map { $0["modules"] as? [[String: Any]] ?? [] }
    #expect(
      modules.map { $0.compactMap { $0["code"] as? String } } == [
        ["mindfulness", "breathCoaching", "nutritionAdvice"],
        ["bodyOrientedTherapy", "yoga", "actCoaching", "vitalityCoaching"],
        [
          "coaching", "craniosacralTherapy", "creativeTherapy", "meaning", "physicalReactivation",
          "returnToWork",
        ],
      ])
    let usual = Set(Discipline.usual.map(\.code))
    for module in modules.joined() {
      #expect(usual.contains(module["discipline"] as? String ?? ""))
      #expect(module["optional"] as? Bool == (module["code"] as? String == "returnToWork"))
    }
  }

  @Test func `are changed by coordinators, in the version that they read`() throws {
    let path = try path(phase: 1)
    let patch = #"{"priceCents":49500,"modules":[{"code":"rest","name":"Rust","discipline":"napCoach"}]}"#
    let changed = try service.send(
      "PATCH", path, token: coordinator,
      fields: ["If-Match: \"1\"", "Content-Type: application/merge-patch+json"], body: patch)
    #expect(changed.status == 200, "\(changed.body)")
    #expect(changed.fields["etag"] == "\"2\"")
    #expect(changed.json["priceCents"] as? Int == 49_500)
    #expect(changed.json["name"] as? String == "Fase 1: rust en basis")
    let modules = try #require(changed.json["modules"] as? [[String: Any]])
    #expect(modules.count == 1)
    #expect(modules[0]["discipline"] as? String == "napCoach")
    let body = #"{"name":"Basis","modules":[{"code":"rest","name":"Rust","discipline":"coach"}]}"#
    let stale = try service.send("PUT", path, token: coordinator, fields: ["If-Match: \"1\""], body: body)
    #expect(stale.status == 412)
    #expect(stale.fields["etag"] == "\"2\"")
    let replaced = try service.send("PUT", path, token: coordinator, fields: ["If-Match: \"2\""], body: body)
    #expect(replaced.status == 200)
    #expect(replaced.json["priceCents"] is NSNull)
    #expect(try service.send("GET", path, token: coordinator).body == replaced.body)
  }

  @Test(arguments: [
    ("{}", ["#/name required", "#/modules required"]),
    (#"{"name":"A","modules":[]}"#, ["#/modules tooFew"]),
    (
      #"{"name":"A","modules":[{}]}"#,
      ["#/modules/0/code required", "#/modules/0/name required", "#/modules/0/discipline required"]
    ),
    (
      """
      {"name":"A","priceCents":-1,"phase":2,"modules":[{"code":"a","name":"A","discipline":"A b"},
       {"code":"b","name":"B","discipline":"b"},{"code":"b","name":"C","discipline":"c","optional":1}]}
      """,
      [
        "#/modules/0/discipline malformedCode", "#/modules/2/optional notBoolean",
        "#/modules/2 duplicateElement", "#/priceCents outOfRange", "#/phase unknownMember",
      ]
    ),
    (
      #"{"name":"A","modules":[{"code":"b","name":"B","discipline":"b"},{"code":"b","name":"C","discipline":"c"}]}"#,
      ["#/modules/1 duplicateElement"]
    ),
  ]) func `are refused with every fault at once`(body: String, faults: [String]) throws {
    let answer = try service.send(
      "PUT", path(phase: 2), token: coordinator, fields: ["If-Match: \"1\""], body: body)
    #expect(answer.status == 400)
    #expect(answer.errors == faults)
  }

  @Test func `are read by practitioners, and by nobody else`() throws {
    let coach = try service.token(.practitioner(service.addPractitioner()))
    #expect(try packages(coach).count == 3)
    let path = try path(phase: 3)
    #expect(try service.send("GET", path, token: coach).status == 200)
    #expect(
      try service.send("PUT", path, token: coach, fields: ["If-Match: \"1\""], body: "{}").status == 403)
    for token in [try service.referrerToken(), try service.token(.reporter), try service.token(.admin)] {
      #expect(try service.send("GET", path, token: token).status == 403)
    }
  }
}
