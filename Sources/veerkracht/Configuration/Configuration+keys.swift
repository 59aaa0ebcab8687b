internal import Domain
internal import HTTPServer
internal import Logging
internal import Routes

extension Configuration {
  /// Every key there is, in the order of the README's table. Bytes, milliseconds and counts say so in the name.
  static let keys: [ConfigurationKey] =
    [
      .text("data", \.data, "a path", "The data directory; made when it is not there."),
      .text(
        "host", \.host, "an IP address or localhost",
        "The address to listen on; `::` takes IPv4 clients as well.",
        accepts: isAddressLiteral),
      .number(
        "port", \.port, 0...65_535, "The TCP port to listen on; 0 takes a free one, which the log names."),
      .flag(
        "tlsInFront", \.tlsInFront,
        "A reverse proxy in front speaks TLS: other addresses than loopback may be served, and HSTS is sent."),
      .flag(
        "plaintextBeyondLoopback", \.plaintextBeyondLoopback,
        "Serve an address that other machines can reach without TLS in front."),
      .list(
        "trustedProxies", \.trustedProxies, "IP addresses",
        "Reverse proxies: not counted per peer, and believed when `X-Forwarded-For` says who calls.",
        accepts: isAddressInNumbers),
      .list(
        "allowOrigins", \.allowOrigins, "origins such as https://portaal.example",
        "Web front-ends that a browser may let in (CORS); never `*`.", accepts: isOrigin),
      .flag(
        "proposal", \.proposal,
        "Decision support: show the phase proposal with an intake. Read the README's caution first."),
      .number(
        "aftercareDays", \.aftercareDays, 0...3_650,
        "Days after the end of an enrolment that began on which its care team still has the dossier."),
      .number(
        "emergencyHours", \.emergencyHours, 1...72,
        "How long a dossier stays open to a practitioner who opened it in an emergency."),
      .text(
        "securityContact", \.securityContact, "a mailto: or https: URI",
        "Where to tell about a weakness: `/.well-known/security.txt`, which is there when this is.",
        accepts: { $0.isEmpty || $0.hasPrefix("mailto:") || $0.hasPrefix("https://") }),
      .flag(
        "auditStrict", \.auditStrict,
        "Answer only when the record of what is shown or refused is on disk; otherwise it follows within 100 ms."
      ),
      .number(
        "auditHeadMinutes", \.auditHeadMinutes, 1...1_440,
        "How often the log tells where the audit trail ends, while it grows."),
      .number(
        "tokenWarningDays", \.tokenWarningDays, 0...365,
        "Days before the end of a token from which `/v1/me` says that it ends soon."),
      .number(
        "retentionYearsCare", \.retentionYearsCare, RetentionTerms.careYearsRange,
        "Years that the dossier of a treated client is kept after its last change."),
      .number(
        "retentionYearsReferral", \.retentionYearsReferral, RetentionTerms.referralYearsRange,
        "The same of a client who was referred and never treated."),
      .number(
        "backupRetentionDays", \.backupRetentionDays, 0...3_650,
        "Days that the oldest backup is kept: what an erasure tells of the backups' end."),
      .flag(
        "rateLimits", \.rateLimits,
        "Limit connections, requests, intakes and wrong tokens of one caller; off for benchmarks."),
      .text(
        "logLevel", \.logLevel, "one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))",
        "The least grave level that is logged; above `info` the lines of requests are left out.",
        accepts: { Logger.Level(rawValue: $0) != nil }),
      .number("loops", \.loops, 0...1024, "Threads that serve connections; 0 means one per core."),
      .number(
        "requestsPerMinuteMax", \.calls.requestsPerMinute, 1...1_000_000,
        "Requests of one token; more is 429. They are regained evenly."),
      .number(
        "requestsAtOnceMax", \.calls.requestsAtOnce, 1...1_000_000, "Of these, as many at once; more is 429."),
      .number(
        "intakesPerMinuteMax", \.calls.intakesPerMinute, 1...1_000_000,
        "Intakes of one referrer, with all its tokens; more is 429."),
      .number(
        "wrongTokensPerMinuteMax", \.calls.wrongTokensPerMinute, 1...1_000_000,
        "Wrong tokens from one address; more is 429."),
    ]
    + feedbackKeys + limitKeys

