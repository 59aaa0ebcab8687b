import Domain

/// A measurement, as it is sent: `{"instrument": "phq9", "moment": "midway", "takenOn": "2026-11-20", "answers": […]}`, with
/// the answers or totals in the same form as in an intake.
enum MeasurementBody {
  /// - Returns: nil when `faults` has grown.
  static func read(_ body: JSONObject, today: CalendarDate, _ faults: inout Faults) -> Measurement.Details? {
    let instrument: Instrument? = body.requiredMember("instrument", &faults)?.word(&faults)
    let version = body.member("instrumentVersion", &faults)?.parsed(.malformedVersionLabel, &faults) {
      VersionLabel($0)
    }
    let moment: Moment? = body.requiredMember("moment", &faults)?.word(&faults)
    let takenOn = body.requiredMember("takenOn", &faults)?.date(&faults)
    if let takenOn, takenOn > today { faults.add(.takenOnInFuture) }
    let form = if let instrument { read(instrument, body, &faults) } else { Measurement.Form?.none }
    guard let moment, let takenOn, let form, faults.isEmpty else { return nil }
    return Measurement.Details(form: form, instrumentVersion: version, moment: moment, takenOn: takenOn)
  }

  private static func read(
    _ instrument: Instrument, _ body: JSONObject, _ faults: inout Faults
  ) -> Measurement.Form? {
    switch instrument {
    case .spinnenweb: InstrumentBody.measuredSpinnenweb(body, &faults).map(Measurement.Form.spinnenweb)
    case .fourDkl: InstrumentBody.fourDkl(body, &faults).map(Measurement.Form.fourDkl)
    case .phq9: InstrumentBody.phq9(body, &faults).map(Measurement.Form.phq9)
    }
  }
}
