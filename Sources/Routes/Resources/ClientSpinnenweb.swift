import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/spinnenweb`: all webs of a client in time, and how each dimension moved from the first to the latest
/// of one version. For talking about: a change of a web is no effect.
enum ClientSpinnenweb {
  private typealias Web = MeasurementSeries.Point<Spinnenweb.Scores>

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client = try call.visibleClient(database)
    let webs: [Web] = try MeasurementSeries(of: client, database).points { form, rules in
      if case .spinnenweb(let web) = form { web.scores(by: rules) } else { nil }
    }
    answer.json.openObject()
    answer.json.member("clientId", client)
    answer.json.openArray("webs")
    for web in webs { write(web, &answer.json) }
    answer.json.closeArray()
    answer.json.openArray("changes")
    for (first, latest) in firstsAndLatest(webs) { write(from: first, to: latest, &answer.json) }
    answer.json.closeArray()
    answer.json.closeObject()
    answer.seen.client = client.rawValue
  }

  /// The first and the latest web of each version that has more than one.
  private static func firstsAndLatest(_ webs: [Web]) -> [(first: Web, latest: Web)] {
    var pairs: [(first: Web, latest: Web?)] = []
    for web in webs {
      let known = pairs.firstIndex {
        $0.first.measurement.details.isComparable(with: web.measurement.details)
      }
      if let known { pairs[known].latest = web } else { pairs.append((web, nil)) }
    }
    return pairs.compactMap { pair in pair.latest.map { (pair.first, $0) } }
  }

  private static func write(_ web: Web, _ json: inout JSONWriter) {
    json.openObject()
    json.writePlace(of: web.measurement)
    json.writeScores(of: web.scores)
    json.closeObject()
  }

  private static func write(from first: Web, to latest: Web, _ json: inout JSONWriter) {
    json.openObject()
    json.member("instrumentVersion", optional: first.measurement.details.instrumentVersion?.text)
    for (key, web) in [("first" as StaticString, first), ("latest", latest)] {
      json.openObject(key)
      json.member("measurementId", web.measurement.id)
      json.member("takenOn", web.measurement.details.takenOn)
      json.closeObject()
    }
    json.openObject("dimensions")
    for dimension in SpinnenwebDimension.allCases {
      json.openObject(dimension.name)
      json.member("first", optional: first.scores[dimension]?.value)
      json.member("latest", optional: latest.scores[dimension]?.value)
      json.member("change", optional: first.scores.marks.change(of: dimension, until: latest.scores.marks))
      json.closeObject()
    }
    json.closeObject()
    json.closeObject()
  }
}
