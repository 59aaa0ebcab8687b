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
    let phq9 = series.points { form, rules in
      if case .phq9(let phq9) = form { phq9.scores(by: rules) } else { nil }
    }
    let fourDkl = series.points { form, rules in
      if case .fourDkl(let fourDkl) = form { fourDkl.scores(by: rules) } else { nil }
    }
    answer.json.openObject()
    answer.json.member("clientId", client)
    answer.json.openArray("phq9")
    for (index, point) in phq9.enumerated() {
      let first = first(in: phq9[..<index], beside: point) { $0.total != nil }
      write(point, since: first, &answer.json)
    }
    answer.json.closeArray()
    answer.json.openArray("fourDkl")
    for (index, point) in fourDkl.enumerated() {
      write(point, since: first(in: fourDkl[..<index], beside: point) { _ in true }, &answer.json)
    }
    answer.json.closeArray()
    answer.json.closeObject()
  }

  /// The first of the same version that has what is to be compared.
  private static func first<Scores>(
    in earlier: ArraySlice<MeasurementSeries.Point<Scores>>, beside point: MeasurementSeries.Point<Scores>,
    where isComparable: (Scores) -> Bool
  ) -> MeasurementSeries.Point<Scores>? {
    earlier.first {
      isComparable($0.scores) && $0.measurement.details.isComparable(with: point.measurement.details)
    }
  }

  private static func write(
    _ point: MeasurementSeries.Point<Phq9.Scores>, since first: MeasurementSeries.Point<Phq9.Scores>?,
    _ json: inout JSONWriter
  ) {
    json.openObject()
    json.writePlace(of: point.measurement)
    json.writeScores(of: point.scores)
    if let pre = first?.scores.total.flatMap({ Phq9.Total($0) }),
      let post = point.scores.total.flatMap({ Phq9.Total($0) })
    {
      json.write(Phq9.Change(pre: pre, post: post))
    } else {
      json.null("changeSinceFirst")
    }
    json.closeObject()
  }

  private static func write(
    _ point: MeasurementSeries.Point<FourDkl.Scores>, since first: MeasurementSeries.Point<FourDkl.Scores>?,
    _ json: inout JSONWriter
  ) {
    json.openObject()
    json.writePlace(of: point.measurement)
    json.writeScores(of: point.scores)
    if let first {
      json.openObject("changeSinceFirst")
      json.member("distress", optional: first.scores.change(of: .distress, until: point.scores))
      json.member("depression", optional: first.scores.change(of: .depression, until: point.scores))
      json.member("anxiety", optional: first.scores.change(of: .anxiety, until: point.scores))
      json.member("somatisation", optional: first.scores.change(of: .somatisation, until: point.scores))
      json.closeObject()
    } else {
      json.null("changeSinceFirst")
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
