import Foundation
import Glibc

/// A small disk for a data directory, which can be filled. Only root can have one.
final class SmallDisk {
  enum Kind: String, CaseIterable {
    /// In memory.
    case tmpfs
    /// A file system of its own in a file.
    case ext4
  }

  let path: String
  private let folder: TemporaryFolder
  private var ballast: String { "\(path)/ballast" }

  /// Mounts it where the folder's data directory is to be.
  init(_ kind: Kind, mebibytes: Int, in folder: TemporaryFolder) throws {
    self.folder = folder
    path = "\(folder.path)/data"
    let script =
      switch kind {
      case .tmpfs: "mkdir '\(path)' && mount -t tmpfs -o size=\(mebibytes)m,mode=0700 tmpfs '\(path)'"
      case .ext4:
        """
        mkdir '\(path)' && truncate -s \(mebibytes)M '\(folder.path)/disk' && mkfs.ext4 -q -F -m 0 '\(folder.path)/disk' \
        && mount -o loop '\(folder.path)/disk' '\(path)' && chmod 0700 '\(path)'
        """
      }
    let result = try Shell.run(script, in: folder)
    guard result.status == 0 else { throw NotMounted(reason: result.errors) }
  }

  deinit { _ = try? Shell.run("umount -l '\(path)'", in: folder) }

  struct NotMounted: Error {
    let reason: String
  }

  /// Takes all the room that is left.
  func fill() {
    let file = open(ballast, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    defer { close(file) }
    var portion = 1 << 20
    while portion >= 512 {
      let octets = [UInt8](repeating: 0, count: portion)
      if write(file, octets, portion) != portion { portion /= 2 }
    }
  }

  /// Gives it back.
  func empty() { unlink(ballast) }

  static func canBeMounted(_ kind: Kind) -> Bool {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    return (try? SmallDisk(kind, mebibytes: 8, in: folder)) != nil
  }

  static let mountable = Kind.allCases.filter(canBeMounted)
}
