import Domain

/// The webs of a client in time: what pictures and reports show of them. For talking about; webs of different versions are
/// never compared.
struct WebCourse {
  typealias Web = MeasurementSeries.Point<Spinnenweb.Scores>

  /// In the order of time.
  let webs: [Web]

  init(in series: MeasurementSeries) {
    webs = series.points { form, rules in
      if case .spinnenweb(let web) = form { web.scores(by: rules) } else { nil }
    }
  }

  var latest: Web? { webs.last }

  /// The first one of the latest one's version; nil when that is the latest itself.
  var first: Web? { sameVersion.count > 1 ? sameVersion.first : nil }

  /// Whether there are webs of other versions than the latest one's.
  var hasOtherVersions: Bool { sameVersion.count < webs.count }

  private var sameVersion: [Web] {
    guard let latest else { return [] }
    return webs.filter { $0.measurement.details.isComparable(with: latest.measurement.details) }
  }
}
