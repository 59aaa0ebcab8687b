import Domain
import HTTPServer

/// Which state of a record its caller means to change (RFC 9110 §13.1.1). Without it, two who change the same record
/// would not see each other's work.
enum IfMatch: Equatable, Sendable {
  /// `*`: whatever it is now.
  case any
  /// One of these versions. None when no tag can match: those that are weak, or not of this service's making.
  case versions([Int])

  /// - Throws: 428 when the request says nothing, 400 when it is no list of entity tags.
  init(_ request: borrowing Request) throws(Problem) {
    guard request.count(of: .ifMatch) > 0 else { throw Problem(.preconditionRequired) }
    var lines = request.lines(of: .ifMatch)
    var versions: [Int] = []
    var isAny = false
    var isEmpty = true
    while let line = lines.next() {
      guard !isAny, !line.isWord("*") || isEmpty else { throw Self.malformed }
      isEmpty = isEmpty && line.isEmpty
      isAny = line.isWord("*")
      if !isAny { try Self.read(line, &versions) }
    }
    guard isAny || !isEmpty else { throw Self.malformed }
    self = isAny ? .any : .versions(versions)
  }

  /// Reads one line of the list.
  private static func read(_ line: Span<UInt8>, _ versions: inout [Int]) throws(Problem) {
    var tags = EntityTags(line)
    do {
      while let tag = try tags.next() {
        if !tag.isWeak, tag.form != nil, let version = tag.version { versions.append(version) }
      }
    } catch {
      throw malformed
    }
  }

  /// - Throws: `Refusal.changedMeanwhile` when the record, now in this version, is not in one that was meant.
  func confirm(_ version: Int) throws(Domain.Refusal) {
    switch self {
    case .any: return
    case .versions(let versions):
      guard versions.contains(version) else { throw .changedMeanwhile(version: version) }
    }
  }

  private static let malformed = Problem(.malformedIfMatch, in: .header, at: "If-Match")
}
