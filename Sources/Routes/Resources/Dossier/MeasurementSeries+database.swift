import Domain
import Persistence

extension MeasurementSeries {
  /// All measurements of a client. The caller has made sure that it may be seen.
  init(of client: Client.ID, _ database: borrowing ReadTransaction) throws(StorageError) {
    var found: [Scored] = []
    try database.measurements(of: client) { row throws(StorageError) in
      found.append(Scored(try row.measurement(), by: try row.rules()))
    }
    self.init(found)
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
