import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `The picture of a course` {
  let service: TestService
  let token: String
  let client: Client.ID

  init() throws {
    service = try TestService()
    token = try service.token(.coordinator)
    client = try service.addClient()
  }

  private func measure(_ instrument: String, _ members: String, on day: String) throws {
    let answer = try service.send(
      "POST", "/v1/clients/\(client)/measurements", token: token,
      body: #"{"instrument":"\#(instrument)","moment":"midway","takenOn":"\#(day)",\#(members)}"#)
    #expect(answer.status == 201, "\(answer.body)")
  }

  private func picture(_ fields: String...) throws -> (answer: TestAnswer, xml: XMLReading) {
    let answer = try service.send(
      "GET", "/v1/clients/\(client)/course", token: token, fields: ["Accept: image/svg+xml"] + fields)
    #expect(answer.status == 200, "\(answer.body)")
    return (answer, try XMLReading.events(of: answer.body))
  }

  private func number(_ text: String?) throws -> Double { try #require(text.flatMap { Double($0) }) }

  @Test func `is one file with a chart for each score, and tells it in words`() throws {
    try measure("phq9", #""total":16"#, on: "2026-02-02")
    try measure("phq9", #""answers":[2,1,2,2,1,null,2,1,0]"#, on: "2026-03-16")
    try measure("phq9", #""total":4"#, on: "2026-04-27")
    let (answer, xml) = try picture()
    #expect(answer.fields["content-type"] == "image/svg+xml")
    #expect(answer.fields["content-disposition"] == "inline; filename=\"beloop.svg\"")
    #expect(answer.fields["content-security-policy"] == answer.policyItNeeds)
    let texts = xml.all("text").map(\.text)
    for name in ["PHQ-9", "4DKL distress", "4DKL depressie", "4DKL angst", "4DKL somatisatie"] {
      #expect(texts.contains(name))
    }
    #expect(texts.filter { $0 == "nog niet ingevuld" }.count == 4)
    #expect(texts.contains("16 → 4  (−12)"))
    for line in ["matig ernstig →", "minimaal", "betrouwbaar verbeterd", "respons, remissie, herstel"] {
      #expect(texts.contains(line), "\(line)")
    }
    let description = try #require(xml.all("desc").first).text
    let total = """
      PHQ-9 (0–27): 2 februari 2026, halverwege: 16, matig ernstig; 16 maart 2026, halverwege: 12, matig, omgerekend; \
      27 april 2026, halverwege: 4, minimaal.
      """
    #expect(description.contains(total))
    #expect(description.contains("4DKL angst (0–24): geen score."))
    #expect(description.contains("een verandering zonder controlegroep bewijst geen effect"))
  }

  @Test func `puts days at their true distance, and scores at theirs`() throws {
    try measure("phq9", #""total":20"#, on: "2026-01-01")
    try measure("phq9", #""total":0"#, on: "2026-01-11")
    try measure("phq9", #""total":27"#, on: "2026-02-10")
    let circles = try picture().xml.all("circle").filter { $0.attributes["cy"] != nil }.prefix(3)
    let x = try circles.map { try number($0.attributes["cx"]) }
    let y = try circles.map { try number($0.attributes["cy"]) }
    let timeShare: Double = (x[1] - x[0]) / (x[2] - x[0])
    #expect(abs(timeShare - 0.25) < 0.000_1)
    #expect(y[1] > y[0])
    #expect(y[0] > y[2])
    let scoreShare: Double = (y[1] - y[0]) / (y[1] - y[2])
    let expected: Double = 20 / 27
    #expect(abs(scoreShare - expected) < 0.000_1)
  }

  @Test func `marks what is prorated, and what is missing interrupts the line`() throws {
    let nulls = Array(repeating: "null", count: 50)
    var answers = Array(repeating: "1", count: 50)
    try measure("4dkl", #""answers":[\#(answers.joined(separator: ","))]"#, on: "2026-01-01")
    answers[16] = "null"
    try measure("4dkl", #""answers":[\#(answers.joined(separator: ","))]"#, on: "2026-02-01")
    try measure("4dkl", #""answers":[\#(nulls.joined(separator: ","))]"#, on: "2026-03-01")
    try measure("4dkl", #""scores":{"distress":5}"#, on: "2026-04-01")
    let xml = try picture().xml
    // One more of each in the legend.
    let circles = xml.all("circle").map { $0.attributes["class"] }
    #expect(circles.count { $0 == "prorated" } == 2)
    #expect(circles.count { $0 == "whole" } == 9)
    #expect(xml.all("g").count { $0.attributes["class"] == "missing" } == 8)
    #expect(xml.all("polyline").count == 4)
  }

  @Test func `connects no versions`() throws {
    for (version, day) in [
      ("A", "2026-01-01"), ("B", "2026-02-01"), ("A", "2026-03-01"), ("B", "2026-04-01"),
    ] {
      try measure("phq9", #""instrumentVersion":"\#(version)","total":9"#, on: day)
    }
    let xml = try picture().xml
    let lines = xml.all("polyline").compactMap { $0.attributes["points"]?.split(separator: " ").count }
    #expect(lines == [2, 2])
    #expect(
      xml.all("text").contains {
        $0.text.hasSuffix("Verschillende versies van een vragenlijst worden niet vergeleken.")
      })
  }

  @Test func `has bands that meet half way between two scores, and reach from end to end`() throws {
    let xml = try picture().xml
    let shades = try xml.all("rect").filter { $0.attributes["class"]?.hasPrefix("shade") == true }.map {
      (y: try number($0.attributes["y"]), height: try number($0.attributes["height"]))
    }
    #expect(shades.count == 17)
    for (lower, upper) in zip(shades.prefix(5), shades.prefix(5).dropFirst()) {
      let end: Double = upper.y + upper.height
      #expect(abs(end - lower.y) < 0.002)
    }
    let height: Double = shades.prefix(5).map(\.height).reduce(0, +)
    #expect(abs(height - 108) < 0.002)
    #expect(shades[0].height == 18)
    let texts = xml.all("text").map(\.text)
    for band in ["10–14  matig", "21–32  sterk verhoogd", "4–9  matig verhoogd", "0–2  niet verhoogd"] {
      #expect(texts.contains(band), "\(band)")
    }
  }

  @Test func `names days as far as there is room, the last one always`() throws {
    for day in ["2026-01-01", "2026-01-02", "2026-05-01", "2026-05-02"] {
      try measure("phq9", #""total":9"#, on: day)
    }
    let days = try picture("Accept-Language: en").xml.all("text").filter { $0.attributes["class"] == "day" }
    #expect(days.map(\.text) == ["1 Jan", "2026", "2 May", "2026"])
  }

  @Test func `of one day alone stands in the middle`() throws {
    try measure("phq9", #""total":9"#, on: "2026-05-01")
    let circle = try #require(try picture().xml.all("circle").first)
    #expect(circle.attributes["cx"] == "406")
  }

  @Test func `leaves out values where there are too many to read`() throws {
    for number in 0..<40 {
      let day = try #require(CalendarDate("2026-01-01")).adding(days: 7 * number)
      try measure("phq9", #""total":\#(27 - number % 28)"#, on: "\(day)")
    }
    let values = try picture().xml.all("text").filter { $0.attributes["class"] == "value" }.map {
      (x: try number($0.attributes["x"]), y: try number($0.attributes["y"]))
    }
    #expect(values.count > 20)
    #expect(values.count < 40)
    for (index, value) in values.enumerated() {
      for other in values[(index + 1)...] {
        #expect(abs(value.x - other.x) > 8 || abs(value.y - other.y) > 8)
      }
    }
  }
}
