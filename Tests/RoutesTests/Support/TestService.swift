import Domain
import Foundation
import Glibc
import Persistence
import SQLite
import Synchronization
import Testing
import Threads

@testable import HTTPServer
@testable import Routes

/// The real service over a real database in a directory of its own, without sockets: requests go in as octets, at a
/// moment that the test sets.
final class TestService {
  let service: Service
  let api: API
  let database: Database
  let clock: TestClock
  /// What was written to the request log.
  let log: TestLog
  private let directory: URL
  private let isOwnDirectory: Bool
  private let mailbox: Mailbox
  /// Answers whose body is still coming.
  private var streamed: [UInt32: Response] = [:]

  /// - Parameters:
  ///   - existing: a data directory that is there afterwards too; without it, one of its own.
  ///   - clock: the same again for a second service on that directory, whose ids must not repeat those of the first.
  ///   - matrix: who may do what.
  ///   - configure: what whoever runs the service would choose; without rate limits unless it says so.
  init(
    in existing: URL? = nil, clock: TestClock = TestClock(), writing: Writer.Limits = Writer.Limits(),
    matrix: [AccessRule] = AccessMatrix.rules,
    _ configure: (inout Service.Configuration) -> Void = { _ in }
  ) throws {
    directory =
      existing
      ?? URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(
        "veerkracht-\(UUID().uuidString)")
    isOwnDirectory = existing == nil
    let log = TestLog()
    (self.clock, self.log) = (clock, log)
    database = try Database(
      DataDirectory(path: directory.path), now: clock.now.unixMilliseconds, writing: writing)
    var configuration = Service.Configuration()
    configuration.rateLimits = nil
    configure(&configuration)
    service = Service(
      database: database, configuration: configuration,
      environment: Environment(
        now: { clock.now }, randomBits: { clock.randomBits() }, utcOffsetSeconds: { _ in 3_600 }),
      matrix: matrix, log: { log.add($0) })
    api = API(service: service, reader: try database.reader())
    mailbox = try Mailbox()
  }

  deinit {
    database.stop()
    if isOwnDirectory { try? FileManager.default.removeItem(at: directory) }
  }

  /// Lets the writer and the long reads end, as at the end of the process.
  func stop() { database.stop() }

  /// Sends one request and waits for its answer.
  /// - Parameter fields: field lines, such as `Accept: text/html`.
  func send(
    _ method: String, _ target: String, token: String? = nil, fields: [String] = [], body: String? = nil,
    peer: Peer = .ipv4(0x7F00_0001)
  ) throws -> TestAnswer {
    let request = TestRequest(method, target, token: token, fields: fields, body: body)
    return try #require(try send([request], peer: peer).first)
  }

  /// Sends requests that are all on their way before the first of them is answered by the writer.
  func send(_ requests: [TestRequest], peer: Peer = .ipv4(0x7F00_0001)) throws -> [TestAnswer] {
    var answers: [TestAnswer?] = []
    for (number, request) in requests.enumerated() {
      answers.append(try submit(request.octets, number: UInt32(number), peer: peer))
    }
    api.turnEnded()
    var missing = answers.count { $0 == nil }
    for _ in 0..<20_000 where missing > 0 {
      var letters: [Mailbox.Letter] = []
      mailbox.takeAll(into: &letters)
      for letter in letters {
        switch letter {
        case .answer(let address, let response):
          answers[Int(address.sequence)] = TestAnswer(response)
          missing -= 1
        case .part(let address, let part, let flow):
          guard let response = whole(part, flow, for: address.sequence) else { continue }
          answers[Int(address.sequence)] = TestAnswer(response)
          missing -= 1
        default: continue
        }
      }
      if missing > 0 { usleep(500) }
    }
    api.turnEnded()
    guard missing == 0 else { throw NoAnswer() }
    let all = answers.compactMap(\.self)
    for (request, answer) in zip(requests, all) {
      Conformance.check(answer, to: request.method, request.target)
    }
    return all
  }

  /// Puts a body together that comes in parts.
  /// - Returns: nil while it is not whole, and for one that broke off.
  private func whole(_ part: BodyPart, _ flow: BodyFlow, for sequence: UInt32) -> Response? {
    switch part {
    case .head(let response): streamed[sequence] = response
    case .octets(let octets):
      streamed[sequence]?.body += octets
      flow.makeRoom(1)
    case .end:
      var response = streamed.removeValue(forKey: sequence)
      // Its parts are compressed as they are made.
      if response?.coding == .gzipWhenSent { response?.coding = .gzipAlready }
      return response
    case .cutShort: streamed[sequence] = nil
    }
    return nil
  }

  /// - Returns: nil when the answer comes later.
  private func submit(_ octets: [UInt8], number: UInt32, peer: Peer) throws -> TestAnswer? {
    var response = Response()
    var parser = HeadParser(limits: HeadLimits())
    let parsed = try parser.parse(octets.span)
    let head = try #require(parsed)
    let outcome = octets.withUnsafeBytes { octets in
      let request = Request(
        octets: octets, head: head, bodyRange: head.length..<octets.count,
        replyHandle: ReplyHandle(
          mailbox: mailbox, address: Mailbox.Address(slot: 0, generation: 0, sequence: number)), peer: peer,
        startedAtNanoseconds: MonotonicClock.nanoseconds())
      return api.answer(request, &response)
    }
    return outcome == .answered ? TestAnswer(response) : nil
  }

