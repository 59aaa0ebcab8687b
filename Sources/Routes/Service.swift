public import Domain
public import HTTPServer
public import Persistence
import Threads

/// What all loops share: the API's routes, the way to the storage, and the configuration.
public final class Service: Sendable {
  /// What whoever runs the service can choose about the API.
  public struct Configuration: Sendable {
    /// Origins whose pages may call the API, as browsers send them: `https://portal.example.nl`.
    public var allowedOrigins: [String] = []
    /// Whether intakes get a proposal of a phase (decision support).
    public var proposal = false
    /// How much callers may do; nil for as much as they like.
    public var rateLimits: RateLimits? = RateLimits()
    /// Reverse proxies, which are believed when they say whom they speak for.
    public var trustedProxies = TrustedProxies.none
    /// Days after the end of an enrolment on which its care team still has the dossier.
    public var aftercareDays = ProjectDecisions.current.aftercareDays
    /// How long a dossier that was opened in an emergency stays open.
    public var emergencyHours = 4
    /// Whether an answer waits until the record of what it shows, or refuses, is on disk; otherwise that follows within
    /// 100 ms.
    public var auditStrict = false
    /// Where to tell about a weakness, a mailto: or https: URI; empty for nowhere.
    public var securityContact = ""
    /// Days before the end of a token from which its holder is warned.
    public var tokenWarningDays = 30
    /// The cooperative's own name and how to reach it, at the head of its letters.
    public var letterhead = FeedbackLetter.Letterhead(name: "Coöperatie Veerkracht")
    /// How soon and how often referrers should hear of their clients.
    public var feedback = FeedbackSchedule()
    /// How long dossiers are kept.
    public var retention = RetentionTerms()
    /// Days after which the last backup that holds what is destroyed today has ended. The service makes no backups itself:
    /// this is what it tells who asks.
    public var backupRetentionDays = 400
    /// Whether clients reach the service over TLS, so that they may be told to keep to it (RFC 6797).
    public var tlsInFront = false

    /// The built-in defaults.
    public init() {}
  }

  let configuration: Configuration
  let environment: Environment
  let database: Database
  let routes: [Route]
  /// What the matrix says of each route, by its number.
  let access: [Access]
  let matcher: RouteMatcher
  let commonFields: FieldBlock
  /// The same for what has a style sheet.
  let commonFieldsBesidesPolicy: FieldBlock
  /// The API's description.
  let document = OpenAPIDocument.current
  /// `GET /v1/clients/{id}`, by route, as log and audit trail name it.
  let routeNames: [String]
  /// Of which dossiers' records each route has an id in its path, by its number.
  let dossierTables: [DossierTable?]
  /// The route by which intakes are sent.
  let intakeRouteIndex: Int?
  /// nil when callers may do as much as they like.
  let rateLimiter: RateLimiter?
  /// Writes log lines, whole and each with its line end; called on any thread.
  let log: @Sendable (Span<UInt8>) -> Void
  /// Log lines of answers that were made on other threads; a loop takes them along with its own.
  let laterLines = Guarded<[UInt8]>([])
  /// For what other threads than the loops' have to say to the audit trail.
  let laterAudit: AuditBuffer

  /// - Parameter log: writes whole lines of JSON to the request log. Called on any thread.
  public convenience init(
    database: Database, configuration: Configuration = Configuration(), environment: Environment = .system,
    log: @escaping @Sendable (Span<UInt8>) -> Void
  ) {
    self.init(
      database: database, configuration: configuration, environment: environment, matrix: AccessMatrix.rules,
      log: log)
  }

  /// - Parameter matrix: who may do what.
  init(
    database: Database, configuration: Configuration, environment: Environment, matrix: [AccessRule],
    log: @escaping @Sendable (Span<UInt8>) -> Void
  ) {
    self.database = database
    self.configuration = configuration
    self.environment = environment
    self.log = log
    laterAudit = database.writer.auditBuffer()
    routes = RouteTable.routes
    access = routes.map { matrix.access(to: $0.name) }
    matcher = RouteMatcher(routes)
    commonFields = CommonFields.block(tlsInFront: configuration.tlsInFront, hasPolicy: true)
    commonFieldsBesidesPolicy = CommonFields.block(tlsInFront: configuration.tlsInFront, hasPolicy: false)
    routeNames = routes.map { "\($0.method.name) \($0.template)" }
    dossierTables = routes.map(\.dossierTable)
    intakeRouteIndex = routeNames.firstIndex(of: "POST /v1/intakes")
    rateLimiter = configuration.rateLimits.map(RateLimiter.init)
  }
}
