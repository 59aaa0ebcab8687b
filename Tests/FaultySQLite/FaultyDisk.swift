import CSQLite
import Glibc
import SQLite
import Threads

/// A directory whose SQLite files are on a disk that fails when it is told to, and whose power can be cut.
///
/// Everything is written to the real files at once, so that readers, shared memory and locks are real. Beside that it
/// keeps what would be on the platter: what was written since a file's last sync may or may not be there after a power
/// cut, in any part and order; and what a sync that failed was to bring there is lost for good, as on Linux, until it is
/// written again.
public final class FaultyDisk: Sendable {
  public enum Operation: Hashable, Sendable {
    case open
    case read
    case write
    case truncate
    case sync
    case delete
  }

  public enum Fault: Sendable {
    /// EIO.
    case inputOutput
    /// ENOSPC; only writes know it.
    case full
  }

  struct Rule {
    let operation: Operation
    let end: String
    let fault: Fault
    var after: Int
    var times: Int
  }

  struct State {
    var platter: [String: PlatterFile] = [:]
    var rules: [Rule] = []
    var counts: [Operation: Int] = [:]
    var operationsUntilCut: Int?
    var isCut = false
    var openFiles = 0
  }

  public let directory: String
  let state = Guarded(State())

  /// - Parameter directory: It must be there. What stands in it is on the platter.
  public init(directory: String) {
    let real = realpath(directory, nil)
    self.directory = real.map { String(cString: $0) } ?? directory
    free(real)
    FaultyVFS.install()
    Self.all.withLock { $0.append(Weak(disk: self)) }
  }

  /// From the `after`th such operation on, so many fail, each as if the disk had said so.
  /// - Parameter end: Of the file's name: `-wal` for the log, `.sqlite` for the database.
  public func fail(
    _ operation: Operation, of end: String = "", with fault: Fault = .inputOutput, after: Int = 0,
    times: Int = 1
  ) {
    state.withLock { state in
      state.rules.append(Rule(operation: operation, end: end, fault: fault, after: after, times: times))
    }
  }

  /// Nothing fails any more.
  public func mend() { state.withLock { $0.rules = [] } }

  /// How many there have been, failed ones too.
  public func count(of operation: Operation) -> Int { state.withLock { $0.counts[operation, default: 0] } }

  /// Cuts the power before the next write, truncation, sync or deletion but so many: from then on everything fails.
  public func cutPower(afterOperations count: Int = 0) {
    state.withLock { state in
      if count == 0 { state.isCut = true } else { state.operationsUntilCut = count }
    }
  }

  public var isCut: Bool { state.withLock { $0.isCut } }
  /// Files that SQLite has open here.
  public var openFiles: Int { state.withLock { $0.openFiles } }

  // MARK: Which disk a path is on

  private struct Weak: Sendable {
    weak var disk: FaultyDisk?
  }

  private static let all = Guarded<[Weak]>([])

  static func holding(_ path: String) -> FaultyDisk? {
    all.withLock { all in
      all.removeAll { $0.disk == nil }
      return all.lazy.compactMap(\.disk).first { path.hasPrefix($0.directory + "/") }
    }
  }
}

// MARK: What the VFS asks

extension FaultyDisk {
  /// SQLite's own VFS syncs the directory with a file that it has made: names that were taken away are gone for good.
  func syncDirectory() {
    state.withLock { state in state.platter = state.platter.filter { !$0.value.isDeleted } }
  }
}

extension FaultyDisk.State {
  /// Counts an operation.
  /// - Returns: Why it fails; `nil` when it does not.
  mutating func refusal(_ operation: FaultyDisk.Operation, _ path: String) -> Int32? {
    counts[operation, default: 0] += 1
    if let left = operationsUntilCut, operation != .open, operation != .read {
      operationsUntilCut = left - 1
      if left <= 1 { (isCut, operationsUntilCut) = (true, nil) }
    }
    if isCut { return operation.code(.inputOutput) }
    for index in rules.indices where rules[index].operation == operation && path.hasSuffix(rules[index].end) {
      if rules[index].after > 0 {
        rules[index].after -= 1
      } else if rules[index].times > 0 {
        rules[index].times -= 1
        return operation.code(rules[index].fault)
      }
    }
    return nil
  }
}

extension FaultyDisk.Operation {
  /// What SQLite's own VFS says.
  func code(_ fault: FaultyDisk.Fault) -> Int32 {
    switch (self, fault) {
    case (.write, .full): SQLITE_FULL
    case (.open, _): SQLITE_CANTOPEN
    case (.read, _): SQLITE_IOERR | 1 << 8
    case (.write, _): SQLITE_IOERR | 3 << 8
    case (.sync, _): SQLITE_IOERR | 4 << 8
    case (.truncate, _): SQLITE_IOERR | 6 << 8
    case (.delete, _): SQLITE_IOERR | 10 << 8
    }
  }
}
