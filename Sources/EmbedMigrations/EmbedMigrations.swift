import Foundation
import PackagePlugin

/// Turns migrations/*.sql into a Swift file of the target that uses it, so that the binary carries its own schema and a
/// new migration is one new file.
@main
struct EmbedMigrations: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "migrations").resolvingSymlinksInPath()
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { file in file.pathExtension == "sql" }
      .sorted { first, second in first.path < second.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "Migration+embedded.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) migrations",
        executable: try context.tool(named: "embed-migrations").url,
        arguments: [output.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}
