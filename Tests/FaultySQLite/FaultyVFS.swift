import CSQLite
import SQLite
import Threads

/// SQLite's way to the files, put before its own: files on a `FaultyDisk` are asked about there first, all others are left
/// alone (<https://www.sqlite.org/vfs.html>).
enum FaultyVFS {
  /// Puts it in place, once. Connections that are open already are not concerned.
  static func install() { _ = isInstalled }

  private static let isInstalled: Bool = {
    _ = Library.isConfigured  // only possible before SQLite's first use
    guard let real = sqlite3_vfs_find(nil) else { return false }
    let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)  // for as long as the process lives
    vfs.initialize(to: real.pointee)
    vfs.pointee.zName = UnsafePointer(strdupForever("faulty"))
    vfs.pointee.szOsFile = real.pointee.szOsFile + Int32(headOctets)
    vfs.pointee.pAppData = UnsafeMutableRawPointer(real)
    vfs.pointee.xOpen = { vfs, name, file, flags, outFlags in openFile(vfs, name, file, flags, outFlags) }
    vfs.pointee.xDelete = { vfs, name, syncDirectory in deleteFile(vfs, name, syncDirectory) }
    // The rest of SQLite's own does not look at which VFS it is called for.
    return sqlite3_vfs_register(vfs, 1) == SQLITE_OK
  }()
}

/// What stands before the real file's own structure.
private struct Head {
  var base: sqlite3_file
  var file: UnsafeMutableRawPointer?
}

private let headOctets = 32

/// Which file it is, and whose.
private final class FileOnDisk {
  let disk: FaultyDisk
  let path: String

  init(_ disk: FaultyDisk, _ path: String) {
    (self.disk, self.path) = (disk, path)
  }
}

private typealias File = UnsafeMutablePointer<sqlite3_file>

private func realFile(_ file: File?) -> File? {
  file.map { (UnsafeMutableRawPointer($0) + headOctets).assumingMemoryBound(to: sqlite3_file.self) }
}

private func methodsOf(_ file: File?) -> sqlite3_io_methods? { realFile(file)?.pointee.pMethods?.pointee }

private func head(_ file: File?) -> UnsafeMutablePointer<Head>? {
  file.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: Head.self) }
}

private func onDisk(_ file: File?) -> FileOnDisk? {
  head(file)?.pointee.file.map { Unmanaged<FileOnDisk>.fromOpaque($0).takeUnretainedValue() }
}

private func realVFS(_ vfs: UnsafeMutablePointer<sqlite3_vfs>?) -> UnsafeMutablePointer<sqlite3_vfs>? {
  vfs?.pointee.pAppData?.assumingMemoryBound(to: sqlite3_vfs.self)
}

private func openFile(
  _ vfs: UnsafeMutablePointer<sqlite3_vfs>?, _ name: UnsafePointer<CChar>?, _ file: File?, _ flags: Int32,
  _ outFlags: UnsafeMutablePointer<Int32>?
) -> Int32 {
  guard let real = realVFS(vfs), let open = real.pointee.xOpen, let file else { return SQLITE_CANTOPEN }
  guard let name, let disk = FaultyDisk.holding(String(cString: name)) else {
    return open(real, name, file, flags, outFlags)
  }
  let path = String(cString: name)
  file.pointee.pMethods = nil
  return disk.state.withLock { state in
    if let refusal = state.refusal(.open, path) { return refusal }
    let before = state.platter[path] == nil ? contents(of: path) : nil
    let result = open(real, name, realFile(file), flags, outFlags)
    guard result == SQLITE_OK else { return result }
    if state.platter[path] == nil { state.platter[path] = PlatterFile(durable: before) }
    state.platter[path]?.isDeleted = false
    state.openFiles += 1
    head(file)?.pointee.file = Unmanaged.passRetained(FileOnDisk(disk, path)).toOpaque()
    file.pointee.pMethods = UnsafePointer(ioMethods)
    return SQLITE_OK
  }
}

private func deleteFile(
  _ vfs: UnsafeMutablePointer<sqlite3_vfs>?, _ name: UnsafePointer<CChar>?, _ syncDirectory: Int32
) -> Int32 {
  guard let real = realVFS(vfs), let delete = real.pointee.xDelete else { return SQLITE_IOERR }
  guard let name, let disk = FaultyDisk.holding(String(cString: name)) else {
    return delete(real, name, syncDirectory)
  }
  let path = String(cString: name)
  return disk.state.withLock { state in
    if let refusal = state.refusal(.delete, path) { return refusal }
    let result = delete(real, name, 0)
    if result == SQLITE_OK {
      if syncDirectory != 0 { state.platter[path] = nil } else { state.platter[path]?.isDeleted = true }
    }
    return result
  }
}

