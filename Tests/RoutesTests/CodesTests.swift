import Domain
import Foundation
import Testing

@testable import Routes

@Suite struct `Codes` {
  @Test func `are shown to everybody who may call, with words in both languages`() throws {
    let service = try TestService()
    for token in [try service.referrerToken(), try service.token(.reporter)] {
      let answer = try service.send("GET", "/v1/codes", token: token)
      #expect(answer.status == 200)
      let sets = try #require(answer.json["sets"] as? [[String: Any]])
      #expect(sets.count == CodeSet.all.count)
      let occupation = try #require(sets.first { $0["name"] as? String == "occupation" })
      #expect(occupation["open"] as? Bool == false)
      let codes = try #require(occupation["codes"] as? [[String: String]])
      #expect(codes.first == ["code": "employee", "nl": "werknemer", "en": "employee"])
    }
    #expect(try service.send("GET", "/v1/codes").status == 401)
  }

  @Test func `have words, and a set's words are all different`() {
    #expect(Set(CodeSet.all.map(\.name.description)).count == CodeSet.all.count)
    for set in CodeSet.all {
      #expect(Set(set.codes.map(\.code)).count == set.codes.count, "\(set.name)")
      for words in [set.codes.map(\.label.dutch), set.codes.map(\.label.english)] {
        #expect(Set(words).count == words.count, "\(set.name)")
        #expect(words.allSatisfy { !$0.isEmpty }, "\(set.name)")
      }
    }
  }

  /// Closed sets that nobody is shown as codes: the names of members, and what is the service's own.
  static let unshown: Set = ["ClinicalMember", "Retention", "RuleVersion", "SmartMember"]

  @Test func `hold every closed set of the domain`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Domain")
      .standardized.path()
    var names: [String] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) where path.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
      for match in text.matches(of: /enum (\w+): (?:String|Int), CaseIterable/) {
        names.append(String(match.1))
      }
    }
    let shown = names.filter { !Self.unshown.contains($0) }
    // Besides these there are the open list of disciplines, the kinds of differences and the words of the audit trail.
    #expect(shown.count == CodeSet.all.count - 6, "\(shown.sorted())")
    #expect(names.count == shown.count + Self.unshown.count)
  }
}
