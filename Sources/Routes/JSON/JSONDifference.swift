/// What is different between two texts of one kind of record, both written by this service: member by member. Elements
/// that have an `id` are told apart by it, and their order does not count; other lists are one value. `version` and
/// `updatedAt` always differ and are passed over.
struct JSONDifference {
  /// What became of a value; part of the contract.
  enum Kind: String, CaseIterable, Sendable {
    case added
    case changed
    case removed
  }

  private static let passedOver: [StaticString] = ["version", "updatedAt"]

  /// Writes one element for each difference.
  /// - Parameters:
  ///   - before: the whole of one text.
  ///   - after: the whole of the other.
  static func write(from before: JSONValue, to after: JSONValue, into json: inout JSONWriter) {
    write(before, after, Place(), &json)
  }

  /// Where in the text: the JSON pointer, and the `id` of the innermost element that has one.
  private struct Place {
    var location = "#"
    var id: String?

    func member(_ name: String) -> Place { Place(location: "\(location)/\(name)", id: id) }
    func element(_ index: Int, _ id: String?) -> Place { Place(location: "\(location)/\(index)", id: id) }
  }

  private static func write(
    _ before: JSONValue, _ after: JSONValue, _ place: Place, _ json: inout JSONWriter
  ) {
    if before.node.kind == .object, after.node.kind == .object {
      writeMembers(before, after, place, &json)
    } else if before.hasIdentifiedElements, after.hasIdentifiedElements {
      writeElements(before, after, place, &json)
    } else if !before.source.equals(after.source) {
      write(.changed, place, before.source, after.source, &json)
    }
  }

  /// Both texts have the same members: what a record shows is always there.
  private static func writeMembers(
    _ before: JSONValue, _ after: JSONValue, _ place: Place, _ json: inout JSONWriter
  ) {
    var key = after.index + 1
    while key < after.node.next {
      let value = after.at(key + 1)
      let isPassedOver = passedOver.contains { after.text(of: key, is: $0) }
      if !isPassedOver, let name = after.string(of: key) {
        if let known = before.member(named: after.at(key)) {
          write(known, value, place.member(name), &json)
        } else {
          write(.added, place.member(name), nil, value.source, &json)
        }
      }
      key = Int(value.node.next)
    }
  }

  private static func writeElements(
    _ before: JSONValue, _ after: JSONValue, _ place: Place, _ json: inout JSONWriter
  ) {
    eachElement(of: after) { index, element, id in
      if let known = position(of: id, in: before) {
        write(before.at(known), element, place.element(index, id), &json)
      } else {
        write(.added, place.element(index, id), nil, element.source, &json)
      }
    }
    eachElement(of: before) { index, element, id in
      if position(of: id, in: after) == nil {
        write(.removed, place.element(index, id), element.source, nil, &json)
      }
    }
  }

  /// The place on the tape of the element with this id; nil when there is none.
  private static func position(of id: String?, in array: JSONValue) -> Int? {
    var found: Int?
    eachElement(of: array) { _, element, other in if other == id { found = element.index } }
    return found
  }

  private static func eachElement(of array: JSONValue, _ body: (Int, JSONValue, String?) -> Void) {
    var index = 0
    JSONArray(value: array).eachElement { element in
      body(index, element, element.elementID)
      index += 1
    }
  }

  private static func write(
    _ kind: Kind, _ place: Place, _ before: Span<UInt8>?, _ after: Span<UInt8>?, _ json: inout JSONWriter
  ) {
    json.openObject()
    json.member("change", kind.rawValue)
    json.member("location", place.location)
    json.member("id", optional: place.id)
    if let before { json.member("before", json: before) } else { json.null("before") }
    if let after { json.member("after", json: after) } else { json.null("after") }
    json.closeObject()
  }
}

extension JSONValue {
  /// The text of its member `id`; nil for anything that has none.
  fileprivate var elementID: String? {
    guard node.kind == .object else { return nil }
    var faults = Faults()
    return JSONObject(value: self).member("id", &faults)?.string(&faults)
  }

  /// Whether it is an array of objects that have ids.
  fileprivate var hasIdentifiedElements: Bool {
    guard node.kind == .array else { return false }
    var all = true
    JSONArray(value: self).eachElement { if $0.elementID == nil { all = false } }
    return all
  }
}
