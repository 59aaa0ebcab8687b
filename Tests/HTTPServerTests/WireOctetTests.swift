import Testing

@testable import HTTPServer

@Suite struct `Sets of octets` {
  private static let alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

  private func expectMembers(_ set: OctetSet, _ members: String) {
    let expected = Set((Self.alphanumeric + members).utf8)
    for octet in UInt8.min...UInt8.max { #expect(set.contains(octet) == expected.contains(octet)) }
  }

  @Test func `are those of the grammar`() {
    expectMembers(.token, "!#$%&'*+-.^_`|~")  // RFC 9110 §5.6.2
    expectMembers(.registeredName, "-._~!$&'()*+,;=")  // RFC 3986 §3.2.2
    expectMembers(.pathAndQuery, "-._~!$&'()*+,;=:@/?")  // RFC 3986 §3.3, §3.4
  }

  @Test func `of digits give their value`() {
    for octet in UInt8.min...UInt8.max {
      let character = Character(UnicodeScalar(octet))
      #expect(Octet.hexadecimal(octet).map(Int.init) == (octet < 0x80 ? character.hexDigitValue : nil))
      #expect(Octet.decimal(octet) == (octet < 0x80 ? character.wholeNumberValue : nil))
    }
  }
}

@Suite struct `A search for control octets` {
  @Test(arguments: 0..<20) func `finds the first one at any place`(place: Int) {
    for control in Array(UInt8(0)..<0x20) + [0x7F] {
      var octets = [UInt8](repeating: 0x20, count: 24)
      octets[place] = control
      #expect(octets.span.firstControl(from: 0, to: 24) == place)
      #expect(octets.span.firstControl(from: place + 1, to: 24) == 24)
      #expect(octets.span.firstControl(from: 0, to: place) == place)
      octets[place + 1] = 0
      #expect(octets.span.firstControl(from: 0, to: 24) == place)
    }
  }

  @Test func `passes every other octet`() {
    for octet in UInt8(0x20)...0xFF where octet != 0x7F {
      let octets = [UInt8](repeating: octet, count: 19)
      #expect(octets.span.firstControl(from: 0, to: 19) == 19)
    }
  }
}

@Suite struct `A check for UTF-8` {
  private func isUTF8(_ octets: [UInt8]) -> Bool {
    var check = UTF8Check()
    for octet in octets where !check.take(octet) { return false }
    return check.isWhole
  }

  @Test func `agrees with the standard library on every first octet and what may follow`() {
    let edges: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    let tails: [[UInt8]] = [[], [0x80], [0xBF], [0x80, 0x80], [0xBF, 0xBF], [0x41]]
    for first in UInt8.min...UInt8.max {
      for second in edges {
        for tail in tails {
          let octets = [first, second] + tail
          let expected = String(validating: octets, as: UTF8.self) != nil
          if isUTF8(octets) != expected { Issue.record("\(octets)") }
        }
      }
    }
  }
}

@Suite struct `Octets in any pieces` {
  /// Requests that hold every stage of the parsers.
  private static let stream = Array(
    ("GET /a%20b?c=d HTTP/1.1\r\nHost: a\r\n\r\n"
      + "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;a=\"b\"\r\nhello\r\n0\r\nX: y\r\n\r\n"
      + "\r\nPUT /b HTTP/1.1\r\nContent-Length: 3\r\nHost: a\r\nConnection: close\r\n\r\nabc").utf8)

  @Test(arguments: 0..<500) func `give the same events`(seed: UInt64) {
    var random = SplitMix(state: seed)
    var octets = Self.stream
    // Most of the time something is broken, somewhere.
    for _ in 0..<random.next() % 4 {
      let place = Int(random.next() % UInt64(octets.count))
      octets[place] = [0x00, 0x09, 0x0A, 0x0D, 0x20, 0x30, 0x3A, 0xFF][Int(random.next() % 8)]
    }
    var splits: [Int] = []
    for place in octets.indices where random.next() % 8 == 0 { splits.append(place) }
    let whole = WireDriver.events(octets)
    #expect(WireDriver.events(octets, splits: splits) == whole)
    #expect(WireDriver.events(octets, splits: Array(octets.indices)) == whole)
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }
}
