import Foundation
import Testing

extension `End to end` {
  @Suite(.serialized) struct `The main job` {
    let server: RunningServer
    let cooperative: Cooperative
    let intake: String

    init() throws {
      let folder = try TemporaryFolder()
      cooperative = try Cooperative(in: folder)
      server = try RunningServer(in: folder)
      intake = try Repository.text("config/demo/intake.json")
    }

    @Test func `an intake is posted, scored and kept`() throws {
      let posted = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, key: "k-1", body: intake)
      #expect(posted.status == 201, "\(posted.text)")
      let id = try posted.string("id")
      #expect(posted.fields["location"] == "/v1/intakes/\(id)")
      #expect(posted.fields["etag"] == "\"1\"")
      #expect(posted.fields["api-version"] != nil)
      #expect(try posted.string("status") == "received")
      #expect(try posted.string("referrerId") == cooperative.ids.referrer)
      #expect(try posted.list("absent").isEmpty)
      #expect(try posted.isNull("proposal"))
      #expect(try posted.value("holdUntilGpContact") as? Bool == false)

      let again = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, key: "k-1", body: intake)
      #expect(again.status == 201)
      #expect(again.fields["idempotent-replayed"] == "true")
      #expect(again.fields["location"] == posted.fields["location"])
      #expect(again.body == posted.body)

      let read = try server.exchange("GET", "/v1/intakes/\(id)", token: cooperative.tokens.referrer)
      #expect(read.status == 200)
      #expect(read.body == posted.body)
      #expect(read.fields["etag"] == posted.fields["etag"])

      let coordinated = try server.exchange("GET", "/v1/intakes/\(id)", token: cooperative.tokens.coordinator)
      #expect(coordinated.status == 200)
      let listed = try server.exchange("GET", "/v1/intakes?limit=100", token: cooperative.tokens.coordinator)
      let ids = try listed.list("items").compactMap { ($0 as? [String: Any])?["id"] as? String }
      #expect(ids.filter { $0 == id }.count == 1)
    }

    @Test func `its scores, bands and flags are right`() throws {
      let posted = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, body: intake)
      let instruments = try posted.list("measurements").map {
        ($0 as? [String: Any])?["instrument"] as? String
      }
      let dkl = "measurements.\(try #require(instruments.firstIndex(of: "4dkl")))"
      let phq = "measurements.\(try #require(instruments.firstIndex(of: "phq9")))"
      let web = "measurements.\(try #require(instruments.firstIndex(of: "spinnenweb")))"

      #expect(try posted.value("\(dkl).complete") as? Bool == false)
      #expect(try posted.string("\(dkl).suicidality") == "negative")
      for (scale, score, band, answered, missing, most) in [
        ("distress", 25.0, "high", 23.0, 1.0, 25.0),
        ("depression", 4, "moderate", 4, 0, 4),
        ("anxiety", 8, "moderate", 8, 0, 8),
        ("somatisation", 16, "moderate", 15, 1, 17),
      ] {
        let at = "\(dkl).scores.\(scale)"
        #expect(try posted.number("\(at).score") == score, "\(scale)")
        #expect(try posted.string("\(at).band") == band, "\(scale)")
        #expect(try posted.number("\(at).answeredSum") == answered, "\(scale)")
        #expect(try posted.number("\(at).missing") == missing, "\(scale)")
        #expect(try posted.number("\(at).possibleMin") == answered, "\(scale)")
        #expect(try posted.number("\(at).possibleMax") == most, "\(scale)")
        #expect(try posted.value("\(at).prorated") as? Bool == (missing > 0), "\(scale)")
      }
      #expect(try posted.string("\(dkl).scores.anxiety.bandBefore2014") == "moderate")

      #expect(try posted.number("\(phq).total") == 16)
      #expect(try posted.string("\(phq).severity") == "moderatelySevere")
      #expect(try posted.string("\(phq).syndrome") == "major")
      #expect(try posted.number("\(phq).coreSymptoms") == 2)
      #expect(try posted.number("\(phq).symptomCount") == 6)
      #expect(try posted.number("\(phq).difficulty") == 2)
      #expect(try posted.string("\(phq).suicidality") == "negative")

      #expect(try posted.number("\(web).scores.mentaalWelbevinden") == 3.5)
      #expect(try posted.string("\(web).lowestDimension") == "dagelijksFunctioneren")
      #expect(try posted.number("\(web).surfacePercent") == 18.2)

      #expect(try posted.list("flags").count == 1)
      #expect(try posted.string("flags.0.kind") == "depressionProbable")
      #expect(try posted.string("flags.0.level") == "amber")
      #expect(try posted.string("flags.0.action") == "consultGp")
      #expect(try posted.string("flags.0.status") == "open")
    }

    @Test func `a body with five faults is refused once, naming all five`() throws {
      let refused = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer,
        body: Repository.text("config/demo/broken.json"))
      #expect(refused.status == 400)
      #expect(refused.fields["content-type"]?.hasPrefix("application/problem+json") == true)
      let locations = try refused.list("errors").compactMap { ($0 as? [String: Any])?["location"] as? String }
      #expect(
        Set(locations) == [
          "#/client/birthDate", "#/client/address/postcode", "#/icpc/0", "#/fourDkl/answers/3", "#/remarks",
        ])
      #expect(locations.count == 5)
    }

    @Test func `another practice sees nothing of it`() throws {
      let posted = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, body: intake)
      let path = try #require(posted.fields["location"])
      #expect(try server.exchange("GET", path, token: cooperative.tokens.otherReferrer).status == 404)
      let withdrawal = try server.exchange(
        "POST", "\(path)/_withdraw", token: cooperative.tokens.otherReferrer, body: "{}")
      #expect(withdrawal.status == 404)
      let list = try server.exchange("GET", "/v1/intakes", token: cooperative.tokens.otherReferrer)
      #expect(!list.text.contains(try posted.string("id")))
    }

    @Test(arguments: [nil, "vk_wrong", ""]) func `without a good token nobody gets in`(token: String?) throws
    {
      for (method, path) in [("GET", "/v1/intakes"), ("POST", "/v1/intakes"), ("GET", "/v1/me")] {
        let refused = try server.exchange(method, path, token: token, body: method == "POST" ? intake : nil)
        #expect(refused.status == 401)
        #expect(refused.fields["www-authenticate"] != nil)
      }
    }

    @Test func `it drains and ends well when told to`() throws {
      _ = try server.exchange("POST", "/v1/intakes", token: cooperative.tokens.referrer, body: intake)
      #expect(server.stop() == 0)
      #expect(server.complaints == "")
    }
  }
}