/// Asks the disk, then the real file, and then notes what that means for the platter.
private func perform(
  _ operation: FaultyDisk.Operation, _ file: File?, _ body: () -> Int32,
  note: (inout PlatterFile) -> Void, lost: (inout PlatterFile) -> Void = { _ in }
) -> Int32 {
  guard let file = onDisk(file) else { return SQLITE_IOERR }
  return file.disk.state.withLock { state in
    if let refusal = state.refusal(operation, file.path) {
      if !state.isCut, var platter = state.platter[file.path] {
        lost(&platter)
        state.platter[file.path] = platter
      }
      return refusal
    }
    let result = body()
    if result == SQLITE_OK, var platter = state.platter.removeValue(forKey: file.path) {
      note(&platter)
      state.platter[file.path] = platter
    }
    return result
  }
}

/// For as long as the process lives. Touched by SQLite only, which reads it.
nonisolated(unsafe) private let ioMethods: UnsafeMutablePointer<sqlite3_io_methods> = {
  let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
  methods.initialize(to: sqlite3_io_methods())
  methods.pointee.iVersion = 2  // shared memory, and no files mapped into memory
  methods.pointee.xClose = { file in
    let result = methodsOf(file)?.xClose?(realFile(file)) ?? SQLITE_IOERR
    guard let opaque = head(file)?.pointee.file else { return result }
    Unmanaged<FileOnDisk>.fromOpaque(opaque).takeRetainedValue().disk.state.withLock { $0.openFiles -= 1 }
    head(file)?.pointee.file = nil
    return result
  }
  methods.pointee.xRead = { file, octets, count, offset in
    perform(
      .read, file, { methodsOf(file)?.xRead?(realFile(file), octets, count, offset) ?? SQLITE_IOERR },
      note: { _ in })
  }
  methods.pointee.xWrite = { file, octets, count, offset in
    perform(.write, file, { methodsOf(file)?.xWrite?(realFile(file), octets, count, offset) ?? SQLITE_IOERR })
    { platter in
      let written = Array(UnsafeRawBufferPointer(start: octets, count: Int(count)))
      platter.unsynced.append(.write(Int(offset), written))
    }
  }
  methods.pointee.xTruncate = { file, size in
    perform(.truncate, file, { methodsOf(file)?.xTruncate?(realFile(file), size) ?? SQLITE_IOERR }) {
      platter in
      platter.unsynced.append(.truncate(Int(size)))
    }
  }
  methods.pointee.xSync = { file, _ in
    // The real file need not be synced: the platter is what the test looks at.
    var isNew = false
    let result = perform(
      .sync, file, { SQLITE_OK },
      note: { platter in
        isNew = platter.durable == nil
        platter.sync()
      }, lost: { $0.unsynced = [] })
    if isNew { onDisk(file)?.disk.syncDirectory() }
    return result
  }
  methods.pointee.xFileSize = { file, size in
    methodsOf(file)?.xFileSize?(realFile(file), size) ?? SQLITE_IOERR
  }
  methods.pointee.xLock = { file, level in methodsOf(file)?.xLock?(realFile(file), level) ?? SQLITE_IOERR }
  methods.pointee.xUnlock = { file, level in methodsOf(file)?.xUnlock?(realFile(file), level) ?? SQLITE_IOERR
  }
  methods.pointee.xCheckReservedLock = { file, out in
    methodsOf(file)?.xCheckReservedLock?(realFile(file), out) ?? SQLITE_IOERR
  }
  methods.pointee.xFileControl = { file, operation, argument in
    methodsOf(file)?.xFileControl?(realFile(file), operation, argument) ?? SQLITE_NOTFOUND
  }
  methods.pointee.xSectorSize = { file in methodsOf(file)?.xSectorSize?(realFile(file)) ?? 512 }
  methods.pointee.xDeviceCharacteristics = { file in
    methodsOf(file)?.xDeviceCharacteristics?(realFile(file)) ?? 0
  }
  methods.pointee.xShmMap = { file, region, size, extend, out in
    methodsOf(file)?.xShmMap?(realFile(file), region, size, extend, out) ?? SQLITE_IOERR
  }
  methods.pointee.xShmLock = { file, offset, count, flags in
    methodsOf(file)?.xShmLock?(realFile(file), offset, count, flags) ?? SQLITE_IOERR
  }
  methods.pointee.xShmBarrier = { file in methodsOf(file)?.xShmBarrier?(realFile(file)) }
  methods.pointee.xShmUnmap = { file, delete in
    methodsOf(file)?.xShmUnmap?(realFile(file), delete) ?? SQLITE_IOERR
  }
  return methods
}()

private func strdupForever(_ text: StaticString) -> UnsafeMutablePointer<CChar> {
  let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8CodeUnitCount + 1)
  text.withUTF8Buffer { octets in
    for (index, octet) in octets.enumerated() { copy[index] = CChar(bitPattern: octet) }
  }
  copy[text.utf8CodeUnitCount] = 0
  return copy
}
