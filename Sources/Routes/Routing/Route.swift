import Domain
import HTTPServer
import Persistence

/// One operation of the API, declared once: how it is called, by whom, and what it does.
struct Route: Sendable {
  let method: Method
  /// The path, with `{id}` where an id stands.
  let template: StaticString
  /// The operation's name, lowerCamelCase, for clients that are generated.
  let name: String
  /// The most octets that its body may have; 0 when it has none.
  let bodyBytesMax: Int
  /// The query's keys; nil when it ignores the query.
  let parameters: [QueryParameter]?
  /// The forms that its answer comes in, the one first that is given to who does not mind.
  var forms: [Form] = [.json]
  /// What the audit trail says of it; nil for what shows and changes nothing of anybody's.
  let trail: Trail?
  let work: Work
  /// Shows what it made or changed; nil where there is nothing to show.
  var shows: Show?
  /// Shows the record in its path, where a request may say in which version it means to change that, and need not: what
  /// an operation with a name of its own does, `_start`.
  var changing: Show?
  /// What the document says of it.
  let doc: Documentation

  /// Whether a request has to say which state of the record it means (RFC 6585 §3): all that change one do, but for
  /// operations with a name of their own.
  var needsIfMatch: Bool { method == .put || method == .patch || method == .delete }

  /// The one media type that its body may have.
  var bodyMediaType: StaticString { method == .patch ? Self.mergePatch : "application/json" }

  /// The one form of a patch (RFC 7396 §4).
  static let mergePatch: StaticString = "application/merge-patch+json"

  /// What is done to which kind of record, in the audit trail's words.
  struct Trail: Sendable {
    let action: AuditEvent.Action
    let objectType: AuditEvent.Object

    init(_ action: AuditEvent.Action, _ objectType: AuditEvent.Object) {
      self.action = action
      self.objectType = objectType
    }
  }

  /// Answers with a record as it is now, as a GET does, to a caller who may see it.
  typealias Show =
    @Sendable (UUIDv7, Call, borrowing ReadTransaction, inout Answer) throws -> Void

  /// What an operation does, and with which rights. The transaction in its hand says whether it may write.
  enum Work: Sendable {
    /// Answers without looking anything up.
    case open(@Sendable (Call, inout Answer) throws -> Void)
    /// Answers on the loop, in the loop's snapshot: bounded by an index and a page.
    case read(@Sendable (borrowing Request, Call, borrowing ReadTransaction, inout Answer) throws -> Void)
    /// Reads the query on the loop, and hands back a long read.
    case long(@Sendable (borrowing Request, Call) throws -> LongRead)
    /// Reads the query on the loop, and hands back a read whose answer is sent while it is made.
    case stream(@Sendable (borrowing Request, Call) throws -> StreamedRead)
    /// Answers a body on the loop, or hands back a long read. Keeps nothing.
    case ask(
      @Sendable (JSONObject, Call, borrowing ReadTransaction, inout Faults, inout Answer) throws -> LongRead?)
    /// Reads a body; the change that comes of it is made by the writer.
    case write(@Sendable (JSONObject, Call, borrowing ReadTransaction, inout Faults) throws -> Change?)
    /// Changes something without a body.
    case act(@Sendable (Call) throws -> Change)
  }

  /// A read that no index and no page bounds; runs beside the loops.
  typealias LongRead = @Sendable (borrowing ReadTransaction, inout Answer) throws -> Void

  /// A read without any bound. It says what the answer is to be, and hands back what writes the body, in the same
  /// snapshot; what that throws breaks the answer off.
  typealias StreamedRead =
    @Sendable (borrowing ReadTransaction, inout Answer) throws -> (
      @Sendable (borrowing ReadTransaction, inout StreamedBody) throws -> Void
    )

  /// The bodies that are read.
  static let bodyBytesMaxDefault = 1_048_576
  /// A patch is merged on the writer's thread, where others wait.
  static let patchBytesMax = 65_536
  /// A body that a route does not read, such as that of a GET, is taken in and passed over up to this size.
  static let unwantedBodyBytesMax = 65_536
}

extension Route {
  /// Who may call it, as the matrix says; nil when no token is asked for.
  var roles: RoleSet? {
    let access = AccessMatrix.rules.access(to: name)
    return access.isPublic ? nil : access.roles
  }

