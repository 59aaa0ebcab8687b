import FaultySQLite
import Foundation
import SQLite
import Testing
import Threads

@testable import Persistence

/// What the writer promises when the disk below it fails: the batch is refused as a whole, reads go on, and it takes up
/// writing by itself.
@Suite struct `A failing disk` {
  private let notes: Notes
  private let disk: FaultyDisk
  private let limits: Writer.Limits

  init() throws {
    notes = try Notes()
    disk = FaultyDisk(directory: notes.directory.data.path)
    var limits = Writer.Limits()
    limits.reopenDelayMin = .milliseconds(5)
    limits.reopenDelayMax = .milliseconds(20)
    self.limits = limits
  }

  private static let failures: [(String, FaultyDisk.Operation, String, FaultyDisk.Fault)] = [
    ("a write of the log", .write, "-wal", .inputOutput), ("a write without room", .write, "-wal", .full),
    ("a sync of the log", .sync, "-wal", .inputOutput),
  ]

  @Test(arguments: failures) func `refuses the batch, reads on, and writes again by itself`(
    what: String, operation: FaultyDisk.Operation, end: String, fault: FaultyDisk.Fault
  ) throws {
    let writer = try notes.writer(limits)
    try writer.write { transaction in try Notes.insert("before", transaction) }
    let reader = try Reader(path: notes.path)
    func count() throws -> Int? {
      reader.endTurn()
      return try reader.read { transaction in try transaction.first("SELECT count(*) FROM note") { $0.int(0) }
      }
    }
    #expect(try count() == 1)
    let gate = Gate()
    gate.close(writer)
    let refused = Guarded(0)
    for text in ["a", "b", "c"] {
      writer.submit(
        { transaction in try Notes.insert(text, transaction) },
        completion: { result in
          if case .failure(.unavailable) = result { refused.withLock { $0 += 1 } }
        })
    }
    disk.fail(operation, of: end, with: fault)
    gate.open()
    eventually { notes.events.names.last == "recovered" }
    #expect(refused.withLock { $0 } == 3, "\(what)")
    #expect(try count() == 1, "\(what)")
    try writer.write { transaction in try Notes.insert("after", transaction) }
    #expect(try count() == 2)
    writer.stop()
    #expect(try notes.texts() == ["after", "before"])
    #expect(notes.events.names == [fault == .full ? "disk full" : "failed", "recovered"])
  }

