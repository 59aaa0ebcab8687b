import Domain

/// Dossiersamenvatting: scores and goals in short, a line each, as they stand at the end of the letter.
extension FeedbackDraft {
  var summary: [String] {
    guard !isForWork else { return [weekLine].compactMap(\.self) }
    return scoreLines + [goalLine].compactMap(\.self)
  }

  /// "PHQ-9 (0–27): 16 (18-11-2026), 9 (16-12-2026)"; of the 4DKL all scales in one line.
  private var scoreLines: [String] {
    let phq9 = latest(source.series.phq9) { $0.total.map(String.init) ?? "–" }
    let fourDkl = latest(source.series.fourDkl) { scores in
      FourDkl.Scale.allCases.map { scores[$0].score.map(String.init) ?? "–" }.joined(separator: "/")
    }
    let scales = FourDkl.Scale.allCases.map(\.label.dutch).joined(separator: "/")
    return [
      phq9.isEmpty ? nil : "PHQ-9 (0–27): \(phq9.joined(separator: ", "))",
      fourDkl.isEmpty ? nil : "4DKL \(scales): \(fourDkl.joined(separator: ", "))",
    ].compactMap(\.self)
  }

  /// The last values, each with its day.
  private func latest<Scores>(
    _ points: [MeasurementSeries.Point<Scores>], _ value: (Scores) -> String
  ) -> [String] {
    points.suffix(Self.valuesMax).map { "\(value($0.scores)) (\($0.takenOn.dutch))" }
  }

  /// The last measurements of one instrument that the summary shows.
  private static let valuesMax = 4

  /// "Doelen: 2 lopend, 1 bereikt".
  private var goalLine: String? {
    let goals = (source.care?.goals ?? []).map(\.details.status)
    guard !goals.isEmpty else { return nil }
    let counts = Goal.Status.allCases.compactMap { status -> String? in
      let count = goals.count { $0 == status }
      return count == 0 ? nil : "\(count) \(status == .open ? "lopend" : status.label.dutch)"
    }
    return "Doelen: \(counts.joined(separator: ", "))"
  }
}
