extension Span<UInt8> {
  /// Whether `range` is `uri-host [":" port]` with a host that is not empty (RFC 9110 §4.2.1, §7.2). User
  /// information is refused (§4.2.4).
  func isAuthority(_ range: Range<Int>) -> Bool {
    guard let hostEnd = endOfHost(range) else { return false }
    if hostEnd == range.upperBound { return true }
    // The digits may be missing (RFC 3986 §3.2.3).
    let digits = hostEnd + 1..<Swift.max(hostEnd + 1, range.upperBound)
    guard self[hostEnd] == Octet.colon, digits.count <= 5 else { return false }
    var port = 0
    for index in digits {
      guard let digit = Octet.decimal(self[index]) else { return false }
      port = port * 10 + digit
    }
    return port <= 65_535
  }

  /// Where the host at the front of `range` ends: a registered name, which IPv4 addresses are too, or an IPv6
  /// address in brackets (RFC 3986 §3.2.2).
  private func endOfHost(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    if self[range.lowerBound] == Octet.openBracket {
      let close = first(Octet.closeBracket, in: range)
      guard close < range.upperBound, isIPv6(range.lowerBound + 1..<close) else { return nil }
      return close + 1
    }
    var index = range.lowerBound
    while index < range.upperBound {
      if OctetSet.registeredName.contains(self[index]) {
        index += 1
      } else if self[index] == Octet.percent, index + 2 < range.upperBound, escaped(at: index) != nil {
        index += 3
      } else {
        break
      }
    }
    return index > range.lowerBound ? index : nil
  }

  /// IPv6address of RFC 3986 §3.2.2: eight groups, one run of them as `::`, the last two perhaps as IPv4.
  private func isIPv6(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    var groups = 0
    var hasGap = false
    if range.count >= 2, self[index] == Octet.colon, self[index + 1] == Octet.colon {
      hasGap = true
      index += 2
    }
    while index < range.upperBound {
      let end = first(Octet.colon, in: index..<range.upperBound)
      if end == range.upperBound, isIPv4(index..<end) {
        groups += 2
        index = end
        break
      }
      guard 1...4 ~= end - index else { return false }
      for digit in index..<end where Octet.hexadecimal(self[digit]) == nil { return false }
      groups += 1
      index = end
      if index == range.upperBound { break }
      index += 1
      // A colon is followed by a group, or once by another colon.
      guard index < range.upperBound else { return false }
      if self[index] == Octet.colon {
        if hasGap { return false }
        hasGap = true
        index += 1
      }
    }
    return hasGap ? groups <= 7 : groups == 8
  }

  /// Four numbers of 0–255 without leading zeros (RFC 3986 §3.2.2).
  private func isIPv4(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    for part in 1...4 {
      let end = first(Octet.dot, in: start..<range.upperBound)
      guard 1...3 ~= end - start, end - start == 1 || self[start] != 0x30 else { return false }
      var number = 0
      for index in start..<end {
        guard let digit = Octet.decimal(self[index]) else { return false }
        number = number * 10 + digit
      }
      guard number <= 255 else { return false }
      if part == 4 { return end == range.upperBound }
      guard end < range.upperBound else { return false }
      start = end + 1
    }
    return false
  }
}
