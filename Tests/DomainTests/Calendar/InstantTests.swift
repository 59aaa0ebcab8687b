import Domain
import Testing

@Suite struct `An instant` {
  @Test(arguments: [
    // RFC 3339 §5.8
    ("1985-04-12T23:20:50.52Z", "1985-04-12T23:20:50.520Z"),
    ("1996-12-19T16:39:57-08:00", "1996-12-20T00:39:57.000Z"),
    ("1937-01-01T12:00:27.87+00:20", "1937-01-01T11:40:27.870Z"),
    ("2026-11-20T09:00:00Z", "2026-11-20T09:00:00.000Z"),
    ("2026-11-20t09:00:00z", "2026-11-20T09:00:00.000Z"),
    ("2026-11-20T10:00:00.1239+01:00", "2026-11-20T09:00:00.123Z"),
    ("2026-11-20T09:00:00.123456789Z", "2026-11-20T09:00:00.123Z"),
    ("2026-11-20T09:00:00-00:00", "2026-11-20T09:00:00.000Z"),
    ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
    ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
  ]) func `is read with any offset and written in UTC with milliseconds`(text: String, written: String) throws
  {
    #expect(try #require(Instant(text)).description == written)
  }

  @Test(arguments: [
    "", "2026-11-20", "2026-11-20T09:00:00", "2026-11-20 09:00:00Z", "2026-11-20T09:00Z",
    "2026-11-20T24:00:00Z",
    "2026-11-20T09:60:00Z", "2026-12-31T23:59:60Z", "2026-02-30T09:00:00Z", "2026-11-20T09:00:00.Z",
    "2026-11-20T09:00:00,5Z", "2026-11-20T09:00:00.1234567890Z", "2026-11-20T09:00:00+0100",
    "2026-11-20T09:00:00+1:00", "2026-11-20T09:00:00+24:00", "2026-11-20T09:00:00+01:60",
    "2026-11-20T09:00:00Zz",
    "2026-11-20T09:00:00.5", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
  ]) func `is not read from any other text`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `goes through its text unchanged`() throws {
    var random = SplitMix64(seed: 9)
    for _ in 0..<5_000 {
      let instant = Instant(
        unixMilliseconds: Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &random))
      var octets: [UInt8] = []
      instant.appendText(to: &octets)
      #expect(octets.count == 24)
      #expect(Instant(octets: octets.span) == instant)
    }
  }

  @Test func `takes any octets without harm`() {
    for octets in mutations(of: ["2026-11-20T09:00:00.123Z", "2026-11-20T09:00:00+01:00"], count: 20_000) {
      guard let instant = Instant(octets: octets.span) else { continue }
      #expect(Instant(instant.description) == instant)
    }
  }

  @Test func `stays within the years 1 to 9999`() throws {
    #expect(Instant(unixMilliseconds: .max).description == "9999-12-31T23:59:59.999Z")
    #expect(Instant(unixMilliseconds: .min).description == "0001-01-01T00:00:00.000Z")
    #expect(Instant(unixMilliseconds: 0).adding(days: .max) == Instant(unixMilliseconds: .max))
    #expect(Instant(unixMilliseconds: 0).adding(milliseconds: .min) == Instant(unixMilliseconds: .min))
    #expect(Instant(unixMilliseconds: .max).calendarDate(utcOffsetSeconds: 7_200) == .latest)
  }

  @Test func `falls on the day of a place's own clock`() throws {
    let lateEvening = try #require(Instant("2026-07-01T22:30:00Z"))
    #expect(lateEvening.calendarDate().description == "2026-07-01")
    #expect(lateEvening.calendarDate(utcOffsetSeconds: 7_200).description == "2026-07-02")
    #expect(try #require(Instant("1969-12-31T23:59:59.999Z")).calendarDate().description == "1969-12-31")
  }
}
