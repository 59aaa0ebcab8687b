import Testing

@testable import HTTPServer

/// A good request to stand before or behind the one that a test is about.
let neighbour = Array("GET /n HTTP/1.1\r\nHost: n\r\n\r\n".utf8)

/// Expects the octets to give one request, however they come, and nothing before their last octet.
/// - Returns: that request.
@discardableResult
func expectRequest(
  _ octets: [UInt8], headLimits: HeadLimits = HeadLimits(), bodyLimits: BodyLimits = BodyLimits(),
  at location: SourceLocation = #_sourceLocation
) -> WireRequest? {
  func events(_ octets: [UInt8], _ splits: [Int]) -> [WireEvent] {
    WireDriver.events(octets, splits: splits, headLimits: headLimits, bodyLimits: bodyLimits)
  }
  let whole = events(octets, [])
  guard whole.count == 1, case .request(let request) = whole[0] else {
    Issue.record("not one request but \(whole) for \(shown(octets))", sourceLocation: location)
    return nil
  }
  expectSplitIndependence(octets, whole, events, at: location)
  let cutShort = events(Array(octets.dropLast()), [])
  #expect(cutShort.isEmpty, "before the last octet of \(shown(octets))", sourceLocation: location)
  // Pipelined: what follows is the next request, and takes nothing from this one.
  let pipelined = events(octets + neighbour, [])
  #expect(pipelined.first == whole[0] && pipelined.count == 2, sourceLocation: location)
  #expect(pipelined.last == events(neighbour, [])[0], sourceLocation: location)
  return request
}

/// Expects the octets to be refused so, however they come and whatever follows, behind good answers only.
func expectRefusal(
  _ octets: [UInt8], _ refusal: Refusal, headLimits: HeadLimits = HeadLimits(),
  bodyLimits: BodyLimits = BodyLimits(), at location: SourceLocation = #_sourceLocation
) {
  func events(_ octets: [UInt8], _ splits: [Int]) -> [WireEvent] {
    WireDriver.events(octets, splits: splits, headLimits: headLimits, bodyLimits: bodyLimits)
  }
  let whole = events(octets, [])
  #expect(whole == [.refused(refusal)], "\(shown(octets))", sourceLocation: location)
  expectSplitIndependence(octets, whole, events, at: location)
  #expect(events(octets + neighbour, []) == whole, "trailing octets", sourceLocation: location)
  let behind = events(neighbour + octets, [])
  #expect(behind.count == 2 && behind.last == whole.first, "pipelined", sourceLocation: location)
}

/// Cut in two at every octet, and one octet at a time.
private func expectSplitIndependence(
  _ octets: [UInt8], _ expected: [WireEvent], _ events: ([UInt8], [Int]) -> [WireEvent],
  at location: SourceLocation
) {
  // Long inputs are about limits: there a cut at every octet tells nothing new.
  let cuts = octets.count < 2000 ? Array(0..<octets.count) : [1, octets.count / 2, octets.count - 1]
  for cut in cuts where events(octets, [cut]) != expected {
    Issue.record("cut at \(cut): \(events(octets, [cut])) for \(shown(octets))", sourceLocation: location)
    return
  }
  if octets.count < 2000, events(octets, Array(0..<octets.count)) != expected {
    Issue.record("octet by octet differs for \(shown(octets))", sourceLocation: location)
  }
}

private func shown(_ octets: [UInt8]) -> String {
  String(String(decoding: octets.prefix(300), as: UTF8.self).debugDescription)
}
