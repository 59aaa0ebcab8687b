import Domain

/// Dossiersamenvatting: scores and goals in short, a line each, as they stand at the end of the letter.
extension FeedbackDraft {
  var summary: [String] {
    guard !isForWork else { return [weekLine].compactMap(\.self) }
    return scoreLines + [goalLine].compactMap(\.self)
  }

  /// "PHQ-9 (0–27): 16 (18-11-2026), 9 (16-12-2026)"; of the 4DKL all scales in one line.
  private var scoreLines: [String] {
    let phq9 = values { form, rules in
      if case .phq9(let phq9) = form { phq9.scores(by: rules).total.map(String.init) ?? "–" } else { nil }
    }
    let fourDkl = values { form, rules in
      guard case .fourDkl(let fourDkl) = form else { return nil }
      let scores = fourDkl.scores(by: rules)
      return FourDkl.Scale.allCases.map { scores[$0].score.map(String.init) ?? "–" }.joined(separator: "/")
    }
    let scales = FourDkl.Scale.allCases.map(\.label.dutch).joined(separator: "/")
    return [
      phq9.isEmpty ? nil : "PHQ-9 (0–27): \(phq9.joined(separator: ", "))",
      fourDkl.isEmpty ? nil : "4DKL \(scales): \(fourDkl.joined(separator: ", "))",
    ].compactMap(\.self)
  }

  /// The last values, each with its day.
  private func values(_ value: (Measurement.Form, RuleVersion) -> String?) -> [String] {
    let known = source.measurements.compactMap { scored in
      value(scored.measurement.details.form, scored.rules).map {
        "\($0) (\(scored.measurement.details.takenOn.dutch))"
      }
    }
    return Array(known.suffix(Self.valuesMax))
  }

  /// The last measurements of one instrument that the summary shows.
  private static let valuesMax = 4

  /// "Doelen: 1 bereikt, 2 lopen."
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
