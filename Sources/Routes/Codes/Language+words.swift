import Domain

extension Language {
  /// `3,5`, or in English `3.5`; a dash for nothing.
  func text(_ number: Tenths?) -> String {
    guard let number else { return "–" }
    switch self {
    case .dutch: return number.description.replacing(".", with: ",").replacing("-", with: "−")
    case .english: return number.description.replacing("-", with: "−")
    }
  }

  /// `1 september 2026`.
  func text(_ day: CalendarDate) -> String { "\(day.day) \(month(of: day)) \(day.year)" }

  /// `1 sep`, where there is little room.
  func shortText(_ day: CalendarDate) -> String {
    let short = self == .dutch && day.month == 3 ? "mrt" : String(month(of: day).prefix(3))
    return "\(day.day) \(short)"
  }

  /// `1 sep 2026`, in a table.
  func tableText(_ day: CalendarDate) -> String { "\(shortText(day)) \(day.year)" }

  private func month(of day: CalendarDate) -> String {
    switch self {
    case .dutch: Self.dutchMonths[day.month - 1]
    case .english: Self.englishMonths[day.month - 1]
    }
  }

  private static let dutchMonths = [
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}

extension String {
  /// With its first letter large, to begin a line with.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Int {
  /// `+3`, `−3`, `0`: with its sign, as a difference is written.
  var signed: String { self > 0 ? "+\(self)" : self < 0 ? "−\(magnitude)" : "0" }
}

extension Moment {
  /// In one word, where there is little room.
  var word: Sentence {
    switch self {
    case .intake: words("intake", "intake")
    case .midway: words("halverwege", "midway")
    case .end: words("einde", "end")
    case .followUp: words("nameting", "follow-up")
    }
  }
}
