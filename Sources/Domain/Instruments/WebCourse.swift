/// The webs of a client in time: what pictures, reports and letters show of them. For talking about; webs of different
/// versions are never compared.
public struct WebCourse: Sendable {
  public typealias Web = MeasurementSeries.Point<Spinnenweb.Scores>

  /// In the order of time.
  public let webs: [Web]

  public init(in series: MeasurementSeries) { webs = series.spinnenweb }

  public var latest: Web? { webs.last }

  /// The first one of the latest one's version; `nil` when that is the latest itself.
  public var first: Web? { latest.flatMap { webs.first(comparableWith: $0) } }

  /// Whether there are webs of other versions than the latest one's.
  public var hasOtherVersions: Bool { webs.versions().count > 1 }

  /// The first and the latest web of each version that has more than one.
  public var changes: [(first: Web, latest: Web)] {
    webs.versions().compactMap { webs in
      guard let first = webs.first, let latest = webs.last, webs.count > 1 else { return nil }
      return (first, latest)
    }
  }
}
