import Domain
import Testing

@testable import HTTPServer
@testable import Routes

/// Whether an id is another's or nobody's cannot be told by the time that the answer takes. Compared by their medians,
/// one after the other, so that whatever else the machine does meets both.
@Suite(.serialized) struct `The time of an answer` {
  static let readsOfOne = RouteTable.routes.filter { route in
    route.method == .get && !route.idNames.isEmpty && !route.doc.answer.isList
      && route.roles?.isDisjoint(with: [.referrer, .practitioner]) == false
  }

  /// Nanoseconds that the same answers may differ: a thousandth of what a network's own noise hides.
  static let noise: Double = 30_000

  @Test func `does not tell another's record from none`() throws {
    let records = try ExampleRecords()
    let strangers: [(role: RoleSet, token: String)] = [
      (.referrer, try records.service.referrerToken()),
      (.practitioner, try records.service.token(.practitioner(try records.service.addPractitioner()))),
    ]
    for route in Self.readsOfOne {
      for (role, token) in strangers where route.roles?.isSuperset(of: role) == true {
        guard try records.send(route, token: token).status == 404 else { continue }  // open to colleagues
        let path = try records.path(of: route)
        // What really takes longer does so every time; what else the machine does, now and then.
        var differences: [Double] = []
        while differences.count < 8 {
          let (another, none) = try times(records, route, path, token)
          differences.append(another - none)
          if abs(another - none) < Self.noise + 0.1 * none { break }
        }
        #expect(differences.count < 8, "\(route.name): \(differences) ns")
      }
    }
  }

  /// The medians, of another's record and of none.
  private func times(
    _ records: ExampleRecords, _ route: Route, _ path: String, _ token: String
  ) throws -> (another: Double, none: Double) {
    var another: [UInt64] = []
    var none: [UInt64] = []
    for _ in 0..<60 {
      let nowhere = route.template.description.replacing("{version}", with: "1")
        .replacing(/{[A-Za-z]+}/, with: records.service.newKey().description)
      another.append(try nanoseconds(records.service, path, token))
      none.append(try nanoseconds(records.service, nowhere, token))
    }
    return (median(another), median(none))
  }

  private func nanoseconds(_ service: TestService, _ path: String, _ token: String) throws -> UInt64 {
    let start = MonotonicClock.nanoseconds()
    let answer = try service.send("GET", path, token: token)
    let taken = MonotonicClock.nanoseconds() - start
    #expect(answer.status == 404)
    return taken
  }

  private func median(_ times: [UInt64]) -> Double { Double(times.sorted()[times.count / 2]) }
}
