import Testing

@testable import Routes

@Suite struct `Entity tags` {
  private static func read(_ field: String) throws -> [EntityTag] {
    var tags = EntityTags(field.utf8.span)
    var list: [EntityTag] = []
    while let tag = try tags.next() { list.append(tag) }
    return list
  }

  @Test(arguments: [
    ("", []), (" , ,", []), ("\"3\"", [EntityTag(isWeak: false, version: 3, form: .json)]),
    ("W/\"3\"", [EntityTag(isWeak: true, version: 3, form: .json)]),
    ("\"3-html\"", [EntityTag(isWeak: false, version: 3, form: .html)]),
    ("\"3-svg\"", [EntityTag(isWeak: false, version: 3, form: .svg)]),
    ("\"3-text-gzip\"", [EntityTag(isWeak: false, version: 3, form: .text)]),
    ("\"3-pdf\"", [EntityTag(isWeak: false, version: 3, form: nil)]),
    ("\"3-gzip\"", [EntityTag(isWeak: false, version: 3, form: .json)]),
    ("\"3-html-gzip\"", [EntityTag(isWeak: false, version: 3, form: .html)]),
    ("\"-gzip\"", [EntityTag(isWeak: false, version: nil, form: nil)]),
    ("\"\"", [EntityTag(isWeak: false, version: nil, form: nil)]),
    ("\"-3\"", [EntityTag(isWeak: false, version: nil, form: nil)]),
    ("\"03\"", [EntityTag(isWeak: false, version: nil, form: nil)]),
    ("\"3,4\"", [EntityTag(isWeak: false, version: nil, form: nil)]),
    ("\"99999999999999999999\"", [EntityTag(isWeak: false, version: nil, form: nil)]),
    (
      "\"1\",\t\"2\"",
      [
        EntityTag(isWeak: false, version: 1, form: .json),
        EntityTag(isWeak: false, version: 2, form: .json),
      ]
    ),
  ]) func `are read one after another`(field: String, tags: [EntityTag]) throws {
    #expect(try Self.read(field) == tags)
  }

  @Test(arguments: ["3", "\"3", "w/\"3\"", "W/", "W\"3\"", "*", "\"1\"\"2\"", "\"a b\"", "'3'"])
  func `are refused when they are none`(field: String) {
    #expect(throws: EntityTags.Malformed.self) { try Self.read(field) }
  }
}
