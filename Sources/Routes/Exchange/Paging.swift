import Domain
import HTTPServer

/// Which page of a list is asked for (`limit`, `cursor`), by the keys that every list declares.
struct Paging {
  static let limitDefault = 25
  static let limitMax = 100

  let limit: Int
  /// The id after which the page begins; nil for the first page.
  let after: UUIDv7?
}

/// The query of one request, read once: every parameter that its route does not declare, or that comes twice, is a
/// fault.
struct Query {
  private var values: [String: String] = [:]

  init(_ request: borrowing Request, of route: Route, _ faults: inout Faults) {
    guard let declared = route.parameters, request.query != nil else { return }
    var parameters = request.parameters
    while let parameter = parameters.next() {
      let name = parameter.name.text
      if !declared.contains(where: { $0.name == name }) {
        faults.add(.unknownParameter, inQuery: name)
      } else if values.updateValue(parameter.value.text, forKey: name) != nil {
        faults.add(.duplicateParameter, inQuery: name)
      }
    }
  }

  /// The page that is asked for; the first one, at its usual length, where nothing is said.
  func paging(_ faults: inout Faults) -> Paging {
    let limit = limit(&faults)
    return Paging(limit: limit, after: value("cursor", .malformedCursor, &faults) { Cursor.decode($0) })
  }

  /// The length of the page that is asked for.
  func limit(_ faults: inout Faults) -> Int {
    value("limit", .outOfRange, &faults) { text in
      Self.number(text).flatMap { 1...Paging.limitMax ~= $0 ? $0 : nil }
    } ?? Paging.limitDefault
  }

  /// The cursor of a list that is ordered by a number.
  func numberCursor(_ faults: inout Faults) -> Int? {
    value("cursor", .malformedCursor, &faults) { Cursor.decodeNumber($0) }
  }

  /// A parameter that is the number of a version, from 1.
  func versionNumber(_ name: String, _ faults: inout Faults) -> Int? {
    value(name, .malformedVersion, &faults) { text in
      Self.number(text).flatMap { 1...999_999_999 ~= $0 ? $0 : nil }
    }
  }

  /// A parameter that is an id.
  func id<Named>(_ name: String, _ faults: inout Faults) -> Identifier<Named>? {
    value(name, .malformedId, &faults) { Identifier($0) }
  }

  /// A parameter that is one of an enum's words.
  func word<Word: RawRepresentable<String>>(_ name: String, _ faults: inout Faults) -> Word? {
    value(name, .unknownCode, &faults) { Word(rawValue: $0) }
  }

  /// What `read` makes of a parameter; nil when it is absent, or the fault has been named.
  private func value<Value>(
    _ name: String, _ code: FaultCode, _ faults: inout Faults, _ read: (String) -> Value?
  ) -> Value? {
    guard let text = values[name] else { return nil }
    let value = read(text)
    if value == nil { faults.add(code, inQuery: name) }
    return value
  }

  /// A parameter that is a day, `yyyy-mm-dd`.
  func date(_ name: String, _ faults: inout Faults) -> CalendarDate? {
    guard let text = values[name] else { return nil }
    let date = CalendarDate(text)
    if date == nil { faults.add(.malformedDate, inQuery: name) }
    return date
  }

  /// Digits alone; `Int` itself would take `+5`.
  private static func number(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    return Int(text)
  }
}

/// The cursor of a list: the last id of a page, or its number, in base64url.
enum Cursor {
  /// Of all cursors, and of them alone: 16 octets with version 7 and the variant of RFC 9562.
  static let pattern = "^\(any){8}[c-f]\(any)[CGKOSWaeimquy26-]\(any){10}[AQgw]$"
  private static let any = "[A-Za-z0-9_-]"

  static func encode(_ id: UUIDv7) -> String { Base64URL.encode(id.binary) }

  /// A number of at most 48 bits, in the place where an id has its time: all cursors look alike.
  static func encode(_ number: Int) -> String {
    encode(UUIDv7(unixMilliseconds: Int64(number), randomBits: (0, 0)))
  }

  static func decodeNumber(_ cursor: String) -> Int? { decode(cursor).map { Int($0.unixMilliseconds) } }

  static func decode(_ cursor: String) -> UUIDv7? {
    Base64URL.decode(cursor).flatMap(UUIDv7.init(binary:))
  }
}

extension Faults {
  mutating func add(_ code: FaultCode, inQuery name: String) {
    add(Fault(part: .query, location: name, code: code))
  }
}

/// Where a list goes on: the same list and filters, from another cursor on.
struct NextPage: Sendable {
  /// The target up to the cursor.
  let target: String

  /// The `Link` to it (RFC 8288).
  func link(from cursor: String) -> String { "<\(target)cursor=\(cursor)>; rel=\"next\"" }
}

extension Service {
  func nextPage(of request: borrowing Request) -> NextPage {
    var target = ""
    request.path.append(to: &target)
    target += "?"
    if request.query != nil {
      var parameters = request.parameters
      while let parameter = parameters.next() {
        if parameter.name.equals("cursor") { continue }
        parameter.name.octets.append(to: &target)
        target += "="
        parameter.value.octets.append(to: &target)
        target += "&"
      }
    }
    return NextPage(target: target)
  }
}

extension Span<UInt8> {
  /// As it was sent, escapes and all.
  fileprivate func append(to text: inout String) {
    withUnsafeBufferPointer { text += String(decoding: $0, as: UTF8.self) }
  }
}
