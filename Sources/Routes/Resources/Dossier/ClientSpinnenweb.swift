import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/spinnenweb`: all webs of a client in time, and how each dimension moved from the first to the latest
/// of one version. For talking about: a change of a web is no effect. As a picture it shows the version that was filled in
/// last; without any web, an empty one.
enum ClientSpinnenweb {
  private typealias Web = WebCourse.Web

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client = try call.visibleClient(database)
    let course = WebCourse(in: try MeasurementSeries(of: client, database))
    answer.seen.client = client.rawValue
    if call.form == .svg {
      answer.document = SpinnenwebPicture(course, in: call.language).document()
    } else {
      write(course, of: client, &answer.json)
    }
  }

  private static func write(_ course: WebCourse, of client: Client.ID, _ json: inout JSONWriter) {
    json.openObject()
    json.member("clientId", client)
    json.openArray("webs")
    for web in course.webs { write(web, &json) }
    json.closeArray()
    json.openArray("changes")
    for (first, latest) in course.changes { write(from: first, to: latest, &json) }
    json.closeArray()
    json.closeObject()
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

extension SpinnenwebPicture {
  init(_ course: WebCourse, in language: Language) {
    self.init(
      first: course.first.map(Web.init), latest: course.latest.map(Web.init),
      hasOtherVersions: course.hasOtherVersions, language: language)
  }
}

extension SpinnenwebPicture.Web {
  fileprivate init(_ web: WebCourse.Web) {
    self.init(
      marks: web.scores.marks, takenOn: web.measurement.details.takenOn,
      moment: web.measurement.details.moment)
  }
}
