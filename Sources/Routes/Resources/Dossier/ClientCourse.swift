import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/course`: a client's PHQ-9 and 4DKL scores in time, each with its bands and how it changed since the
/// first of its version. A change without a control group is not an effect.
enum ClientCourse {
  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let client = try call.visibleClient(database)
    let series = try MeasurementSeries(of: client, database)
    answer.seen.client = client.rawValue
    if call.form == .svg {
      let courses = ScoreCourse.all(in: series)
      answer.document = CoursePicture(courses: courses, language: call.language).document()
      return
    }
    answer.json.openObject()
    answer.json.member("clientId", client)
    answer.json.openArray("phq9")
    let totals = ScoreCourse(.phq9Total, in: series)
    for (point, total) in zip(series.phq9, totals.points) {
      write(point, totals.phq9Change(until: total), &answer.json)
    }
    answer.json.closeArray()
    answer.json.openArray("fourDkl")
    let scales = FourDkl.Scale.allCases.map { ScoreCourse(.fourDkl($0), in: series) }
    let forms = series.fourDkl
    for (index, form) in forms.enumerated() {
      write(form, isFirst: forms.first(comparableWith: form) == nil, scales, at: index, &answer.json)
    }
    answer.json.closeArray()
    answer.json.closeObject()
  }

  private static func write(
    _ point: MeasurementSeries.Point<Phq9.Scores>, _ change: Phq9.Change?, _ json: inout JSONWriter
  ) {
    json.openObject()
    json.writePlace(of: point.measurement)
    json.writeScores(of: point.scores)
    if let change { json.write(change) } else { json.null("changeSinceFirst") }
    json.closeObject()
  }

  /// - Parameters:
  ///   - isFirst: whether it is the first of its version: then nothing has changed yet.
  ///   - scales: the four of them.
  ///   - index: which of their points it is.
  private static func write(
    _ form: MeasurementSeries.Point<FourDkl.Scores>, isFirst: Bool, _ scales: [ScoreCourse], at index: Int,
    _ json: inout JSONWriter
  ) {
    json.openObject()
    json.writePlace(of: form.measurement)
    json.writeScores(of: form.scores)
    if isFirst {
      json.null("changeSinceFirst")
    } else {
      json.openObject("changeSinceFirst")
      for (scale, course) in zip(FourDkl.Scale.allCases, scales) {
        json.member(scale.key, optional: course.change(until: course.points[index]))
      }
      json.closeObject()
    }
    json.closeObject()
  }
}

extension JSONWriter {
  mutating func write(_ change: Phq9.Change) {
    openObject("changeSinceFirst")
    member("points", change.change)
    member("percent", optional: change.percentChange)
    member("clinicallyImportant", change.clinicallyImportant)
    member("reliable", change.reliable)
    member("response", change.response)
    member("remission", change.remission)
    member("recovered", change.recovered)
    member("reliableRecovery", change.reliableRecovery)
    closeObject()
  }
}
