import Foundation
import Glibc
import SQLite
import Testing
import Threads

@testable import Persistence

/// A data directory with a few audit events, and a folder beside it for backups.
private struct Origin {
  let directory: TemporaryDirectory
  let database: Database

  init() throws {
    directory = try TemporaryDirectory()
    database = try Database(directory.data, now: 0)
    try add(1...20)
  }

  var backup: String { "\(directory.path)/backup.sqlite" }
  var other: DataDirectory { DataDirectory(path: "\(directory.path)/restored") }

  func add(_ numbers: ClosedRange<Int64>) throws {
    for number in numbers {
      try database.writer.write { transaction in try AuditChain.append(.sample(number), to: transaction) }
    }
  }

  /// Changes octets of a file behind everybody's back.
  func overwrite(_ path: String, at offset: UInt64, _ octets: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: octets)
    try file.close()
  }

  var names: Set<String> {
    get throws { Set(try FileManager.default.contentsOfDirectory(atPath: directory.path)) }
  }
}

@Suite struct `A backup` {
  @Test func `holds what was committed before it began, beside a writer, and is for its owner alone`() throws
  {
    let origin = try Origin()
    let contents = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    try origin.add(21...25)
    #expect(contents.auditHead.seq == 20)
    #expect(contents.schema == Migration.embedded.count)
    #expect(try permissions(origin.backup) == 0o600)
    #expect(try permissions(origin.backup + ".sha256") == 0o600)
    #expect(try origin.names == ["data", "backup.sqlite", "backup.sqlite.sha256"])
    let finding = try DatabaseCopy.check(origin.backup, scratch: origin.directory.path)
    #expect(finding.contents == contents)
    #expect(finding.isCompared)
    origin.database.stop()
  }

  @Test func `has its SHA-256 beside it, as sha256sum reads it`() throws {
    let origin = try Origin()
    _ = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    let sum = Process()
    sum.executableURL = URL(filePath: "/usr/bin/sha256sum")
    sum.arguments = ["--check", "--strict", "--status", "backup.sqlite.sha256"]
    sum.currentDirectoryURL = URL(filePath: origin.directory.path)
    try sum.run()
    sum.waitUntilExit()
    #expect(sum.terminationStatus == 0)
  }

  @Test func `is of one moment, however much is written meanwhile`() throws {
    let origin = try Origin()
    let isDone = Guarded(false)
    let writing = try OwnThread {
      var number: Int64 = 21
      while !isDone.withLock({ $0 }) {
        try? origin.add(number...number + 4)
        number += 5
      }
    }
    for round in 0..<10 {
      let contents = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
      let finding = try DatabaseCopy.check(origin.backup, scratch: origin.directory.path)
      #expect(finding.contents == contents, "round \(round)")
    }
    isDone.withLock { $0 = true }
    writing.join()
    origin.database.stop()
  }

  @Test func `takes the place of an older one, and what a killed process left of one`() throws {
    let origin = try Origin()
    for leftover in ["backup.sqlite", "backup.sqlite.sha256", "backup.sqlite.part"] {
      try Data(repeating: 0x41, count: 9_000_000).write(
        to: URL(filePath: "\(origin.directory.path)/\(leftover)"))
    }
    let contents = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    #expect(try fileSize(origin.backup) == contents.octetCount)
    #expect(try DatabaseCopy.check(origin.backup, scratch: "/tmp").isCompared)
    #expect(try !origin.names.contains("backup.sqlite.part"))
  }

