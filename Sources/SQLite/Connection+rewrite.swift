internal import CSQLite

extension Connection {
  /// Writes the WAL over itself, and in the database file the pages that the WAL has versions of, and syncs both.
  ///
  /// After a sync that failed, the operating system takes for written what may never have reached the disk, and no later
  /// sync misses it (<https://wiki.postgresql.org/wiki/Fsync_Errors>): commits that were built on it would be torn away
  /// by a power cut. Written again, it is new, and the next sync speaks of all of it. Readers see the same octets all the
  /// while. Only for the one connection that writes, outside any transaction.
  /// - Throws: When this fails too. Then nothing may be built on what is there.
  public func rewriteUnsynced() throws(SQLiteError) {
    precondition(access == .write, "only the writing connection may rewrite")
    _ = try value(of: "schema_version")  // SQLite opens the log at the first read
    guard let log = openFile(SQLITE_FCNTL_JOURNAL_POINTER), let database = openFile(SQLITE_FCNTL_FILE_POINTER)
    else { throw failure(SQLITE_IOERR, .sync) }
    // In this order: the database file may only hold what the WAL on disk can bring to its end.
    let pages = try rewriteLog(log)
    try rewrite(pages.numbers, octets: pages.octets, of: database)
  }

  /// - Returns: Which pages the WAL has versions of, and how large they are (<https://www.sqlite.org/fileformat2.html#the_write_ahead_log>).
  private func rewriteLog(_ log: OpenFile) throws(SQLiteError) -> (numbers: Set<UInt32>, octets: Int) {
    let (headOctets, frameHeadOctets) = (32, 24)
    let size = try check(log.size())
    guard size >= headOctets else { return ([], 0) }
    let head = UnsafeMutableRawBufferPointer.allocate(byteCount: headOctets, alignment: 8)
    defer { head.deallocate() }
    try rewrite(head, at: 0, of: log)
    let pageOctets = Int(UInt32(bigEndian: head.load(fromByteOffset: 8, as: UInt32.self)))
    // Not a log that SQLite reads, such as one whose head never reached the disk: there is nothing to lose.
    guard 512...65_536 ~= pageOctets else { return ([], 0) }
    let frame = UnsafeMutableRawBufferPointer.allocate(byteCount: frameHeadOctets + pageOctets, alignment: 8)
    defer { frame.deallocate() }
    var numbers: Set<UInt32> = []
    for offset in stride(from: headOctets, through: size - frame.count, by: frame.count) {
      try rewrite(frame, at: offset, of: log)
      numbers.insert(UInt32(bigEndian: frame.load(as: UInt32.self)))
    }
    _ = try check(log.sync())
    return (numbers, pageOctets)
  }

  private func rewrite(_ pages: Set<UInt32>, octets: Int, of database: OpenFile) throws(SQLiteError) {
    let size = try check(database.size())
    let page = UnsafeMutableRawBufferPointer.allocate(byteCount: octets, alignment: 8)
    defer { page.deallocate() }
    for number in pages.sorted() where number > 0 && Int(number) * octets <= size {
      try rewrite(page, at: (Int(number) - 1) * octets, of: database)
    }
    _ = try check(database.sync())
  }

  /// Reads octets and writes them where they were.
  private func rewrite(_ octets: UnsafeMutableRawBufferPointer, at offset: Int, of file: OpenFile)
    throws(SQLiteError)
  {
    _ = try check(file.read(octets, at: offset))
    _ = try check(file.write(UnsafeRawBufferPointer(octets), at: offset))
  }

  private func check<Value>(_ result: (code: Int32, value: Value)) throws(SQLiteError) -> Value {
    guard result.code == SQLITE_OK else { throw failure(result.code, .sync) }
    return result.value
  }

  private func openFile(_ request: Int32) -> OpenFile? {
    var file: UnsafeMutablePointer<sqlite3_file>?
    guard sqlite3_file_control(handle, "main", request, &file) == SQLITE_OK, let file,
      let methods = file.pointee.pMethods
    else { return nil }
    return OpenFile(file: file, methods: methods.pointee)
  }
}

/// A file as SQLite itself has it open: its own descriptor, whose closing would drop SQLite's locks.
private struct OpenFile {
  let file: UnsafeMutablePointer<sqlite3_file>
  let methods: sqlite3_io_methods

  func size() -> (code: Int32, value: Int) {
    var size: sqlite3_int64 = 0
    return (methods.xFileSize?(file, &size) ?? SQLITE_IOERR, Int(size))
  }

  func read(_ octets: UnsafeMutableRawBufferPointer, at offset: Int) -> (code: Int32, value: Void) {
    (methods.xRead?(file, octets.baseAddress, Int32(octets.count), Int64(offset)) ?? SQLITE_IOERR, ())
  }

  func write(_ octets: UnsafeRawBufferPointer, at offset: Int) -> (code: Int32, value: Void) {
    (methods.xWrite?(file, octets.baseAddress, Int32(octets.count), Int64(offset)) ?? SQLITE_IOERR, ())
  }

  func sync() -> (code: Int32, value: Void) {
    (methods.xSync?(file, SQLITE_SYNC_NORMAL) ?? SQLITE_IOERR, ())
  }
}
