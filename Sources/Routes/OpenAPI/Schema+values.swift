import Domain
import Persistence

/// The kinds of values that the cooperative's records are made of, with the limits of the rules themselves.
extension Schema {
  // MARK: Keys, days and moments

  /// The key of something.
  static func id(_ description: String? = nil) -> Schema {
    var text = Text()
    text.format = "uuid"
    text.pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
    text.length = UUIDv7.textOctets...UUIDv7.textOctets
    return Schema(.text(text), description, example: "0192f7c4-7a3b-7c3d-8e4f-0123456789ab")
  }

  /// A day, `yyyy-mm-dd`.
  static func date(_ description: String? = nil, example: JSONTree = "2026-11-18") -> Schema {
    Schema(.text(Text(format: "date")), description, example: example)
  }

  /// A moment (RFC 3339). Any offset is accepted; shown in UTC, with milliseconds.
  static func moment(_ description: String? = nil, example: JSONTree = "2026-11-18T09:00:00.000Z") -> Schema {
    Schema(.text(Text(format: "date-time")), description, example: example)
  }

  // MARK: Words

  /// One of an enum's words; a component of that name.
  static func words<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Word.Type, _ description: String? = nil
  ) -> Schema {
    var schema = Schema(.words(Word.allCases.map(\.rawValue)), description)
    schema.name = name
    return schema
  }

  /// One word, always the same.
  static func word(_ word: some RawRepresentable<String>) -> Schema { Schema(.words([word.rawValue])) }

  /// One of an enum's numbers; a component of that name.
  static func numbers<Number: RawRepresentable<Int> & CaseIterable>(
    _ name: String, _ type: Number.Type, _ description: String? = nil
  ) -> Schema {
    var schema = Schema(.integers(Number.allCases.map(\.rawValue)), description)
    schema.name = name
    return schema
  }

  // MARK: Numbers

  /// A whole number from 0 to `maximum`.
  static func whole<let maximum: Int>(
    _ type: Whole<maximum>.Type, _ description: String? = nil, example: JSONTree? = nil
  ) -> Schema {
    .integer(0...maximum, description, example: example)
  }

  // MARK: Texts

  /// One line that is not blank.
  static func line<let maximum: Int>(
    _ type: Line<maximum>.Type, _ description: String? = nil, example: JSONTree
  ) -> Schema {
    Schema(.text(Text(pattern: oneLine, length: 1...maximum)), description, example: example)
  }

  /// One or more lines that are not blank together.
  static func prose<let maximum: Int>(
    _ type: Prose<maximum>.Type, _ description: String? = nil, example: JSONTree
  ) -> Schema {
    Schema(.text(Text(pattern: manyLines, length: 1...maximum)), description, example: example)
  }

  /// Text of the service itself, such as a title.
  static func text(_ description: String? = nil, format: String? = nil, example: JSONTree) -> Schema {
    Schema(.text(Text(format: format)), description, example: example)
  }

  /// Something visible, and no control characters.
  private static let oneLine =
    "^[^\(controls)\\u2028\\u2029]*[^\(controls)\(blanks)][^\(controls)\\u2028\\u2029]*$"
  /// The same, with tabs and line ends.
  private static let manyLines =
    "^(?:[^\(controls)]|[\\t\\n]|\\r\\n)*[^\(controls)\(blanks)](?:[^\(controls)]|[\\t\\n]|\\r\\n)*$"
  private static let controls = "\\u0000-\\u001F\\u007F-\\u009F"
  private static let blanks = "\\u0020\\u00A0\\u2028\\u2029"

  /// 3 to 15 digits, and what people put between them; a `+` only in front.
  private static let phoneNumber =
    "^(?:\\+\(between)*|[.\\-/()]\(between)*)?[0-9](?:\(between)*[0-9]){2,14}(?:\(between)*[.\\-/()])?$"
  private static let between = "[ .\\-/()]"

  /// Not all of them zero.
  private static let eightDigits =
    "^(?:" + (0..<8).map { "0{\($0)}[1-9][0-9]{\(7 - $0)}" }.joined(separator: "|") + ")$"

  static let email = Schema(
    .text(Text(format: "email", length: 3...EmailAddress.lengthMax)), example: "praktijk@voorbeeld.example")
  static let phone = Schema(
    .text(Text(pattern: phoneNumber, length: 3...PhoneNumber.lengthMax)),
    "As people write it: 3 to 15 digits.", example: "+31 70 123 45 67")
  static let agbCode = Schema(
    .text(Text(pattern: eightDigits)), "A code of the AGB register of care providers (Vektis).",
    example: "01234567")
  static let postcode = Schema(
    .text(Text(pattern: "^[1-9][0-9]{3} ?[A-Za-z]{2}$")), "A Dutch postcode; shown as `1234 AB`.",
    example: "2514 EA")
  static let icpc = Schema(
    .text(Text(pattern: "^[ABDFHKLNPRSTUWXYZ](?:0[1-9]|[1-9][0-9])(?:\\.[0-9]{2})?$")),
    "A code of the ICPC-1, as Dutch general practitioners use it.", example: "P78")
  static let zorgdomeinNumber = Schema(
    .text(Text(pattern: "^ZD[0-9]{8,9}$")), "The number that ZorgDomein gives a referral.",
    example: "ZD123456789")
  static let versionLabel = Schema(
    .text(Text(pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,\(VersionLabel.lengthMax - 1)}$")), example: "2026-1")
  static let codeWord = Schema(
    .text(Text(pattern: "^[a-z][A-Za-z0-9]{0,\(CodeWord.lengthMax - 1)}$")), example: "coach")
  static let cursor = Schema(
    .text(Text(pattern: Cursor.pattern)),
    "Opaque: what `nextCursor` of the page before says.",
    example: .text(Cursor.encode(exampleID)))

  /// The number of a version, as it stands in a path or a query.
  static let versionNumber = integer(1...999_999_999, "From 1.", example: 1)

  /// What every record begins with.
  static let recordMembers: [Member] = [
    .shownOnly("id", .id("The record's key (UUIDv7).")),
    .shownOnly(
      "version",
      .integer(1...Int(Int32.max), "Grows with every change that is shown in the record: the ETag.")),
    .shownOnly("createdAt", .moment("When it was made.")),
    .shownOnly("updatedAt", .moment("When it was last changed.")),
  ]

  private static let exampleID = UUIDv7(unixMilliseconds: 1_795_000_000_000, randomBits: (1, 2))
}
