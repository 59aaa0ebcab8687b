import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `The picture of webs` {
  let service: TestService
  let token: String
  let client: Client.ID

  init() throws {
    service = try TestService()
    token = try service.token(.coordinator)
    client = try service.addClient()
  }

  private func measure(_ members: String, on day: String) throws {
    let answer = try service.send(
      "POST", "/v1/clients/\(client)/measurements", token: token,
      body: #"{"instrument":"spinnenweb","moment":"followUp","takenOn":"\#(day)",\#(members)}"#)
    #expect(answer.status == 201, "\(answer.body)")
  }

  /// A web with these marks in the order of the dimensions; nil is not given.
  private func web(_ marks: [Double?], version: String? = nil, on day: String) throws {
    let scores = zip(SpinnenwebDimension.allCases, marks).compactMap { dimension, mark in
      mark.map { "\"\(dimension.rawValue)\":\($0)" }
    }
    let version = version.map { "\"instrumentVersion\":\"\($0)\"," } ?? ""
    try measure(#"\#(version)"scores":{\#(scores.joined(separator: ","))}"#, on: day)
  }

  private func picture(_ fields: String...) throws -> (answer: TestAnswer, xml: XMLReading) {
    let answer = try service.send(
      "GET", "/v1/clients/\(client)/spinnenweb", token: token, fields: ["Accept: image/svg+xml"] + fields)
    #expect(answer.status == 200, "\(answer.body)")
    return (answer, try XMLReading.events(of: answer.body))
  }

  private func corners(_ points: String?) throws -> [(x: Double, y: Double)] {
    try #require(points).split(separator: " ").map { pair in
      let numbers = pair.split(separator: ",").compactMap { Double($0) }
      return (try #require(numbers.first), try #require(numbers.last))
    }
  }

  @Test func `is one file, without scripts, outside fonts and names`() throws {
    try web([4, 3.5, 6, 5, 4, 3], on: "2026-09-01")
    try web([6, 6, 6, 7, 6.5, 7], on: "2026-11-01")
    let (answer, xml) = try picture()
    #expect(answer.fields["content-type"] == "image/svg+xml")
    #expect(answer.fields["content-disposition"] == "inline; filename=\"spinnenweb.svg\"")
    #expect(answer.fields["content-security-policy"] == answer.policyItNeeds)
    #expect(answer.policyItNeeds.contains("sha256-"))
    #expect(answer.fields["etag"] == nil)
    for word in ["script", "href", "url(", "@import", "@font-face", "http", "style=", "Sanne", "Voorbeeld"] {
      let rest = answer.body.replacing("http://www.w3.org/2000/svg", with: "")
      #expect(!rest.contains(word), "\(word)")
    }
    #expect(xml.elements.count { $0 == "style" } == 1)
  }

  @Test func `tells its numbers in words to those who do not see it`() throws {
    try web([4, 3.5, 6, 5, 4, 3], on: "2026-09-01")
    try web([6, nil, 6, 7, 6.5, 7], on: "2026-11-01")
    let xml = try picture().xml
    let root = try #require(xml.all("svg").first).attributes
    #expect(root["role"] == "img")
    #expect(root["aria-labelledby"] == "title desc")
    #expect(xml.all("title").first?.attributes == ["id": "title"])
    #expect(xml.all("title").first?.text == "Spinnenweb: zes dimensies van positieve gezondheid")
    let description = try #require(xml.all("desc").first).text
    let first = """
      Eerste: 1 september 2026, bij de nameting: Lichaamsfuncties 4; Mentaal welbevinden 3,5; Zingeving 6; \
      Kwaliteit van leven 5; Meedoen 4; Dagelijks functioneren 3.
      """
    #expect(description.contains(first))
    let latest = "Laatste: 1 november 2026, bij de nameting: Lichaamsfuncties 6; Mentaal welbevinden –;"
    #expect(description.contains(latest))
    #expect(description.contains("bewijst geen effect"))
  }

  @Test func `draws the marks by the rule: the first axis at twelve o'clock, clockwise`() throws {
    try web([4, 3.5, 6, 5, 4, 3], on: "2026-09-01")
    let xml = try picture().xml
    let webs = xml.all("polygon").filter { $0.attributes["class"] == "web" }
    #expect(webs.count == 1)
    let found = try corners(webs.first?.attributes["points"])
    #expect(found.count == 6)
    for (number, mark) in [4, 3.5, 6, 5, 4, 3].enumerated() {
      let angle = Double.pi / 3 * Double(number)
      let x: Double = 320 + 19 * mark * sin(angle)
      let y: Double = 322 - 19 * mark * cos(angle)
      #expect(abs(found[number].x - x) < 0.011)
      #expect(abs(found[number].y - y) < 0.011)
    }
    for (ring, grid) in zip([2, 4, 6, 8, 10], xml.all("polygon").prefix(5)) {
      #expect(grid.attributes["class"] == (ring == 10 ? "rim" : "grid"))
      let y: Double = 322 - 19 * Double(ring)
      #expect(try corners(grid.attributes["points"])[0].y == y)
    }
    // One mark in the web, one beside each name, one in the legend.
    #expect(xml.all("rect").count { $0.attributes["class"] == "mark" } == 13)
    #expect(xml.all("text").contains { $0.text == "Ingevuld: 1 september 2026, bij de nameting" })
  }

  @Test func `has no web where a dimension has no mark, but the marks that are there`() throws {
    try web([4, nil, 6, 5, nil, 3], on: "2026-09-01")
    let xml = try picture().xml
    #expect(!xml.all("polygon").contains { $0.attributes["class"] == "web" })
    #expect(xml.all("rect").count { $0.attributes["class"] == "mark" } == 11)
    #expect(xml.all("text").count { $0.text == "–" } == 2)
  }

  @Test func `lays the latest web over the first of the same version, and no other`() throws {
    try web([1, 1, 1, 1, 1, 1], version: "A", on: "2026-07-01")
    try web([4, 4, 4, 4, 4, 4], version: "B", on: "2026-08-01")
    try web([5, 5, 5, 5, 5, 5], version: "B", on: "2026-09-01")
    try web([2, 2, 2, 2, 2, 2], version: "A", on: "2026-09-15")
    try web([6, 6, 6, 6, 6, 6], version: "B", on: "2026-10-01")
    let xml = try picture().xml
    let webs = try xml.all("polygon").filter { $0.attributes["class"] == "web" }.map {
      try corners($0.attributes["points"])[0].y
    }
    #expect(webs == [246, 208])
    let texts = xml.all("text").map(\.text)
    #expect(texts.contains("Eerste: 1 augustus 2026, bij de nameting"))
    #expect(texts.contains("Laatste: 1 oktober 2026, bij de nameting"))
    #expect(texts.contains { $0.hasSuffix("Webben van een andere versie zijn niet opgenomen.") })
  }

  @Test func `is an empty web where nothing was filled in`() throws {
    let xml = try picture().xml
    #expect(xml.all("desc").first?.text == "Nog geen Spinnenweb ingevuld.")
    #expect(xml.all("text").contains { $0.text == "Nog geen Spinnenweb ingevuld" })
    #expect(xml.all("polygon").count == 5)
  }

  @Test func `speaks English where that is preferred, but for the names of the dimensions`() throws {
    try web([4, 3.5, 6, 5, 4, 3], on: "2026-09-01")
    let (answer, xml) = try picture("Accept-Language: en")
    #expect(answer.fields["content-language"] == "en")
    let texts = xml.all("text").map(\.text)
    #expect(texts.contains("Filled in: 1 September 2026, at follow-up"))
    #expect(texts.contains("Lichaamsfuncties"))
    #expect(texts.contains("3.5"))
  }

  @Test func `is refused to the same as the numbers`() throws {
    let coach = try service.token(.practitioner(try service.addPractitioner()))
    let accept = ["Accept: image/svg+xml"]
    for path in ["spinnenweb", "course"].map({ "/v1/clients/\(client)/\($0)" }) {
      for (token, status) in [(coach, 404), (try service.referrerToken(), 403), (nil, 401)] {
        let answer = try service.send("GET", path, token: token, fields: accept)
        #expect(answer.status == status)
        #expect(answer.fields["content-type"] == "application/problem+json")
      }
    }
  }
}
