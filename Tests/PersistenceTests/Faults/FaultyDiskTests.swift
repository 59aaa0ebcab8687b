import FaultySQLite
import Foundation
import Persistence
import SQLite
import Testing

/// That the disk of the tests does what it is said to do: else the tests that stand on it prove nothing.
@Suite struct `A disk of the tests` {
  private let notes: Notes
  private let disk: FaultyDisk

  init() throws {
    notes = try Notes()
    disk = FaultyDisk(directory: notes.directory.data.path)
  }

  @Test func `keeps over a power cut what was synced, and in the end loses some of what was not`() throws {
    var generator = SystemRandomNumberGenerator()
    var (kept, lost) = (0, 0)
    for round in 0..<40 {
      do {
        let connection = try Connection(path: notes.path, access: .write)
        try connection.change("INSERT INTO note (text) VALUES (?1)", "synced \(round)")
        _ = try connection.value(of: "synchronous = 0")
        try connection.change("INSERT INTO note (text) VALUES (?1)", "unsynced \(round)")
        disk.cutPower()
        #expect(throws: SQLiteError.self) {
          try connection.change("INSERT INTO note (text) VALUES (?1)", "after \(round)")
        }
      }
      try disk.powerUp(using: &generator)
      let texts = try notes.texts()
      #expect(texts.contains("synced \(round)"))
      #expect(!texts.contains("after \(round)"))
      if texts.contains("unsynced \(round)") { kept += 1 } else { lost += 1 }
    }
    #expect(kept > 0 && lost > 0)
  }

  @Test func `fails as often as it is told to, where it is told to`() throws {
    let connection = try Connection(path: notes.path, access: .write)
    disk.fail(.write, of: "-wal", with: .full, after: 1)
    let error = try #require(throws: SQLiteError.self) {
      try connection.change("INSERT INTO note (text) VALUES ('a')")
    }
    #expect(error.isDiskFull)
    try connection.change("INSERT INTO note (text) VALUES ('b')")
    disk.fail(.sync, of: "-wal")
    let second = try #require(throws: SQLiteError.self) {
      try connection.change("INSERT INTO note (text) VALUES ('c')")
    }
    #expect(second.isSyncFailure)
    #expect(disk.count(of: .sync) > 0)
  }

  @Test func `loses for good what a failed sync was to bring to it`() throws {
    var generator = SystemRandomNumberGenerator()
    do {
      let connection = try Connection(path: notes.path, access: .write)
      disk.fail(.sync, of: "-wal")
      _ = try? connection.change("INSERT INTO note (text) VALUES ('a')")
    }
    // A second process finds the commit in the log, as the operating system still shows it, and builds on it.
    do {
      let connection = try Connection(path: notes.path, access: .write)
      try connection.change("INSERT INTO note (text) VALUES ('b')")
    }
    #expect(try notes.texts() == ["a", "b"])
    disk.cutPower()
    try disk.powerUp(using: &generator)
    #expect(try notes.texts() == [], "a sync that came later must not have brought it to the disk")
  }
}

extension Connection {
  fileprivate func change<each Value: Bindable>(_ sql: StaticString, _ values: repeat each Value)
    throws(SQLiteError)
  {
    try write { transaction throws(SQLiteError) in
      try transaction.run(sql, repeat each values)
    }
  }
}
