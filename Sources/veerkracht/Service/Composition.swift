internal import FoundationEssentials
internal import HTTPServer
internal import Logging
internal import Persistence
internal import Routes

/// A whole Veerkracht, put together from its rooms: the database, the API over it, the server before it.
struct Composition: Sendable {
  let server: Server
  private let database: Database

  /// Takes the data directory, brings its schema up to date and binds the addresses. Serves nothing yet.
  /// - Throws: `StartFailure` or `ServerError`.
  init(_ configuration: Configuration, server serverConfiguration: ServerConfiguration, journal: Journal)
    throws
  {
    let serviceConfiguration = try configuration.service()
    let directory = DataDirectory(path: configuration.data)
    let database = try Database(
      directory, now: Clock.nowMilliseconds, writing: Self.writerLimits(configuration), report: journal.report
    )
    let service = Service(
      database: database, configuration: serviceConfiguration, log: journal.requestLines)
    self.database = database
    do {
      server = try Server(configuration: serverConfiguration, notice: journal.report) { _ in
        API(service: service, reader: try database.reader())
      }
    } catch {
      database.stop()
      throw error
    }
  }

  private static func writerLimits(_ configuration: Configuration) -> Writer.Limits {
    #if DEBUG
      var limits = configuration.writing
      let words = ProcessInfo.processInfo.environment[Configuration.answerBeforeCommitVariable]
      limits.answersBeforeCommit = words == "on"
      return limits
    #else
      return configuration.writing
    #endif
  }

  /// Serves until the server is shut down; then commits what waits and closes the database.
  /// - Returns: What the writer has done.
  /// - Throws: `ServerError` when a thread cannot be had.
  @discardableResult
  func run() throws -> Writer.Statistics {
    do {
      try server.run()
    } catch {
      database.stop()
      throw error
    }
    database.stop()
    return database.writer.statistics
  }
}
