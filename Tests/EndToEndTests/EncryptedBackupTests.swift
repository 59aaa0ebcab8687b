import Foundation
import Glibc
import Testing

extension `End to end` {
  @Suite(.enabled(if: Shell.hasAge, "needs age (Debian and Ubuntu: apt-get install age)"))
  struct `An encrypted backup` {
    private let folder: TemporaryFolder
    private let cooperative: Cooperative
    /// The public key, which is all that the server has.
    private let key: String

    init() throws {
      folder = try TemporaryFolder()
      cooperative = try Cooperative(in: folder)
      let made = try Shell.run(
        "cd '\(folder.path)' && age-keygen -o key && age-keygen -o other && age-keygen -y key", in: folder)
      key = made.output.trimmingCharacters(in: .newlines)
      try #require(key.hasPrefix("age1"))
    }

    @Test func `is made, looked through and brought back by age, and by nobody without the private key`()
      throws
    {
      let server = try RunningServer(in: folder)
      let posted = try server.exchange(
        "POST", "/v1/intakes", token: cooperative.tokens.referrer, body: Repository.intakeWithoutNumber)
      let made = try sh("$VEERKRACHT backup --data data --to - | age -r \(key) -o backup.age")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.errors.contains("clients  "))
      let octets = try Data(contentsOf: URL(filePath: "\(folder.path)/backup.age"))
      #expect(octets.starts(with: Data("age-encryption.org/v1".utf8)))
      for plain in ["SQLite format 3", "Voorbeeld", "schema_migration"] {
        #expect(octets.range(of: Data(plain.utf8)) == nil)
      }

      let checked = try sh("age -d -i key backup.age | $VEERKRACHT restore --check /dev/stdin")
      #expect(checked.status == 0, "\(checked.errors)")
      #expect(checked.output.contains("sound "))
      #expect(try sh("age -d -i other backup.age | $VEERKRACHT restore --check /dev/stdin").status == 65)
      #expect(
        try sh("head -c 100000 backup.age | age -d -i key | $VEERKRACHT restore --check /dev/stdin").status
          == 65)

      let brought = try sh("age -d -i key backup.age | $VEERKRACHT restore --from /dev/stdin --data restored")
      #expect(brought.status == 0, "\(brought.errors)")
      #expect(server.stop() == 0)
      let path = try #require(posted.fields["location"])
      let again = try RunningServer(in: folder, "--data", "\(folder.path)/restored")
      #expect(try again.exchange("GET", path, token: cooperative.tokens.referrer).body == posted.body)
      #expect(again.stop() == 0)
    }

    @Test func `is kept by the nightly script for days, weeks and months`() throws {
      let backups = "\(folder.path)/backups"
      try FileManager.default.createDirectory(atPath: backups, withIntermediateDirectories: true)
      // One for each of the last 500 days, and two on one of them.
      let old = try sh(
        """
        cd backups && for days in $(seq 1 500); do
          touch "veerkracht-$(date -u -d "$days days ago" +%Y-%m-%d)T023000Z.sqlite.age"
        done
        touch "veerkracht-$(date -u -d '3 days ago' +%Y-%m-%d)T230000Z.sqlite.age" notes.txt
        """)
      #expect(old.status == 0)
      let made = try nightly()
      #expect(made.status == 0, "\(made.errors)")
      let names = try FileManager.default.contentsOfDirectory(atPath: backups).filter { $0.hasSuffix(".age") }
        .sorted()
      let newest = try #require(names.last)
      #expect(try sh("cd backups && sha256sum -c --status \(newest).sha256").status == 0)
      #expect(try sh("age -d -i key backups/\(newest) | $VEERKRACHT restore --check /dev/stdin").status == 0)
      var status = stat()
      #expect(stat("\(backups)/\(newest)", &status) == 0 && status.st_mode & 0o777 == 0o600)

      let days = names.map { String($0.dropFirst("veerkracht-".count).prefix(10)) }
      let expected = try sh("for days in $(seq 0 6); do date -u -d \"$days days ago\" +%Y-%m-%d; done").output
        .split(separator: "\n").map(String.init)
      #expect(Set(days).isSuperset(of: expected))
      #expect(Set(days).count == days.count, "one a day")
      #expect(names.contains { $0.contains("T230000Z") }, "the newest of its day")
      #expect(Set(days.map { $0.prefix(7) }).count >= 12, "one a month")
      #expect(17...24 ~= days.count, "\(days)")
      #expect(FileManager.default.fileExists(atPath: "\(backups)/notes.txt"))
    }

    @Test func `that fails leaves no file, takes none away, and says so to systemd`() throws {
      let backups = "\(folder.path)/backups"
      try FileManager.default.createDirectory(atPath: backups, withIntermediateDirectories: true)
      for day in 10..<30 {
        try Data().write(to: URL(filePath: "\(backups)/veerkracht-2026-01-\(day)T023000Z.sqlite.age"))
      }
      #expect(try nightly(["BACKUP_OF": "\(folder.path)/none"]).status == 66)
      #expect(try nightly(["BACKUP_RECIPIENTS": "\(folder.path)/none"]).status != 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: backups).filter { $0 != ".lock" }
      #expect(names.count == 20 && names.allSatisfy { $0.hasPrefix("veerkracht-2026-01-") })
    }

    private func nightly(_ variables: [String: String] = [:]) throws -> Executable.Result {
      try "\(key)\n".write(toFile: "\(folder.path)/recipients", atomically: false, encoding: .utf8)
      let own = [
        "BACKUP_OF": "\(folder.path)/data", "BACKUP_FOLDER": "\(folder.path)/backups",
        "BACKUP_RECIPIENTS": "\(folder.path)/recipients",
      ]
      let script = Repository.root.appending(path: "config/deploy/veerkracht-backup").path()
      return try Shell.run("exec '\(script)'", in: folder, variables: own.merging(variables) { $1 })
    }

    private func sh(_ script: String) throws -> Executable.Result {
      try Shell.run("cd '\(folder.path)'\n\(script)", in: folder)
    }
  }
}
