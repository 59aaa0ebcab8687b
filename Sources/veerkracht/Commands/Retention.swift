internal import ArgumentParser
internal import Domain
internal import Glibc

/// `veerkracht retention …`: dossiers that have been kept for as long as they must be.
struct Retention: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Dossiers whose term has run out.", subcommands: [List.self, Destroy.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List dossiers whose term has run out: client, class, last change and last day, one a line.")

    @OptionGroup var options: DataOptions

    func run() throws {
      let expired = try Administration(configuration: options.configuration()).ask {
        try $0.expiredDossiers()
      }
      for dossier in expired { try say(dossier.line) }
    }
  }

  struct Destroy: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Destroy all dossiers whose term has run out.",
      discussion: """
        Nothing is destroyed without --confirm, and then only when as many dossiers are on the list. Asks with a \
        coordinator's token that it makes for itself, and the audit trail tells so.
        """)

    @OptionGroup var options: DataOptions

    @ArgumentParser.Flag(help: "Only say what would be destroyed.")
    var dryRun = false

    @Option(help: "How many dossiers are to be destroyed: as many as the dry run lists.")
    var confirm: Int?

    func validate() throws {
      guard dryRun == (confirm == nil) else { throw ValidationError("give --dry-run or --confirm N") }
    }

    func run() throws {
      let administration = Administration(configuration: try options.configuration())
      let expired = try administration.ask { try $0.expiredDossiers() }
      guard let confirm else {
        for dossier in expired { try say(dossier.line) }
        return try say("Nothing was destroyed. To do it: --confirm \(expired.count)")
      }
      guard confirm == expired.count else {
        throw Failure(.no, "\(expired.count) dossiers are on the list, not \(confirm): nothing was destroyed")
      }
      guard !expired.isEmpty else { return }
      try administration.askAsCoordinator("retention destroy") { service in
        var service = service
        service.timeoutSeconds = Int(overwritingMax.components.seconds)
        var destroyed: [String] = []
        let outcome = Result {
          for dossier in expired {
            let path = "/v1/expired-dossiers/\(dossier.clientId)/_destroy"
            _ = try service.callPatiently("POST", path, as: ShownErasure.self)
            destroyed.append(dossier.clientId)
          }
        }
        // Where it ended before its time, what was destroyed is told all the same.
        for erasure in try service.erasures(of: destroyed) { try say(erasure.sentences) }
        try outcome.get()
      }
    }
  }
}

/// How long the database is written anew at most, before the command no longer waits for that.
private let overwritingMax: Duration = .seconds(600)

/// A dossier on the list.
private struct ExpiredDossier: Decodable {
  let clientId: String
  let dossierClass: String
  let lastChangeOn: String
  let keptUntilDate: String

  var line: String {
    "\(clientId)  \(dossierClass)  last change \(lastChangeOn)  kept until \(keptUntilDate)"
  }
}

private struct ExpiredPage: Decodable {
  let items: [ExpiredDossier]
  let nextCursor: String?
}

extension LocalClient {
  fileprivate func expiredDossiers() throws -> [ExpiredDossier] {
    var all: [ExpiredDossier] = []
    var path: String? = "/v1/expired-dossiers?limit=100"
    while let next = path {
      let page = try callPatiently("GET", next, as: ExpiredPage.self)
      all += page.items
      path = page.nextCursor.map { "/v1/expired-dossiers?limit=100&cursor=\($0)" }
    }
    return all
  }

  /// What stayed of dossiers, once their traces have been overwritten: all of them at once, soon after the last. Where that
  /// takes too long, they say so themselves.
  fileprivate func erasures(of clients: [String]) throws -> [ShownErasure] {
    let deadline = ContinuousClock.now + overwritingMax
    return try clients.map { client in
      while true {
        let erasure = try callPatiently("GET", "/v1/erasures/\(client)", as: ShownErasure.self)
        if erasure.isOverwritten || ContinuousClock.now >= deadline { return erasure }
        usleep(250_000)
      }
    }
  }

  /// As `call`, but waits where the service asks for fewer requests at a time.
  fileprivate func callPatiently<Output: Decodable>(
    _ method: String, _ path: String, as type: Output.Type
  ) throws -> Output {
    var answer = try exchange(method, path)
    for _ in 0..<60 where answer.status == 429 {
      sleep(1)
      answer = try exchange(method, path)
    }
    return try answer.decoded(as: type)
  }
}
