internal import ArgumentParser
internal import Persistence

/// `veerkracht migrate`: makes the data directory where there is none, and brings the schema up to date.
struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the database, or bring its schema up to date.")

  @OptionGroup var options: DataOptions

  func run() throws {
    let directory = DataDirectory(path: try options.configuration().data)
    let applied = try Database.migrate(directory, now: Clock.nowMilliseconds)
    for migration in applied { try say("applied \(migration.name)") }
    if applied.isEmpty { try say("up to date") }
  }
}