  @Test func `is refused a name that would do harm, and then nothing is written`() throws {
    let origin = try Origin()
    let data = origin.directory.data
    for path in [data.databasePath, "\(data.path)/backup", "\(data.path)/../data/x"] {
      #expect(throws: BackupFailure.inDataDirectory(path: path)) { try DatabaseCopy.make(of: data, at: path) }
    }
    #expect(throws: BackupFailure.notAFile(path: "/dev/null")) {
      try DatabaseCopy.make(of: data, at: "/dev/null")
    }
    #expect(throws: BackupFailure.notAFile(path: data.path)) {
      try DatabaseCopy.make(of: data, at: data.path)
    }
    #expect(throws: BackupFailure.file(path: "/nowhere/b", number: ENOENT)) {
      try DatabaseCopy.make(of: data, at: "/nowhere/b")
    }
    let none = DataDirectory(path: "\(origin.directory.path)/none")
    #expect(throws: BackupFailure.database(.noDatabase(path: none.databasePath))) {
      try DatabaseCopy.make(of: none, at: origin.backup)
    }
    #expect(try origin.names == ["data"])
  }

  @Test func `is made by one process at a time`() throws {
    let origin = try Origin()
    do {
      let file = try PartialFile(path: "\(origin.backup).part")
      #expect(throws: BackupFailure.beingMade(path: file.path)) {
        try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
      }
    }
    _ = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
  }

  @Test func `of a damaged database is none, and leaves nothing`() throws {
    let origin = try Origin()
    try origin.add(21...2_000)
    origin.database.stop()
    let size = try fileSize(origin.directory.data.databasePath)
    try origin.overwrite(
      origin.directory.data.databasePath, at: UInt64(size - 4 * 4_096),
      Array(repeating: 0x5A, count: 4 * 4_096))
    let failure = try #require(throws: BackupFailure.self) {
      try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    }
    guard case .damaged(_, let faults) = failure else {
      Issue.record(failure)
      return
    }
    #expect(!faults.isEmpty)
    #expect(try origin.names == ["data"])
  }

  @Test func `goes to a pipe without leaving anything behind`() throws {
    let origin = try Origin()
    let pipe = Pipe()
    let received = Handover<Data>()
    let reading = try OwnThread { received.set(pipe.fileHandleForReading.readDataToEndOfFile()) }
    let contents = try DatabaseCopy.stream(
      of: origin.directory.data, to: pipe.fileHandleForWriting.fileDescriptor)
    try pipe.fileHandleForWriting.close()
    reading.join()
    let octets = received.wait()
    #expect(octets.count == contents.octetCount)
    try octets.write(to: URL(filePath: origin.backup))
    let finding = try DatabaseCopy.check(origin.backup, scratch: "/tmp")
    #expect(finding.contents == contents)
    #expect(!finding.isCompared)
    #expect(
      try !FileManager.default.contentsOfDirectory(atPath: origin.directory.data.path).contains("backup.part")
    )
  }

  @Test func `whose taker goes away says so`() throws {
    let origin = try Origin()
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    #expect(throws: BackupFailure.outputLost(number: EPIPE)) {
      try DatabaseCopy.stream(of: origin.directory.data, to: pipe.fileHandleForWriting.fileDescriptor)
    }
  }
}