  /// What is said to a head whose body the server refuses.
  func refuse(_ refusal: HTTPServer.Refusal, _ lines: [String]) throws -> TestAnswer {
    let octets = Array((lines.map { $0 + "\r\n" }.joined() + "\r\n").utf8)
    var response = Response()
    var parser = HeadParser(limits: HeadLimits())
    let parsed = try parser.parse(octets.span)
    let head = try #require(parsed)
    octets.withUnsafeBytes { octets in
      let request = Request(
        octets: octets, head: head, bodyRange: head.length..<head.length,
        replyHandle: ReplyHandle(
          mailbox: mailbox, address: Mailbox.Address(slot: 0, generation: 0, sequence: 0)),
        peer: .ipv4(0x7F00_0001), startedAtNanoseconds: 0)
      api.refuse(refusal, of: consume request, from: .ipv4(0x7F00_0001), &response)
    }
    api.turnEnded()
    return TestAnswer(response)
  }

  /// What `judge` says to a head whose body is still on its way; nil when the body is wanted.
  func judge(_ lines: [String]) throws -> TestAnswer? {
    let octets = Array((lines.map { $0 + "\r\n" }.joined() + "\r\n").utf8)
    var response = Response()
    var parser = HeadParser(limits: HeadLimits())
    let parsed = try parser.parse(octets.span)
    let head = try #require(parsed)
    let judgement = octets.withUnsafeBytes { octets in
      let request = Request(
        octets: octets, head: head, bodyRange: head.length..<head.length,
        replyHandle: ReplyHandle(
          mailbox: mailbox, address: Mailbox.Address(slot: 0, generation: 0, sequence: 0)),
        peer: .ipv4(0x7F00_0001), startedAtNanoseconds: 0)
      return api.judge(request, &response)
    }
    api.turnEnded()
    switch judgement {
    case .answered: return TestAnswer(response)
    case .bodyWanted: return nil
    }
  }

  private struct NoAnswer: Error {}
}

/// One request, in octets.
struct TestRequest {
  let method: String
  let target: String
  let octets: [UInt8]

  /// - Parameter fields: field lines, such as `Accept: text/html`.
  init(
    _ method: String, _ target: String, token: String? = nil, fields: [String] = [], body: String? = nil
  ) {
    var lines = ["\(method) \(target) HTTP/1.1", "Host: test"]
    if let token { lines.append("Authorization: Bearer \(token)") }
    if let body {
      lines.append("Content-Length: \(body.utf8.count)")
      if !fields.contains(where: { $0.hasPrefix("Content-Type") }) {
        lines.append("Content-Type: application/json")
      }
    }
    let head = (lines + fields).map { $0 + "\r\n" }.joined() + "\r\n"
    octets = Array((head + (body ?? "")).utf8)
    (self.method, self.target) = (method, target)
  }
}

/// An answer, as a client sees it.
struct TestAnswer {
  let status: Int
  /// By lower-case name.
  let fields: [String: String]
  let body: String
  /// Whether it is sent compressed; here it is not yet, but for what was compressed before, which is left out.
  let isGzipped: Bool

  init(_ response: Response) {
    status = response.status
    isGzipped = response.coding != .identity
    body = response.coding == .gzipAlready ? "" : String(decoding: response.body, as: UTF8.self)
    var fields: [String: String] = [:]
    for line in String(decoding: response.fieldLines, as: UTF8.self).split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let name = parts[0].lowercased()
      #expect(fields[name] == nil, "\(name) twice")
      fields[name] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    self.fields = fields
  }

  /// The body, read by a reader that is not ours.
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
  }

  var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }

  /// `#/reason required`, for every error of a problem.
  var errors: [String] {
    (json["errors"] as? [[String: Any]] ?? []).map { "\($0["location"] ?? "") \($0["code"] ?? "")" }
  }

  /// The end of a problem's type.
  var problem: String? { (json["type"] as? String)?.split(separator: ":").last.map(String.init) }
}

/// A clock that stands still until the test moves it, and chance that never repeats itself.
final class TestClock: Sendable {
  private let moment = Guarded(Int64(1_795_000_000_000))  // 2026-11-18
  private let count = Atomic<UInt64>(0)

  var now: Instant { Instant(unixMilliseconds: moment.withLock { $0 }) }

  func advance(milliseconds: Int64) { moment.withLock { $0 += milliseconds } }

  func randomBits() -> (UInt64, UInt64) {
    let number = count.add(1, ordering: .relaxed).newValue
    return (number, number &* 0x9E37_79B9_7F4A_7C15)
  }
}

final class TestLog: Sendable {
  private let text = Guarded<[UInt8]>([])

  func add(_ lines: Span<UInt8>) {
    text.withLock { text in lines.withUnsafeBufferPointer { text.append(contentsOf: $0) } }
  }

  var lines: [String] {
    text.withLock { String(decoding: $0, as: UTF8.self) }.split(separator: "\n").map(String.init)
  }
}
