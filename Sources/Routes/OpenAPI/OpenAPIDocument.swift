import Crypto
import HTTPServer

/// The API's description in OpenAPI 3.1, made of the routes themselves, and of nothing else, so that it cannot say what
/// the service does not do. It covers what stands under `/v1`.
public struct OpenAPIDocument: Sendable {
  /// The JSON text.
  public let octets: [UInt8]
  /// Of the text: a hash in quotation marks.
  let entityTag: String

  /// The document of this version of the service; made once.
  public static let current = OpenAPIDocument(tree(of: RouteTable.routes))

  /// The text of the current document in gzip; made when it is first asked for. nil without memory for it.
  static let currentGzipped: [UInt8]? = {
    var gzip = Gzip()
    let octets = current.octets
    guard gzip.compress(octets.span) else { return nil }
    return gzip.octets.withUnsafeBufferPointer { Array($0) }
  }()

  private init(_ tree: JSONTree) {
    var json = JSONWriter()
    json.write(tree)
    octets = json.octets.octets.withUnsafeBufferPointer { Array($0) }
    entityTag = "\"\(Base64URL.encode(Array(SHA256.hash(data: octets).prefix(12))))\""
  }

  // MARK: The whole

  static let prefix = "/v1"

  static func tree(of routes: [Route]) -> JSONTree {
    let routes = routes.filter { $0.template.description.hasPrefix(prefix + "/") }
    return [
      "openapi": "3.1.0",
      "info": info,
      "servers": servers,
      "tags": .array(
        Tag.allCases.map { ["name": .text($0.rawValue), "description": .text($0.description)] }),
      "paths": paths(of: routes),
      "components": components(of: routes),
    ]
  }

  private static let info: JSONTree = [
    "title": "Veerkracht",
    "summary": "The service of a burn-out care cooperative: referrals, measurements, care and feedback.",
    "description": .text(introduction),
    "version": .text(CommonFields.apiVersion),
    "contact": [
      "name": "Veerkracht", "email": "api@veerkracht.example", "url": "https://veerkracht.example/contact",
    ],
    "license": ["name": "EUPL-1.2", "identifier": "EUPL-1.2"],
  ]

  private static let introduction = """
    Members are lowerCamelCase, dates `yyyy-mm-dd`, moments RFC 3339 in UTC with milliseconds, ids UUIDv7, money in \
    cents. Codes are never translated; texts for people are Dutch, or English by `Accept-Language`.

    In answers every member is there, `null` without a value. In requests `null` and absent mean the same, except in a \
    merge-patch (RFC 7396); unknown members and query keys are refused. A citizen service number (BSN) is refused \
    wherever it stands.

    What goes wrong is `application/problem+json` (RFC 9457) with everything that is wrong at once. What a caller may \
    not know of is 404. Changes need `If-Match` where there is a version, and may be sent again safely with an \
    `Idempotency-Key`. Beside the operations here every path answers `OPTIONS`, and `HEAD` where it answers `GET`.

    Unless configured otherwise, a token may send 600 requests a minute, 100 of them at once, and a referrer 60 intakes a \
    minute; more is 429 with `Retry-After`. Bodies over 1 KiB come as gzip to who accepts that.
    """

  private static let servers: JSONTree = [
    [
      "url": .text("https://{host}" + prefix), "description": "One cooperative's own service.",
      "variables": ["host": ["default": "veerkracht.example", "description": "The cooperative's host."]],
    ]
  ]

  private static func paths(of routes: [Route]) -> JSONTree {
    var paths: JSONTree = [:]
    for route in routes {
      let path = String(route.template.description.dropFirst(prefix.count))
      var operations = paths[path] ?? [:]
      operations[route.method.name.lowercased()] = operation(of: route)
      paths[path] = operations
    }
    return paths
  }
}