  @Test(arguments: [true, false])
  func `never builds on what a failed sync may have lost`(isReadBesideIt: Bool) throws {
    var generator = SystemRandomNumberGenerator()
    for round in 0..<20 {
      do {
        let writer = try notes.writer(limits)
        let reader = isReadBesideIt ? try notes.reader() : nil
        try writer.write { transaction in try Notes.insert("before \(round)", transaction) }
        let recoveries = notes.events.names.count { $0 == "recovered" }
        disk.fail(.sync, of: "-wal")
        #expect(throws: WriteFailure.self) {
          try writer.write { transaction in try Notes.insert("refused \(round)", transaction) }
        }
        eventually { notes.events.names.count { $0 == "recovered" } > recoveries }
        try writer.write { transaction in try Notes.insert("after \(round)", transaction) }
        disk.cutPower()
        writer.stop()
        withExtendedLifetime(reader) {}
      }
      try disk.powerUp(using: &generator)
      let texts = try notes.texts()
      #expect(
        texts.contains("before \(round)") && texts.contains("after \(round)"), "round \(round): \(texts)")
    }
  }

  @Test func `never has a restart build on what a failed sync may have lost`() throws {
    var generator = SystemRandomNumberGenerator()
    for round in 0..<20 {
      do {
        let writer = try notes.writer(limits)
        try writer.write { transaction in try Notes.insert("before \(round)", transaction) }
        disk.fail(.sync, of: "-wal", times: .max)
        #expect(throws: WriteFailure.self) {
          try writer.write { transaction in try Notes.insert("refused \(round)", transaction) }
        }
        writer.stop()
        disk.mend()
      }
      do {
        let database = try Database(notes.directory.data, now: 0, writing: limits)
        try database.writer.write { transaction in try Notes.insert("after \(round)", transaction) }
        disk.cutPower()
        database.stop()
      }
      try disk.powerUp(using: &generator)
      let texts = try notes.texts()
      #expect(
        texts.contains("before \(round)") && texts.contains("after \(round)"), "round \(round): \(texts)")
    }
  }

  @Test func `overwrites the traces of a dossier though the storage failed after it was destroyed`() throws {
    let writer = try notes.writer(limits)
    let id = try notes.eraseClient(writer)
    disk.fail(.sync, of: "-wal")
    #expect(throws: WriteFailure.self) {
      try writer.write { transaction in try Notes.insert("refused", transaction) }
    }
    eventually { (try? notes.isOverwritten(id)) == true }
    #expect(writer.statistics.overwrites == 1)
    #expect(notes.events.names == ["failed", "recovered"])
  }

  @Test func `overwrites the traces of a dossier whose destruction was refused and kept`() throws {
    let writer = try notes.writer(limits)
    let id = try notes.addClient(writer)
    disk.fail(.sync, of: "-wal")
    #expect(throws: WriteFailure.self) { try notes.erase(id, writer) }
    eventually { notes.events.names.last == "recovered" }
    // Its commit was written to the log before the sync failed, and is found there.
    eventually { (try? notes.isOverwritten(id)) == true }
  }

  @Test func `never forgets pages that a failed sync of the database file may have lost`() throws {
    var generator = SystemRandomNumberGenerator()
    var limits = limits
    limits.checkpointPagesWhenIdle = 1
    limits.idleDelay = .milliseconds(1)
    for round in 0..<20 {
      do {
        let writer = try notes.writer(limits)
        let reader = try notes.reader()
        for number in 0..<5 {
          try writer.write { transaction in try Notes.insert("\(round) \(number)", transaction) }
        }
        let failedBefore = notes.events.names.count { $0 == "failed" }
        disk.fail(.sync, of: ".sqlite")
        // A WAL that has begun again may be just as long as at the last checkpoint: the next waits for more in it, and
        // then for a moment without a write.
        var count = 0
        let write: () -> Void = {
          count += 1
          let text = "\(round) maybe \(count)"
          try? writer.write { transaction in try Notes.insert(text, transaction) }
          usleep(20_000)
        }
        eventually {
          write()
          return notes.events.names.count { $0 == "failed" } > failedBefore && writer.isAvailable
        }
        let checkpoints = writer.statistics.checkpoints
        try writer.write { transaction in try Notes.insert("\(round) after", transaction) }
        eventually {
          write()
          return writer.statistics.checkpoints > checkpoints
        }
        disk.cutPower()
        writer.stop()
        withExtendedLifetime(reader) {}
      }
      try disk.powerUp(using: &generator)
      let texts = Set(try notes.texts())
      #expect(texts.isSuperset(of: (0..<5).map { "\(round) \($0)" } + ["\(round) after"]), "round \(round)")
    }
  }

  @Test func `is asked again and again until the database can be opened`() throws {
    let writer = try notes.writer(limits)
    try writer.write { _ in }
    disk.fail(.open, times: 5)
    disk.fail(.write, of: "-wal")
    #expect(throws: WriteFailure.self) {
      try writer.write { transaction in try Notes.insert("refused", transaction) }
    }
    eventually { notes.events.names.last == "recovered" }
    try writer.write { transaction in try Notes.insert("after", transaction) }
    writer.stop()
    #expect(try notes.texts() == ["after"])
  }

  @Test func `that fails on reading shows nothing, and what is there when it reads again`() throws {
    let writer = try notes.writer(limits)
    try writer.write { transaction in try Notes.insert("a", transaction) }
    writer.stop()
    let reader = try Reader(path: notes.path, cacheKiB: 16)
    disk.fail(.read, times: 1_000)
    #expect(throws: (any Error).self) {
      try reader.read { transaction in _ = try transaction.exists("SELECT 1 FROM note") }
    }
    disk.mend()
    reader.endTurn()
    let isThere = try reader.read { transaction in
      try transaction.exists("SELECT 1 FROM note WHERE text = 'a'")
    }
    #expect(isThere)
  }

  @Test func `that stays broken keeps the writer refusing, and lets it stop`() throws {
    let writer = try notes.writer(limits)
    try writer.write { _ in }
    disk.fail(.sync, times: .max)
    #expect(throws: WriteFailure.self) {
      try writer.write { transaction in try Notes.insert("refused", transaction) }
    }
    eventually { disk.count(of: .sync) > 10 }
    #expect(!writer.isAvailable)
    #expect(throws: WriteFailure.self) { try writer.write { _ in } }
    writer.stop()
    disk.mend()
    #expect(Set(notes.events.names) == ["failed"])
  }
}

extension Notes {
  /// One who reads on beside the writer, and so keeps the index of the log in memory.
  fileprivate func reader() throws -> Reader {
    let reader = try Reader(path: path)
    _ = try reader.read { transaction in try transaction.exists("SELECT 1 FROM note") }
    reader.endTurn()
    return reader
  }
}