  /// What referrers are told, and when.
  private static let feedbackKeys: [ConfigurationKey] = [
    .text(
      "cooperativeName", \.cooperative.name, "a name",
      "The cooperative's own name, at the head of its letters."),
    .text(
      "cooperativeAddress", \.cooperative.address, "an address",
      "Its address, in one line; left out of letters where empty.", accepts: { _ in true }),
    .text(
      "cooperativePhone", \.cooperative.phone, "a telephone number",
      "Its telephone number; left out of letters where empty.", accepts: { _ in true }),
    .text(
      "cooperativeSecureMail", \.cooperative.secureMailAddress, "an e-mail address",
      "Its address for secure mail (NTA 7516); left out of letters where empty.", accepts: { _ in true }),
    .number(
      "feedbackIntakeDays", \.feedback.intakeDays, 0...365,
      "Days from the decision upon an intake until the letter about it is overdue."),
    .number(
      "feedbackPhaseOneWeeks", \.feedback.phaseOneWeeks, 1...52,
      "Weeks in phase 1 from the start, or the last letter, until the next one is overdue."),
    .number("feedbackPhaseTwoWeeks", \.feedback.phaseTwoWeeks, 1...52, "The same in phase 2."),
    .number("feedbackPhaseThreeWeeks", \.feedback.phaseThreeWeeks, 1...52, "The same in phase 3."),
    .number(
      "feedbackFinalDays", \.feedback.finalDays, 0...365,
      "Days from the end of an enrolment until the final letter is overdue."),
    .number(
      "feedbackFlagDays", \.feedback.flagDays, 0...365,
      "Days from a red flag, about which somebody telephones the same day, until the letter is overdue."),
  ]

  /// The bounds of the server (`ServerLimits`).
  private static let limitKeys: [ConfigurationKey] = [
    .number(
      "requestLineBytesMax", \.limits.head.requestLineBytesMax, 256...65_536, "A request line; longer is 414."
    ),
    .number("fieldBytesMax", \.limits.head.fieldBytesMax, 256...65_536, "One header field; longer is 431."),
    .number(
      "headBytesMax", \.limits.head.headBytesMax, 1_024...HeadLimits.headBytesCeiling,
      "The whole head; longer is 431."),
    .number("fieldsMax", \.limits.head.fieldsMax, 16...1_000, "Header fields; more is 431."),
    .number("bodyBytesMax", \.limits.body.bodyBytesMax, 65_536...1 << 20, "A body; larger is 413."),
    .number(
      "chunkExtensionBytesMax", \.limits.body.chunkExtensionBytesMax, 0...65_536,
      "All chunk extensions of one body; more is 400."),
    .number(
      "trailerBytesMax", \.limits.body.trailerBytesMax, 0...65_536, "The trailers of one body; longer is 431."
    ),
    .number("trailersMax", \.limits.body.trailersMax, 0...1_000, "Trailer fields; more is 431."),
    .number("headMilliseconds", \.limits.headMilliseconds, 100...600_000, "For a whole head; later is 408."),
    .number(
      "bodyGapMilliseconds", \.limits.bodyGapMilliseconds, 100...600_000,
      "Between two arrivals of a body; later is 408."),
    .number(
      "bodyMilliseconds", \.limits.bodyMilliseconds, 100...3_600_000,
      "For a body of up to 1 MiB, in proportion for larger ones; later is 408."),
    .number(
      "idleMilliseconds", \.limits.idleMilliseconds, 100...3_600_000, "Without a next request; then closed."),
    .number(
      "writeStallMilliseconds", \.limits.writeStallMilliseconds, 100...600_000,
      "Without the client taking any of its answer; then closed."),
    .number(
      "streamMilliseconds", \.limits.streamMilliseconds, 1_000...3_600_000,
      "For the whole of an answer that is sent while it is made; then closed."),
    .number(
      "lingerMilliseconds", \.limits.lingerMilliseconds, 0...60_000,
      "Reading on after a closing answer, so that it can arrive."),
    .number(
      "shutdownMilliseconds", \.limits.shutdownMilliseconds, 0...600_000,
      "For answers under way when the server is told to stop."),
    .number(
      "requestsPerConnectionMax", \.limits.requestsPerConnectionMax, 1...1 << 30,
      "Requests on one connection; the last is answered with Connection: close."),
    .number(
      "connectionsMax", \.limits.connectionsMax, 1...1_000_000, "All connections; more are answered 503."),
    .number(
      "connectionsPerPeerMax", \.connectionsPerPeerMax, 1...1_000_000,
      "Connections of one peer; loopback and trusted proxies are not counted."),
    .number(
      "receivingBytesMax", \.limits.receivingBytesMax, 1 << 20...1 << 40,
      "What all requests being received may hold in memory; more is 503."),
    .number(
      "outputBytesMax", \.limits.outputBytesMax, 4_096...1 << 30,
      "Output waiting for one client before no more is read from it."),
    .number(
      "drainBytesMax", \.limits.drainBytesMax, 0...1 << 30, "Of an unwanted body, read away before the close."
    ),
  ]
}
