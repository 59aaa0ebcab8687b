import Domain
import HTTPServer
import Persistence

/// `/v1/clients/{id}/measurements` and `/v1/measurements/{id}`: instruments that a client filled in, at the intake or at any
/// moment after it. Scores are computed here and cannot be sent.
enum Measurements {
  static func post(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> Change? {
    let client = try call.visibleClient(database)
    guard let details = MeasurementBody.read(body, today: call.today, &faults) else { return nil }
    let received = ReceivedMeasurement(
      details, of: client, rules: .current, at: call.now, makeID: call.newKey)
    return Change(result: .created(in: "/v1/measurements/")) { transaction in
      _ = try call.visibleClient(transaction.reading)
      try transaction.receive(received)
      return Change.Made(id: received.measurement.id.rawValue, client: client.rawValue)
    }
  }

  static func list(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    var faults = Faults()
    let query = Query(request, of: call.route, &faults)
    let paging = query.paging(&faults)
    let instrument: Instrument? = query.word("instrument", &faults)
    guard faults.isEmpty else { throw Problem(faults: faults.list) }
    let client = try call.visibleClient(database)
    answer.json.openList()
    let next = try database.measurements(
      of: client, instrument: instrument, after: paging.after.map(Measurement.ID.init(rawValue:)),
      limit: paging.limit
    ) { row throws(StorageError) in try answer.json.write(row, database) }
    answer.closeList(next: next?.rawValue)
    answer.seen.client = client.rawValue
  }

  static func get(
    _ request: borrowing Request, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    try show(call.idInPath(), call, database, &answer)
  }

  static func show(
    _ id: UUIDv7, _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let shown = try database.measurement(Measurement.ID(rawValue: id), for: call.viewer) {
      row throws(StorageError) in
      try answer.json.write(row, database)
      return (version: row.version, client: Client.ID(octets: row.clientID))
    }
    guard let shown else { throw Problem(.notFound) }
    answer.version = shown.version
    answer.seen.object = id
    answer.seen.client = shown.client?.rawValue
  }
}

extension JSONWriter {
  /// One measurement, with what it amounts to by the rules of its day, and the flags that it raised by itself. Those of an
  /// intake's measurements are the intake's.
  mutating func write(
    _ row: MeasurementRow, _ database: borrowing ReadTransaction
  ) throws(StorageError) {
    let measurement = try row.measurement()
    openObject()
    member("id", utf8: row.id)
    member("version", row.version)
    member("createdAt", row.createdAt)
    member("updatedAt", row.updatedAt)
    member("clientId", utf8: row.clientID)
    member("intakeId", utf8: row.intakeID)
    member("instrumentVersion", utf8: row.instrumentVersion)
    member("moment", utf8: row.moment)
    member("takenOn", utf8: row.takenOn)
    writeAnswers(of: measurement.details.form)
    writeScores(of: measurement.details.form, by: try row.rules())
    openArray("flags")
    try database.flags(of: measurement.id) { row throws(StorageError) in writeBriefly(row) }
    closeArray()
    closeObject()
  }

  /// The raw answers as they were sent; `null` where only totals were.
  private mutating func writeAnswers(of form: Measurement.Form) {
    switch form {
    case .fourDkl(.answers(let sheet)): write("answers", sheet, items: 1...50)
    case .spinnenweb(.answers(let sheet)):
      openObject("answers")
      for dimension in SpinnenwebDimension.allCases {
        let first = dimension.position * Spinnenweb.statementsPerDimension
        write(dimension.name, sheet, items: first + 1...first + Spinnenweb.statementsPerDimension)
      }
      closeObject()
    case .phq9(let phq9):
      switch phq9.form {
      case .answers(let sheet): write("answers", sheet, items: 1...9)
      case .total: null("answers")
      }
    case .fourDkl(.totals), .spinnenweb(.marks): null("answers")
    }
  }

  private mutating func write<let count: Int, let highest: Int>(
    _ key: StaticString, _ sheet: AnswerSheet<count, highest>, items: ClosedRange<Int>
  ) {
    openArray(key)
    for item in items { element(sheet[item]) }
    closeArray()
  }
}