@Suite struct `A look through a backup` {
  @Test func `finds one octet that changed`() throws {
    let origin = try Origin()
    _ = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    try origin.overwrite(origin.backup, at: 9_000, [0x5A])
    let failure = try #require(throws: BackupFailure.self) {
      try DatabaseCopy.check(origin.backup, scratch: "/tmp")
    }
    guard case .otherFingerprint = failure else {
      Issue.record(failure)
      return
    }
  }

  @Test func `finds a changed event, also when its SHA-256 was made to fit`() throws {
    let origin = try Origin()
    origin.database.stop()
    try origin.directory.tamper("DROP TRIGGER audit_event_no_update")
    try origin.directory.tamper("UPDATE audit_event SET at = at + 1 WHERE seq = 7")
    _ = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    let broken = BackupFailure.brokenChain(path: origin.backup, .changed(seq: 7))
    #expect(throws: broken) { try DatabaseCopy.check(origin.backup, scratch: "/tmp") }
    #expect(throws: BackupFailure.self) { try DatabaseCopy.restore(origin.backup, to: origin.other) }
    #expect(!origin.other.hasDatabase)
  }

  @Test func `finds pages of nonsense, and a file that is cut short`() throws {
    let origin = try Origin()
    let size = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup).octetCount
    unlink(origin.backup + ".sha256")
    try origin.overwrite(
      origin.backup, at: UInt64(size / 2 / 4_096 * 4_096), Array(repeating: 0x5A, count: 40_960))
    #expect(throws: BackupFailure.self) { try DatabaseCopy.check(origin.backup, scratch: "/tmp") }
    _ = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    unlink(origin.backup + ".sha256")
    truncate(origin.backup, size / 2 / 4_096 * 4_096)
    #expect(throws: BackupFailure.self) { try DatabaseCopy.check(origin.backup, scratch: "/tmp") }
  }

  @Test func `finds a row without its parent`() throws {
    let origin = try Origin()
    origin.database.stop()
    let forger = try Connection(path: origin.directory.data.databasePath, access: .write)
    _ = try forger.value(of: "foreign_keys = 0")
    try forger.write { transaction throws(SQLiteError) in
      try transaction.run(
        """
        INSERT INTO token (
          id, hash, principal_id, role, practitioner_id, name, made_for_dossier, version, created_at, updated_at)
        VALUES (?1, zeroblob(32), ?1, 'practitioner', 'nobody', 'n', 0, 1, 0, 0)
        """, "0192f7c4-0000-7000-8000-000000000000")
    }
    let failure = try #require(throws: BackupFailure.self) {
      try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    }
    guard case .damaged(_, let faults) = failure else {
      Issue.record(failure)
      return
    }
    #expect(faults.contains { $0.contains("token") })
  }

  @Test func `refuses what is no backup`() throws {
    let origin = try Origin()
    let path = origin.backup
    #expect(throws: BackupFailure.noFile(path: path)) { try DatabaseCopy.check(path, scratch: "/tmp") }
    for octets in [Data(), Data(repeating: 0x41, count: 50_000)] {
      try octets.write(to: URL(filePath: path))
      #expect(throws: BackupFailure.database(.notADatabase(path: path))) {
        try DatabaseCopy.check(path, scratch: "/tmp")
      }
    }
    // The database of a running server, with its newest commits in another file.
    let live = origin.directory.data.databasePath
    #expect(throws: BackupFailure.hasLog(path: live)) { try DatabaseCopy.check(live, scratch: "/tmp") }
  }

  @Test func `refuses one of a later version`() throws {
    let origin = try Origin()
    let known = Migration.embedded.count
    try origin.directory.tamper(
      "INSERT INTO schema_migration SELECT max(version) + 1, 'later', 'x', 0 FROM schema_migration")
    #expect(throws: BackupFailure.database(.newerSchema(version: known + 1, known: known))) {
      try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    }
  }
}

@Suite struct `A restored database` {
  @Test func `is the one that was saved, and is served on`() throws {
    let origin = try Origin()
    let saved = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    let finding = try DatabaseCopy.restore(origin.backup, to: origin.other)
    #expect(finding == DatabaseCopy.Finding(contents: saved, isCompared: true))
    #expect(try permissions(origin.other.path) == 0o700)
    #expect(try permissions(origin.other.databasePath) == 0o600)
    let restored = try Database(origin.other, now: 0)
    try restored.writer.write { transaction in try AuditChain.append(.sample(21), to: transaction) }
    guard case .whole(let head) = try AuditChain.verify(try restored.reader()) else {
      Issue.record("the chain broke")
      return
    }
    #expect(head.seq == 21)
    restored.stop()
  }

  @Test(arguments: ["veerkracht.sqlite", "veerkracht.sqlite-wal", "veerkracht.sqlite-shm"])
  func `never takes the place of another, or of what is left of one`(name: String) throws {
    let origin = try Origin()
    _ = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    try FileManager.default.createDirectory(
      atPath: origin.other.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let present = "\(origin.other.path)/\(name)"
    try Data([1]).write(to: URL(filePath: present))
    #expect(throws: BackupFailure.databasePresent(path: present)) {
      try DatabaseCopy.restore(origin.backup, to: origin.other)
    }
    #expect(try Data(contentsOf: URL(filePath: present)) == Data([1]))
  }

  @Test func `is not put where others can read it`() throws {
    let origin = try Origin()
    _ = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    try FileManager.default.createDirectory(atPath: origin.other.path, withIntermediateDirectories: true)
    chmod(origin.other.path, 0o755)
    #expect(throws: BackupFailure.database(.exposed(path: origin.other.path, mode: 0o755))) {
      try DatabaseCopy.restore(origin.backup, to: origin.other)
    }
    #expect(!origin.other.hasDatabase)
  }

  @Test func `is not put under a running server`() throws {
    let origin = try Origin()
    _ = try DatabaseCopy.make(of: origin.directory.data, at: origin.backup)
    #expect(throws: BackupFailure.database(.lockedByAnotherProcess(path: origin.directory.data.path))) {
      try DatabaseCopy.restore(origin.backup, to: origin.directory.data)
    }
  }
}
