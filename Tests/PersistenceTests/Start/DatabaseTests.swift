import Foundation
import Glibc
import SQLite
import Testing

@testable import Persistence

@Suite struct `A data directory` {
  @Test func `is made for its owner alone`() throws {
    let directory = try TemporaryDirectory()
    let database = try Database(directory.data, now: 0)
    try database.writer.write { _ in }
    #expect(try permissions(directory.data.path) == 0o700)
    for file in ["veerkracht.sqlite", "veerkracht.sqlite-wal", "veerkracht.sqlite-shm", "veerkracht.lock"] {
      #expect(try permissions("\(directory.data.path)/\(file)") == 0o600, "\(file)")
    }
    database.stop()
  }

  @Test(arguments: [0o701, 0o710, 0o755, 0o777] as [mode_t]) func `that others can enter is refused`(
    mode: mode_t
  )
    throws
  {
    let directory = try TemporaryDirectory()
    try Database.migrate(directory.data, now: 0)
    chmod(directory.data.path, mode)
    let exposed = StartFailure.exposed(path: directory.data.path, mode: mode)
    #expect(throws: exposed) { try Database(directory.data, now: 0) }
    #expect(exposed.description.contains("mode 0\(String(mode, radix: 8))"))
    chmod(directory.data.path, 0o700)
    try Database(directory.data, now: 0).stop()
  }

  @Test(arguments: ["", "-wal", "-shm"], [0o604, 0o640, 0o602] as [mode_t])
  func `whose database others can read or change is refused`(end: String, mode: mode_t) throws {
    let directory = try TemporaryDirectory()
    let database = try Database(directory.data, now: 0)
    try database.writer.write { _ in }
    database.stop()
    let file = directory.data.databasePath + end
    try #require(FileManager.default.fileExists(atPath: file))
    chmod(file, mode)
    #expect(throws: StartFailure.exposed(path: file, mode: mode)) { try Database(directory.data, now: 0) }
    #expect(throws: StartFailure.exposed(path: file, mode: mode)) {
      try Database.migrate(directory.data, now: 0)
    }
  }

  @Test func `is cleared of the copy that a killed backup left in it, and of no other`() throws {
    let directory = try TemporaryDirectory()
    try Database.migrate(directory.data, now: 0)
    let copy = "\(directory.data.path)/backup.part"
    let octets = try Data(contentsOf: URL(fileURLWithPath: directory.data.databasePath))
    try octets.write(to: URL(fileURLWithPath: copy))
    try Database.migrate(directory.data, now: 0)
    #expect(!FileManager.default.fileExists(atPath: copy))
    // One that is being made is somebody's.
    try octets.write(to: URL(fileURLWithPath: copy))
    let descriptor = open(copy, O_RDWR)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    try Database.migrate(directory.data, now: 0)
    #expect(try fileSize(copy) == octets.count)
  }

  @Test(arguments: [40, 4_096]) func `opens with a log whose head never reached the disk`(octets: Int) throws
  {
    let directory = try TemporaryDirectory()
    // What stops in good order has all in the database file.
    try Database(directory.data, now: 0).stop()
    let log = directory.data.databasePath + "-wal"
    try Data(count: octets).write(to: URL(fileURLWithPath: log))
    #expect(try fileSize(log) == octets)
    #expect(try Database.migrate(directory.data, now: 0) == [])
    let database = try Database(directory.data, now: 0)
    try database.writer.write { _ in }
    database.stop()
  }

  @Test func `is open for writing once`() throws {
    let directory = try TemporaryDirectory()
    let first = try Database(directory.data, now: 0)
    #expect(throws: StartFailure.lockedByAnotherProcess(path: directory.data.path)) {
      try Database(directory.data, now: 0)
    }
    #expect(throws: StartFailure.lockedByAnotherProcess(path: directory.data.path)) {
      try Database.migrate(directory.data, now: 0)
    }
    first.stop()
  }

  @Test func `is kept from another process, and free when that ends, however it ends`() throws {
    let directory = try TemporaryDirectory()
    try directory.makeData()
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/bin/sh")
    other.arguments = [
      "-c", "exec 9>\"$0\"; flock 9; echo locked; exec sleep 60", "\(directory.data.path)/veerkracht.lock",
    ]
    let output = Pipe()
    other.standardOutput = output
    try other.run()
    _ = output.fileHandleForReading.availableData
    #expect(throws: StartFailure.lockedByAnotherProcess(path: directory.data.path)) {
      try Database(directory.data, now: 0)
    }
    kill(other.processIdentifier, SIGKILL)
    other.waitUntilExit()
    try Database(directory.data, now: 0).stop()
  }

  @Test func `is free again when the database is let go`() throws {
    let directory = try TemporaryDirectory()
    for _ in 0..<3 { try Database(directory.data, now: 0).stop() }
  }

  @Test func `that cannot be made is named`() throws {
    let failure = try #require(throws: StartFailure.self) {
      try Database(DataDirectory(path: "/proc/nowhere"), now: 0)
    }
    guard case .directoryUnusable("/proc/nowhere", _) = failure else {
      Issue.record(failure)
      return
    }
  }

  @Test func `with something else in its place is left as it is`() throws {
    let directory = try TemporaryDirectory()
    try directory.makeData()
    let letter = Data(repeating: 0x41, count: 5_000)
    try letter.write(to: URL(fileURLWithPath: directory.data.databasePath))
    chmod(directory.data.databasePath, 0o600)
    #expect(throws: StartFailure.notADatabase(path: directory.data.databasePath)) {
      try Database(directory.data, now: 0)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: directory.data.databasePath)) == letter)
  }

  @Test func `has exactly one connection that writes, and readers that never checkpoint`() throws {
    let directory = try TemporaryDirectory()
    let database = try Database(directory.data, now: 0)
    let settings = try database.reader().read { transaction in
      (
        try transaction.first("PRAGMA wal_autocheckpoint") { row in row.int(0) },
        try transaction.first("PRAGMA query_only") { row in row.int(0) },
        try transaction.first("PRAGMA mmap_size") { row in row.int(0) }
      )
    }
    #expect(settings.0 == 0 && settings.1 == 1 && settings.2 == 0)
    let writing = try database.writer.write { transaction in
      try transaction.reading.first("PRAGMA wal_autocheckpoint") { row in row.int(0) }
    }
    #expect(writing == 0)
    database.stop()
  }
}

@Suite struct `A failure to start` {
  static let failures: [StartFailure] = [
    .notADatabase(path: "p"), .noDatabase(path: "p"), .newerSchema(version: 2, known: 1),
    .failedMigration(version: 1, name: "n", .cannotOpen), .outOfResources(reason: "r"), .diskFull(path: "p"),
    .inputOutput(path: "p", .cannotOpen), .lockedByAnotherProcess(path: "p"),
    .directoryUnusable(path: "p", reason: "r"),
  ]

  @Test(arguments: failures) func `has a sentence`(failure: StartFailure) {
    #expect(failure.description.hasSuffix("."))
  }
}
