/// Reads octets as a connection would, three ways, and demands the same events: whole, in pieces that the input
/// itself chooses, and one octet at a time. Beside the parsers it is compiled with the tests' `WireDriver`.
///
/// The first octet of an input chooses the pieces and the limits; the rest comes from the wire.
@c(LLVMFuzzerTestOneInput)
public func fuzzWire(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let choice = input.first else { return 0 }
  let octets = Array(input.dropFirst())
  let (headLimits, bodyLimits) = limits(tight: choice & 1 == 1)

  func events(_ splits: [Int]) -> [WireEvent] {
    WireDriver.events(octets, splits: splits, headLimits: headLimits, bodyLimits: bodyLimits)
  }
  let whole = events([])
  precondition(events(splits(octets.count, seed: choice)) == whole, "the splits make a difference")
  precondition(events(Array(octets.indices)) == whole, "octet by octet makes a difference")

  var bodyBytes = 0
  for event in whole {
    guard case .request(let request) = event else { continue }
    bodyBytes += request.body.count
    precondition(request.body.count <= bodyLimits.bodyBytesMax, "a body beyond its limit")
    precondition(request.path.count <= headLimits.requestLineBytesMax, "a path beyond its limit")
    precondition(request.isHTTP10 || request.authority?.isEmpty == false, "no host in HTTP/1.1")
    checkTarget(request)
  }
  precondition(bodyBytes <= octets.count, "bodies out of nothing")
  return 0
}

/// What the head promises of its target holds for all who decode it.
private func checkTarget(_ request: WireRequest) {
  var segments = PathSegments(request.path.span)
  while let segment = segments.next() {
    let text = checkText(segment)
    precondition(text != "." && text != ".." && !text.contains("/"), "a segment that leads elsewhere")
  }
  guard let query = request.query else { return }
  var parameters = QueryParameters(query.span)
  while let parameter = parameters.next() {
    _ = checkText(parameter.name)
    _ = checkText(parameter.value)
  }
}

private func checkText(_ text: borrowing EncodedText) -> String {
  var decoded: [UInt8] = []
  text.append(to: &decoded)
  guard let string = String(validating: decoded, as: UTF8.self) else { fatalError("no UTF-8") }
  precondition(string == text.text && !decoded.contains(0), "decoding makes a difference")
  return string
}

/// The built-in limits, or some so tight that short inputs meet them.
private func limits(tight: Bool) -> (HeadLimits, BodyLimits) {
  var head = HeadLimits()
  var body = BodyLimits()
  if tight {
    (head.requestLineBytesMax, head.fieldBytesMax, head.headBytesMax, head.fieldsMax) = (48, 48, 192, 6)
    (body.bodyBytesMax, body.chunkExtensionBytesMax) = (32, 16)
    (body.trailerBytesMax, body.trailersMax) = (32, 2)
  }
  return (head, body)
}

/// Places to cut, from a small generator of pseudo-random numbers.
private func splits(_ count: Int, seed: UInt8) -> [Int] {
  var state = UInt32(seed) &* 2_654_435_761 | 1
  var splits: [Int] = []
  var place = 0
  while place < count {
    splits.append(place)
    state = state &* 1_664_525 &+ 1_013_904_223
    place += Int(state >> 24 & 63) + 1
  }
  return splits
}
