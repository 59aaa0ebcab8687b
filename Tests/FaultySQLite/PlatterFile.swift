import Glibc
import Threads

/// A file as far as it is on the platter, and what has been written to it since its last sync.
struct PlatterFile {
  enum Change {
    case write(Int, [UInt8])
    case truncate(Int)
  }

  /// `nil`: its name is not on the platter yet.
  var durable: [UInt8]?
  var unsynced: [Change] = []
  /// Its name was taken away, which is not on the platter yet.
  var isDeleted = false

  /// A sync that succeeds.
  mutating func sync() {
    var octets = durable ?? []
    for change in unsynced { change.apply(to: &octets) }
    (durable, unsynced) = (octets, [])
  }

  /// How much of what was not synced a power cut leaves.
  enum Survival: CaseIterable {
    case all
    case none
    case beginning
    case someWrites
    case someSectors
  }

  /// What a power cut leaves.
  /// - Returns: `nil` when there is no file of that name.
  func afterCut(_ survival: Survival, using generator: inout some RandomNumberGenerator) -> [UInt8]? {
    if durable == nil && Bool.random(using: &generator) { return nil }
    if isDeleted && Bool.random(using: &generator) { return nil }
    var octets = durable ?? []
    let beginning = Int.random(in: 0...unsynced.count, using: &generator)
    for (index, change) in unsynced.enumerated() {
      switch survival {
      case .all: change.apply(to: &octets)
      case .none: break
      case .beginning: if index < beginning { change.apply(to: &octets) }
      case .someWrites: if Bool.random(using: &generator) { change.apply(to: &octets) }
      case .someSectors:
        for sector in change.sectors where Bool.random(using: &generator) { sector.apply(to: &octets) }
      }
    }
    return octets
  }
}

extension PlatterFile.Change {
  func apply(to octets: inout [UInt8]) {
    switch self {
    case .write(let offset, let written):
      if octets.count < offset + written.count {
        octets.append(contentsOf: repeatElement(0, count: offset + written.count - octets.count))
      }
      octets.replaceSubrange(offset..<offset + written.count, with: written)
    case .truncate(let size):
      if octets.count > size { octets.removeLast(octets.count - size) }
    }
  }

  /// The same, sector by sector of the disk (512 octets), which is what it keeps or loses whole.
  var sectors: [Self] {
    guard case .write(let offset, let written) = self else { return [self] }
    var sectors: [Self] = []
    var start = 0
    while start < written.count {
      let end = min(written.count, ((offset + start) / 512 + 1) * 512 - offset)
      sectors.append(.write(offset + start, Array(written[start..<end])))
      start = end
    }
    return sectors
  }
}

extension FaultyDisk {
  /// After a cut, and when everything is closed: the files are what the power cut has left, and the disk works again.
  public func powerUp(using generator: inout some RandomNumberGenerator) throws {
    let platter = state.withLock { state in
      precondition(
        state.openFiles == 0, "the process that lost its power still has \(state.openFiles) files open")
      let platter = state.platter
      state = State()
      return platter
    }
    guard let survival = PlatterFile.Survival.allCases.randomElement(using: &generator) else { return }
    for (path, file) in platter.sorted(by: { $0.key < $1.key }) {
      unlink("\(path)-shm")  // it was in memory
      guard let octets = file.afterCut(survival, using: &generator) else {
        unlink(path)
        continue
      }
      let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      defer { close(descriptor) }
      let written = octets.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written == octets.count else { throw NotRestored(path: path) }
    }
  }

  struct NotRestored: Error {
    let path: String
  }
}

/// The file's octets; `nil` when there is none.
func contents(of path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { return nil }
  var octets = [UInt8](repeating: 0, count: Int(status.st_size))
  let count = octets.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
  return count == octets.count ? octets : nil
}
