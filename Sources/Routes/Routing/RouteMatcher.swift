import Domain
import HTTPServer

/// Finds the operation that a request means: a tree over the segments of the templates, made once. A segment is
/// compared octet by octet, so that no String is made; a literal goes before an id or a number.
struct RouteMatcher: Sendable {
  private struct Node: Sendable {
    var literals: [(segment: [UInt8], node: Int)] = []
    /// Where an id or a number leads to.
    var id: Int?
    /// Whether that is a number.
    var takesNumber = false
    /// The routes that end here, by method.
    var routes = [Int?](repeating: nil, count: Method.allCases.count)
    /// The methods that are possible here, as `Allow` lists them.
    var allow = ""
  }

  private var nodes = [Node()]
  /// The methods that are possible anywhere, as `Allow` lists them.
  private(set) var allow = ""

  init(_ routes: [Route]) {
    for (index, route) in routes.enumerated() {
      var node = 0
      for segment in route.template.description.split(separator: "/") {
        node = step(from: node, over: segment)
      }
      let slot = Int(route.method.rawValue)
      precondition(nodes[node].routes[slot] == nil, "two routes for \(route.method) \(route.template)")
      nodes[node].routes[slot] = index
    }
    for index in nodes.indices { nodes[index].allow = Self.allow(of: nodes[index].routes) }
    let everywhere = Method.allCases.map { method in routes.firstIndex { $0.method == method } }
    allow = Self.allow(of: everywhere)
  }

  /// What a path leads to.
  enum Match {
    /// There is nothing at this path.
    case nowhere
    /// There is something, but not with this method.
    case otherMethods(allow: String)
    case route(Int, PathIDs)
  }

  func match(_ request: borrowing Request) -> Match {
    var segments = request.segments
    var node = 0
    var ids = PathIDs()
    while let segment = segments.next() {
      if let next = literal(segment, from: node) {
        node = next
      } else if let next = nodes[node].id, !segment.isEmpty, segment.octets[0] != UInt8(ascii: "_") {
        if nodes[node].takesNumber { ids.takeNumber(segment) } else { ids.takeID(segment) }
        node = next
      } else {
        return .nowhere
      }
    }
    let method = request.method == .head ? Method.get : request.method
    if let route = nodes[node].routes[Int(method.rawValue)] {
      return .route(route, ids)
    }
    return nodes[node].allow.isEmpty ? .nowhere : .otherMethods(allow: nodes[node].allow)
  }

  private func literal(_ segment: EncodedText, from node: Int) -> Int? {
    for child in nodes[node].literals where segment.means(child.segment) { return child.node }
    return nil
  }

  // MARK: Making the tree

  private mutating func step(from node: Int, over segment: Substring) -> Int {
    if segment.hasPrefix("{") {
      let isNumber = Route.isNumber(segment.dropFirst().dropLast())
      if let known = nodes[node].id {
        precondition(nodes[node].takesNumber == isNumber, "an id and a number in one place")
        return known
      }
      nodes[node].id = nodes.count
      nodes[node].takesNumber = isNumber
    } else {
      let octets = Array(segment.utf8)
      if let known = nodes[node].literals.first(where: { $0.segment == octets }) { return known.node }
      nodes[node].literals.append((octets, nodes.count))
    }
    nodes.append(Node())
    return nodes.count - 1
  }

  /// - Parameter routes: by method.
  private static func allow(of routes: [Int?]) -> String {
    var names: [String] = []
    for method in Method.allCases where routes[Int(method.rawValue)] != nil {
      names.append(method.name)
      if method == .get { names.append("HEAD") }
    }
    return names.isEmpty ? "" : (names + ["OPTIONS"]).joined(separator: ", ")
  }
}

/// What stands in a path where its template says `{id}`, and after that `{consentId}` or the like, or `{version}`. No path
/// of the API has more than two ids and a number.
struct PathIDs: Sendable {
  private(set) var outer: UUIDv7?
  private(set) var inner: UUIDv7?
  private(set) var number: Int?
  /// The place, from 0, of the first that is no id, or no number where one should stand.
  private(set) var malformed: Int?
  private var count = 0

  mutating func takeID(_ segment: EncodedText) {
    let id = UUIDv7(octets: segment.octets)
    if id == nil, malformed == nil { malformed = count }
    if count == 0 { outer = id } else { inner = id }
    count += 1
  }

  /// Digits alone, the first not 0, at most nine.
  mutating func takeNumber(_ segment: EncodedText) {
    var value = 0
    for index in segment.octets.indices {
      let octet = segment.octets[index]
      guard index < 9, UInt8(ascii: "0")...UInt8(ascii: "9") ~= octet, value > 0 || octet != UInt8(ascii: "0")
      else {
        value = 0
        break
      }
      value = value * 10 + Int(octet - UInt8(ascii: "0"))
    }
    number = value > 0 ? value : nil
    if number == nil, malformed == nil { malformed = count }
    count += 1
  }
}

extension Method {
  /// The name as it is sent.
  var name: String {
    switch self {
    case .get: "GET"
    case .head: "HEAD"
    case .post: "POST"
    case .put: "PUT"
    case .patch: "PATCH"
    case .delete: "DELETE"
    case .options: "OPTIONS"
    case .other: "OTHER"
    }
  }
}

extension EncodedText {
  /// Whether it is this, after decoding.
  fileprivate func means(_ literal: [UInt8]) -> Bool {
    if octets.equals(literal.span) { return true }
    guard octets.contains(UInt8(ascii: "%")) else { return false }
    var decoded: [UInt8] = []
    append(to: &decoded)
    return decoded == literal
  }
}
