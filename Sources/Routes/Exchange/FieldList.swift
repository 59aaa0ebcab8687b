import HTTPServer

/// One line of a field that lists things with weights, such as `text/html, application/json;q=0.5` (RFC 9110 §5.6.1, §12.4.2).
struct FieldList: ~Escapable {
  private let value: Span<UInt8>

  @_lifetime(copy value)
  init(_ value: Span<UInt8>) { self.value = value }

  /// The weight in thousandths of the first element that `isMeant` says yes to; nil when there is none.
  func weight(_ isMeant: (Span<UInt8>) -> Bool) -> Int? {
    var start = 0
    while start <= value.count {
      var end = start
      while end < value.count, value[end] != UInt8(ascii: ",") { end += 1 }
      let element = value.extracting(start..<end)
      var nameEnd = 0
      while nameEnd < element.count, element[nameEnd] != UInt8(ascii: ";") { nameEnd += 1 }
      if isMeant(element.extracting(0..<nameEnd).trimmed()) {
        return Self.weight(inParameters: element.extracting(nameEnd..<element.count))
      }
      start = end + 1
    }
    return nil
  }

  /// `;q=0.5` is 500, none is 1000. Another parameter, or a weight outside the grammar, changes nothing.
  private static func weight(inParameters parameters: Span<UInt8>) -> Int {
    var index = 0
    while index + 2 < parameters.count {
      if parameters[index] | 0x20 == UInt8(ascii: "q"), parameters[index + 1] == UInt8(ascii: "="),
        index > 0, parameters[index - 1] == UInt8(ascii: ";") || parameters[index - 1] == 0x20
      {
        return thousandths(parameters.extracting((index + 2)..<parameters.count))
      }
      index += 1
    }
    return 1_000
  }

  /// `1`, `0.5`, `0.125` as 1000, 500, 125 (RFC 9110 §12.4.2).
  private static func thousandths(_ text: Span<UInt8>) -> Int {
    guard text[0] == UInt8(ascii: "0") else { return 1_000 }
    var value = 0
    var unit = 100
    for index in 2..<max(2, min(text.count, 5)) {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[index] else { break }
      value += Int(text[index] - UInt8(ascii: "0")) * unit
      unit /= 10
    }
    return value
  }
}

extension Request {
  /// The weight in thousandths of the first element of a list that `isMeant` says yes to, whatever line it stands in;
  /// nil when there is none.
  func weight(in field: FieldName, _ isMeant: (Span<UInt8>) -> Bool) -> Int? {
    var lines = lines(of: field)
    while let line = lines.next() {
      if let weight = FieldList(line).weight(isMeant) { return weight }
    }
    return nil
  }

  /// The weight in `Accept-Language` of `tag` or of a tag that begins with it, such as `nl-BE` for `nl`.
  func weight(ofLanguage tag: StaticString) -> Int? {
    weight(in: .acceptLanguage) { name in
      name.hasPrefix(tag)
        && (name.count == tag.utf8CodeUnitCount || name[tag.utf8CodeUnitCount] == UInt8(ascii: "-"))
    }
  }
}

extension Span<UInt8> {
  /// Without the spaces and tabs at its ends.
  @_lifetime(copy self)
  func trimmed() -> Span<UInt8> {
    var (start, end) = (0, count)
    while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
    while start < end, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
    return extracting(start..<end)
  }

  /// Whether it begins with this lower-case word, in any case.
  func hasPrefix(_ word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount {
      let octet = self[index]
      let lower = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= octet ? octet | 0x20 : octet
      if lower != word.utf8Start[index] { return false }
    }
    return true
  }

  /// Whether it is this lower-case word, in any case.
  func isWord(_ word: StaticString) -> Bool { count == word.utf8CodeUnitCount && hasPrefix(word) }

  func contains(_ octet: UInt8) -> Bool {
    for index in indices where self[index] == octet { return true }
    return false
  }

  /// Octet by octet.
  func equals(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }
}
