/// The name in `names` that a mistyped `word` most likely meant; nil when none is near.
func nearest(to word: String, among names: [String]) -> String? {
  let ranked = names.map {
    (name: $0, edits: edits(from: Array(word.lowercased()), to: Array($0.lowercased())))
  }
  guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
  return best.edits <= max(2, best.name.count / 3) ? best.name : nil
}

/// How many letters must be changed, added or taken away to get from one word to the other (Levenshtein 1966).
private func edits(from one: [Character], to other: [Character]) -> Int {
  var row = Array(0...other.count)
  for (line, letter) in one.enumerated() {
    var diagonal = row[0]
    row[0] = line + 1
    for (column, wanted) in other.enumerated() {
      let changed = diagonal + (letter == wanted ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(changed, row[column] + 1, diagonal + 1)
    }
  }
  return row[other.count]
}