  /// Of which records of a dossier the first id in its path is one; nil where it is none of a dossier's.
  var dossierTable: DossierTable? {
    guard !idNames.isEmpty else { return nil }
    return switch template.description.split(separator: "/")[1] {
    case "clients", "expired-dossiers", "erasures": .client
    case "intakes": .intake
    case "measurements": .measurement
    case "flags": .flag
    case "enrolments": .enrolment
    case "treatment-plans": .treatmentPlan
    case "progress-notes": .progressNote
    case "sessions": .session
    case "feedback-reports": .feedbackReport
    case "erasure-requests": .erasureRequest
    case "emergency-accesses": .emergencyAccess
    default: nil
    }
  }

  /// Whether a parameter of a path is a number; all others are ids.
  static func isNumber(_ parameter: some StringProtocol) -> Bool { parameter == "version" }
}

extension Route {
  static func open(
    _ template: StaticString, _ name: String, as forms: [Form] = [.json],
    _ work: @escaping @Sendable (Call, inout Answer) throws -> Void, doc: Documentation
  ) -> Route {
    Route(
      method: .get, template: template, name: name, bodyBytesMax: 0, parameters: nil,
      forms: forms, trail: nil, work: .open(work), doc: doc)
  }

  static func read(
    _ template: StaticString, _ name: String, trail: Trail?,
    parameters: [QueryParameter]? = nil, alsoIn forms: [Form] = [],
    _ work:
      @escaping @Sendable (borrowing Request, Call, borrowing ReadTransaction, inout Answer) throws ->
      Void, doc: Documentation
  ) -> Route {
    Route(
      method: .get, template: template, name: name, bodyBytesMax: 0, parameters: parameters,
      forms: [.json] + forms, trail: trail, work: .read(work), doc: doc)
  }

  static func long(
    _ template: StaticString, _ name: String, trail: Trail?,
    parameters: [QueryParameter]? = nil, alsoIn forms: [Form] = [],
    _ work: @escaping @Sendable (borrowing Request, Call) throws -> LongRead, doc: Documentation
  ) -> Route {
    Route(
      method: .get, template: template, name: name, bodyBytesMax: 0, parameters: parameters,
      forms: [.json] + forms, trail: trail, work: .long(work), doc: doc)
  }

  static func stream(
    _ template: StaticString, _ name: String, trail: Trail?, alsoIn forms: [Form] = [],
    _ work: @escaping @Sendable (borrowing Request, Call) throws -> StreamedRead, doc: Documentation
  ) -> Route {
    Route(
      method: .get, template: template, name: name, bodyBytesMax: 0, parameters: nil,
      forms: [.json] + forms, trail: trail, work: .stream(work), doc: doc)
  }

  static func ask(
    _ template: StaticString, _ name: String, trail: Trail?,
    bodyBytesMax: Int = bodyBytesMaxDefault,
    _ work:
      @escaping @Sendable (
        JSONObject, Call, borrowing ReadTransaction, inout Faults, inout Answer
      ) throws -> LongRead?, doc: Documentation
  ) -> Route {
    Route(
      method: .post, template: template, name: name, bodyBytesMax: bodyBytesMax,
      parameters: nil,
      trail: trail, work: .ask(work), doc: doc)
  }

  static func write(
    _ method: Method, _ template: StaticString, _ name: String, trail: Trail?,
    bodyBytesMax: Int = bodyBytesMaxDefault,
    _ work: @escaping @Sendable (JSONObject, Call, borrowing ReadTransaction, inout Faults) throws -> Change?,
    shows: @escaping Show, changing: Show? = nil, doc: Documentation
  ) -> Route {
    Route(
      method: method, template: template, name: name, bodyBytesMax: bodyBytesMax,
      parameters: nil, trail: trail, work: .write(work), shows: shows,
      changing: changing ?? (hasName(template) ? shows : nil), doc: doc)
  }

  static func act(
    _ template: StaticString, _ name: String, trail: Trail?,
    _ work: @escaping @Sendable (Call) throws -> Change, shows: @escaping Show, changing: Show? = nil,
    doc: Documentation
  ) -> Route {
    Route(
      method: .post, template: template, name: name, bodyBytesMax: 0, parameters: nil,
      trail: trail, work: .act(work), shows: shows,
      changing: changing ?? (hasName(template) ? shows : nil), doc: doc)
  }

  /// Whether its path ends in a name of its own, `_start`.
  private static func hasName(_ template: StaticString) -> Bool {
    template.description.split(separator: "/").last?.hasPrefix("_") == true
  }

  /// Takes the record in the path away.
  static func remove(
    _ template: StaticString, _ name: String, trail: Trail?,
    _ work: @escaping @Sendable (Call) throws -> Change, doc: Documentation
  ) -> Route {
    Route(
      method: .delete, template: template, name: name, bodyBytesMax: 0, parameters: nil,
      trail: trail, work: .act(work), doc: doc)
  }
}
