internal import Domain
internal import HTTPServer
internal import Logging
internal import Persistence
internal import Routes

/// What whoever runs Veerkracht can choose. The values here are the built-in defaults: safe without a file.
/// How each is named, checked and explained stands in `Configuration+keys.swift`.
struct Configuration: Sendable {
  // MARK: Where

  var data = "./data"
  var host = "127.0.0.1"
  var port = 8080
  var tlsInFront = false
  var plaintextBeyondLoopback = false
  var trustedProxies: [String] = []
  var allowOrigins: [String] = []

  // MARK: What

  var proposal = false
  var aftercareDays = Service.Configuration().aftercareDays
  var emergencyHours = Service.Configuration().emergencyHours
  var securityContact = ""
  var auditStrict = false
  var auditHeadMinutes = 60
  var tokenWarningDays = Service.Configuration().tokenWarningDays
  var retentionYearsCare = Service.Configuration().retention.careYears
  var retentionYearsReferral = Service.Configuration().retention.referralYears
  var backupRetentionDays = Service.Configuration().backupRetentionDays
  var rateLimits = true
  var logLevel = Logger.Level.info.rawValue

  // MARK: What referrers are told

  var cooperative = FeedbackLetter.Letterhead(name: "Coöperatie Veerkracht")
  var feedback = FeedbackSchedule()

  // MARK: How much

  var loops = 0
  var connectionsPerPeerMax = 256
  var calls = RateLimits()
  var limits = ServerLimits()

  /// The address that a client on this machine uses.
  var localAddress: ServerAddress {
    let reached = host == "0.0.0.0" || host == "localhost" ? "127.0.0.1" : host == "::" ? "::1" : host
    return .tcp(host: reached, port: UInt16(port))
  }

  /// The Unix socket through which commands speak to the server that runs on the data directory.
  var adminSocketPath: String { data + "/admin.sock" }

  /// Whether only this machine can reach the server.
  var isLoopbackOnly: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// The same, in the server's words.
  var server: ServerConfiguration {
    var server = ServerConfiguration(host: host, port: UInt16(port))
    server.unixSocketPaths = [adminSocketPath]
    server.loopCount = loops == 0 ? nil : loops
    server.trustedProxies = trustedProxies
    server.limits = limits
    server.limits.connectionsPerPeerMax = rateLimits ? connectionsPerPeerMax : nil
    return server
  }

  /// The same, in the API's words.
  /// - Throws: `ServerError.proxyNotAnAddress`.
  func service() throws(ServerError) -> Service.Configuration {
    var service = Service.Configuration()
    service.allowedOrigins = allowOrigins
    service.proposal = proposal
    service.aftercareDays = aftercareDays
    service.emergencyHours = emergencyHours
    service.securityContact = securityContact
    service.auditStrict = auditStrict
    service.tokenWarningDays = tokenWarningDays
    service.retention.careYears = retentionYearsCare
    service.retention.referralYears = retentionYearsReferral
    service.backupRetentionDays = backupRetentionDays
    service.tlsInFront = tlsInFront
    service.letterhead = cooperative
    service.feedback = feedback
    service.rateLimits = rateLimits ? calls : nil
    service.trustedProxies = try TrustedProxies(trustedProxies)
    return service
  }

  /// The same, in the writer's words.
  var writing: Writer.Limits {
    var limits = Writer.Limits()
    limits.auditHeadInterval = .seconds(60 * auditHeadMinutes)
    return limits
  }

  /// The least grave level that is logged.
  var level: Logger.Level { Logger.Level(rawValue: logLevel) ?? .info }

  /// Whether this may be served: what only other machines' clients make a risk.
  /// - Throws: when other machines could listen in.
  func checkForServing() throws(ConfigurationFaults) {
    if !isLoopbackOnly && !tlsInFront && !plaintextBeyondLoopback {
      throw ConfigurationFaults(sentences: [
        """
        host: \(host) can be reached from other machines, and nothing encrypts what goes there. Put a TLS proxy in \
        front and switch tlsInFront on, or switch plaintextBeyondLoopback on if you know that nobody can listen
        """
      ])
    }
  }
}
