#if canImport(HTTPServer)
  @testable import HTTPServer
#endif

/// What the parsers made of a stream of octets.
enum WireEvent: Equatable {
  case request(WireRequest)
  case refused(Refusal)
}

/// One whole request, its parts copied out.
struct WireRequest: Equatable {
  var method: Method
  var path: [UInt8]
  var query: [UInt8]?
  var authority: [UInt8]?
  var isHTTP10: Bool
  var keepsAlive: Bool
  var expectsContinue: Bool
  var framing: Framing
  var fields: [FieldName: [UInt8]]
  var body: [UInt8]
}

/// Feeds pieces to the parsers as a connection does: one buffer, requests one behind the other. Tests and the fuzzer
/// share it.
struct WireDriver {
  private enum Stage {
    case head(HeadParser)
    case length(RequestHead, Int)
    case chunked(RequestHead, ChunkedBody)
    case over
  }

  private(set) var events: [WireEvent] = []
  /// From the first octet of the request that is being read.
  private(set) var buffer: [UInt8] = []
  private var stage: Stage
  private let headLimits: HeadLimits
  private let bodyLimits: BodyLimits

  init(headLimits: HeadLimits = HeadLimits(), bodyLimits: BodyLimits = BodyLimits()) {
    self.headLimits = headLimits
    self.bodyLimits = bodyLimits
    stage = .head(HeadParser(limits: headLimits))
  }

  /// The events that octets give when they come in pieces that end at `splits`.
  static func events(
    _ octets: [UInt8], splits: [Int] = [], headLimits: HeadLimits = HeadLimits(),
    bodyLimits: BodyLimits = BodyLimits()
  ) -> [WireEvent] {
    var driver = WireDriver(headLimits: headLimits, bodyLimits: bodyLimits)
    var start = 0
    for end in splits + [octets.count] {
      driver.feed(octets[start..<end])
      start = end
    }
    return driver.events
  }

  mutating func feed(_ piece: ArraySlice<UInt8>) {
    if case .over = stage { return }
    buffer += piece
    do throws(Refusal) {
      while try step() {}
    } catch {
      events.append(.refused(error))
      stage = .over
    }
  }

  /// Goes on to the next stage; false when more octets are needed.
  private mutating func step() throws(Refusal) -> Bool {
    switch stage {
    case .head(var parser):
      let head = try parser.parse(buffer.span)
      stage = .head(parser)
      guard let head else { return false }
      switch head.framing {
      case .none: stage = .length(head, 0)
      case .length(let length):
        guard length <= bodyLimits.bodyBytesMax else { throw .bodyTooLarge }
        stage = .length(head, length)
      case .chunked:
        let body = ChunkedBody(at: head.length, bytesMax: bodyLimits.bodyBytesMax, limits: bodyLimits)
        stage = .chunked(head, body)
      }
      return true

    case .length(let head, let length):
      guard buffer.count - head.length >= length else { return false }
      finish(head, body: head.length..<head.length + length, consumed: head.length + length)
      return true

    case .chunked(let head, var body):
      var octets = buffer.mutableSpan
      let progress = try body.decode(&octets)
      stage = .chunked(head, body)
      switch progress {
      case .more(let kept):
        buffer.removeLast(buffer.count - kept)
        return false
      case .done(let consumed):
        finish(head, body: body.body, consumed: consumed)
        return true
      }

    case .over:
      return false
    }
  }

  private mutating func finish(_ head: RequestHead, body: Range<Int>, consumed: Int) {
    var fields: [FieldName: [UInt8]] = [:]
    for name in FieldName.allCases {
      if let range = head.value(of: name) { fields[name] = Array(buffer[range]) }
    }
    events.append(
      .request(
        WireRequest(
          method: head.method, path: Array(buffer[head.path]), query: head.query.map { Array(buffer[$0]) },
          authority: head.authority.map { Array(buffer[$0]) }, isHTTP10: head.isHTTP10,
          keepsAlive: head.keepsAlive, expectsContinue: head.expectsContinue, framing: head.framing,
          fields: fields, body: Array(buffer[body]))))
    buffer.removeFirst(consumed)
    stage = .head(HeadParser(limits: headLimits))
  }
}
