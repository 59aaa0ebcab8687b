import Testing

@testable import veerkracht

@Suite struct `The nearest name` {
  @Test(arguments: [
    ("prot", "port"), ("hots", "host"), ("ratelimit", "rateLimits"), ("idleMiliseconds", "idleMilliseconds"),
  ])
  func `to a slip of the keys is the one that was meant`(word: String, meant: String) {
    #expect(nearest(to: word, among: Configuration.keys.map(\.name)) == meant)
  }

  @Test(arguments: ["somethingElseAltogether", "x", ""]) func `to something else is none`(word: String) {
    #expect(nearest(to: word, among: ["connectionsMax", "allowOrigins"]) == nil)
  }
}
