import Domain
import Foundation
import HTTPServer
import Routes
import Testing

@testable import veerkracht

@Suite struct `A configuration` {
  @Test func `is safe without a file`() throws {
    let configuration = try Configuration(ConfigurationSources())
    #expect(configuration.host == "127.0.0.1")
    #expect(configuration.port == 8080)
    #expect(configuration.data == "./data")
    #expect(configuration.allowOrigins.isEmpty)
    #expect(!configuration.proposal)
    #expect(configuration.rateLimits)
  }

  @Test func `takes flags over the environment over the file`() throws {
    let file = try TemporaryFile(#"{ "port": 1, "host": "127.0.0.2", "logLevel": "debug" }"#)
    let configuration = try Configuration(
      ConfigurationSources(
        file: file.path, environment: ["VEERKRACHT_PORT": "2", "VEERKRACHT_HOST": "127.0.0.3"],
        flags: [("port", "3")]))
    #expect(configuration.port == 3)
    #expect(configuration.host == "127.0.0.3")
    #expect(configuration.logLevel == "debug")
  }

  @Test func `finds its file by a variable too`() throws {
    let file = try TemporaryFile(#"{ "port": 81 }"#)
    let configuration = try Configuration(ConfigurationSources(environment: ["VEERKRACHT_CONFIG": file.path]))
    #expect(configuration.port == 81)
  }

  @Test func `reads a value from a file that a variable names`() throws {
    let file = try TemporaryFile("https://portaal.example,http://localhost:3000\n")
    let configuration = try Configuration(
      ConfigurationSources(environment: ["VEERKRACHT_ALLOW_ORIGINS_FILE": file.path]))
    #expect(configuration.allowOrigins == ["https://portaal.example", "http://localhost:3000"])
  }

  @Test(arguments: [
    (#"{ "prot": 80 }"#, "did you mean port?"),
    (#"{ "colour": "red" }"#, #"unknown key"#),
    (#"{ "port": "80" }"#, "takes 0…65535"),
    (#"{ "port": 65536 }"#, "takes 0…65535"),
    (#"{ "port": 1.5 }"#, "takes 0…65535"),
    (#"{ "port": null }"#, "takes 0…65535"),
    (#"{ "rateLimits": "off" }"#, "takes true or false"),
    (#"{ "allowOrigins": ["*"] }"#, "takes origins"),
    (#"{ "allowOrigins": ["https://a.example/path"] }"#, "takes origins"),
    (#"{ "logLevel": "loud" }"#, "takes one of trace"),
    (#"{ "host": "example.org" }"#, "takes an IP address"),
    (#"{ "data": "" }"#, "takes a path"),
    ("[]", "is not a JSON object"),
    (#"{ "port": 80 "#, "is not a JSON object"),
  ])
  func `refuses a file`(json: String, because: String) throws {
    let file = try TemporaryFile(json)
    let faults = #expect(throws: ConfigurationFaults.self) {
      try Configuration(ConfigurationSources(file: file.path))
    }
    #expect(faults?.description.contains(because) == true, "\(faults?.description ?? "")")
  }

  @Test(arguments: [
    (["VEERKRACHT_PROT": "80"], "did you mean VEERKRACHT_PORT?"),
    (["VEERKRACHT_PORT": "+80"], "takes 0…65535"),
    (["VEERKRACHT_RATE_LIMITS": "true"], "takes true or false (elsewhere on or off)"),
    (["VEERKRACHT_PORT_FILE": "/no/such/file"], "cannot be read"),
    (["VEERKRACHT_CONFIG": "/no/such/file"], "cannot be read"),
  ])
  func `refuses a variable`(environment: [String: String], because: String) {
    let faults = #expect(throws: ConfigurationFaults.self) {
      try Configuration(ConfigurationSources(environment: environment))
    }
    #expect(faults?.description.contains(because) == true, "\(faults?.description ?? "")")
  }

  @Test func `says what stands at the head of letters, and how often they go`() throws {
    let file = try TemporaryFile(#"{ "cooperativeName": "De Linde", "feedbackPhaseTwoWeeks": 3 }"#)
    let service = try Configuration(
      ConfigurationSources(file: file.path, environment: ["VEERKRACHT_FEEDBACK_FLAG_DAYS": "0"])
    ).service()
    #expect(service.letterhead.name == "De Linde" && service.letterhead.phone.isEmpty)
    #expect(service.feedback.phaseTwoWeeks == 3 && service.feedback.phaseThreeWeeks == 6)
    #expect(service.feedback.flagDays == 0)
  }

  @Test func `tells all its faults at once`() throws {
    let file = try TemporaryFile(#"{ "prot": 80, "proposal": 1, "loops": -1 }"#)
    let faults = #expect(throws: ConfigurationFaults.self) {
      try Configuration(
        ConfigurationSources(
          file: file.path, environment: ["VEERKRACHT_HOST": "here"], flags: [("port", "x")]))
    }
    #expect(faults?.sentences.count == 5)
  }

  @Test(arguments: ["0.0.0.0", "::", "192.0.2.1"])
  func `does not serve other machines without being told how`(host: String) throws {
    let configuration = try Configuration(ConfigurationSources(flags: [("host", host)]))
    #expect(throws: ConfigurationFaults.self) { try configuration.checkForServing() }
    for key in ["tlsInFront", "plaintextBeyondLoopback"] {
      let told = try Configuration(ConfigurationSources(flags: [("host", host), (key, "on")]))
      try told.checkForServing()
    }
  }

  @Test(arguments: [
    ("0.0.0.0", "http://127.0.0.1:8080"), ("::", "http://[::1]:8080"), ("localhost", "http://127.0.0.1:8080"),
    ("::1", "http://[::1]:8080"), ("192.0.2.1", "http://192.0.2.1:8080"),
  ])
  func `knows how this machine reaches it`(host: String, address: String) throws {
    let configuration = try Configuration(ConfigurationSources(flags: [("host", host)]))
    #expect(configuration.localAddress.description == address)
  }

  @Test func `has keys with names of their own`() {
    #expect(Set(Configuration.keys.map(\.name)).count == Configuration.keys.count)
    #expect(Set(Configuration.keys.map(\.environmentName)).count == Configuration.keys.count)
    for key in Configuration.keys { #expect(!key.environmentName.hasSuffix("_FILE")) }
  }

  @Test(arguments: ["config/development.json", "config/production.example.json"])
  func `that we ship is sound`(path: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    #expect(throws: Never.self) {
      try Configuration(ConfigurationSources(file: root.appending(path: path).path()))
    }
  }

  @Test func `is explained in the README, key by key`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let standard = Configuration()
    for key in Configuration.keys {
      let row = "| `\(key.name)` | `\(key.show(standard))` | \(key.meaning) |"
      #expect(readme.contains(row), "the table lacks: \(row)")
    }
  }
}

/// A file with some text, gone at the end of the test.
private final class TemporaryFile {
  let path = FileManager.default.temporaryDirectory.appending(path: "veerkracht-\(UUID().uuidString)").path()

  init(_ text: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
