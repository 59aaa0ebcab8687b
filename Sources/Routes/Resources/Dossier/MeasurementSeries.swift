import Domain
import Persistence

/// The measurements of one client in the order of time, for the pictures that are drawn of them.
struct MeasurementSeries {
  let measurements: [(measurement: Measurement, rules: RuleVersion)]

  init(of client: Client.ID, _ database: borrowing ReadTransaction) throws(StorageError) {
    var found: [(measurement: Measurement, rules: RuleVersion)] = []
    try database.measurements(of: client) { row throws(StorageError) in
      found.append((try row.measurement(), try row.rules()))
    }
    measurements = found.sorted { Measurement.inTime($0.measurement, $1.measurement) }
  }

  /// What `form` makes of those that it knows, each with its scores.
  func points<Scores>(_ scores: (Measurement.Form, RuleVersion) -> Scores?) -> [Point<Scores>] {
    measurements.compactMap { measurement, rules in
      scores(measurement.details.form, rules).map { Point(measurement: measurement, scores: $0) }
    }
  }

  /// One measurement with what it amounts to.
  struct Point<Scores> {
    let measurement: Measurement
    let scores: Scores
  }
}

extension JSONWriter {
  /// The members that say which measurement a point of a series is.
  mutating func writePlace(of measurement: Measurement) {
    member("measurementId", measurement.id)
    member("moment", measurement.details.moment)
    member("takenOn", measurement.details.takenOn)
    member("instrumentVersion", optional: measurement.details.instrumentVersion?.text)
  }
}
