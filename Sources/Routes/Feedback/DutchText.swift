import Domain

// How moments, numbers and lists are written in Dutch letters and pages, which are Dutch whatever the caller speaks.

extension Environment {
  /// "18-11-2026 12:06", by the clocks at the cooperative.
  func dutch(_ moment: Instant) -> String {
    let seconds = moment.unixMilliseconds / 1_000 + Int64(utcOffsetSeconds(moment))
    let minutes = Int(seconds % 86_400 + 86_400) % 86_400 / 60
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(today(at: moment).dutch) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}

extension Int {
  /// "1 doel", "3 doelen".
  func of(_ one: String, _ more: String) -> String { "\(self) \(self == 1 ? one : more)" }
}

extension [String] {
  /// "a", "a en b", "a, b en c".
  var dutchList: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " en " + last
  }
}

extension String {
  /// In one line of at most `maximum` characters; what is longer is cut between two words, and says so.
  func clipped(to maximum: Int) -> String {
    let words = split(whereSeparator: \.isWhitespace)
    let whole = words.joined(separator: " ")
    if whole.unicodeScalars.count <= maximum { return whole }
    var line = ""
    for word in words {
      let longer = line.isEmpty ? String(word) : line + " " + word
      guard longer.unicodeScalars.count <= maximum - 2 else {
        return line.isEmpty ? String(word.prefix(max(0, maximum - 1))) + "…" : line + " …"
      }
      line = longer
    }
    return line
  }

  /// The same without a full stop at the end.
  var withoutFullStop: String { last == "." ? String(dropLast()) : self }

  /// The same with a full stop at the end, unless it ends a sentence already.
  var asSentence: String {
    guard let last else { return self }
    return ".!?…".contains(last) ? self : self + "."
  }
}
