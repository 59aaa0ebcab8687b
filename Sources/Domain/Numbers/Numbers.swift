// What the registers' numbers share: how a spelling is cleaned before it is judged.

/// The octets of `text`, in upper case, without white space at both ends and without any of `dropped` inside.
func cleaned(_ text: some StringProtocol, dropping dropped: String = "") -> [UInt8] {
  var octets: [UInt8] = []
  octets.reserveCapacity(16)
  for octet in text.utf8 {
    octets.append(UInt8(ascii: "a")...UInt8(ascii: "z") ~= octet ? octet & ~0x20 : octet)
    if octets.count > 64 { break }  // no number is that long
  }
  while let last = octets.last, isBlank(last) { octets.removeLast() }
  octets = Array(octets.drop(while: isBlank))
  octets.removeAll { dropped.utf8.contains($0) }
  return octets
}

/// Space, tab or a line's end.
private func isBlank(_ octet: UInt8) -> Bool { octet == 0x20 || 0x09...0x0D ~= octet }

/// `octets` as text when they are exactly `count` digits, not all zero.
func digits(_ octets: [UInt8], count: Int) -> String? {
  guard octets.count == count, octets.allSatisfy({ asciiDigit($0) != nil }),
    octets.contains(where: { $0 != UInt8(ascii: "0") })
  else { return nil }
  return String(decoding: octets, as: UTF8.self)
}
