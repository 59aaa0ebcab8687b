/// A moment as `Date` writes it: IMF-fixdate, 29 octets, always GMT (RFC 9110 §5.6.7).
struct HTTPDate: Hashable, Sendable {
  let octets: [UInt8]

  /// - Parameter unixSeconds: seconds since 1970-01-01T00:00:00Z, without leap seconds; years 1970 to 9999.
  init(unixSeconds: Int) {
    let seconds = min(max(unixSeconds, 0), 253_402_300_799)
    let (day, time) = seconds.quotientAndRemainder(dividingBy: 86_400)
    // Years that begin on 1 March, counted from the year 0, so that the leap day comes last: days of 400 years,
    // then the year, then the month in runs of 153 days per 5 months.
    let (era, dayOfEra) = (day + 719_468).quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)

    var octets: [UInt8] = []
    octets.reserveCapacity(29)
    octets.append("ThuFriSatSunMonTueWed", at: day % 7 * 3, count: 3)
    octets.append(", ", at: 0, count: 2)
    octets.appendDigits(dayOfMonth, count: 2)
    octets.append(Octet.space)
    octets.append("JanFebMarAprMayJunJulAugSepOctNovDec", at: (month - 1) * 3, count: 3)
    octets.append(Octet.space)
    octets.appendDigits(year, count: 4)
    octets.append(Octet.space)
    octets.appendDigits(time / 3600, count: 2)
    octets.append(Octet.colon)
    octets.appendDigits(time / 60 % 60, count: 2)
    octets.append(Octet.colon)
    octets.appendDigits(time % 60, count: 2)
    octets.append(" GMT", at: 0, count: 4)
    self.octets = octets
  }
}

extension [UInt8] {
  /// Appends a number in exactly so many decimal digits.
  fileprivate mutating func appendDigits(_ number: Int, count: Int) {
    var divisor = 1
    for _ in 1..<count { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(0x30 + number / divisor % 10))
      divisor /= 10
    }
  }

  fileprivate mutating func append(_ text: StaticString, at start: Int, count: Int) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start + start, count: count))
  }
}
