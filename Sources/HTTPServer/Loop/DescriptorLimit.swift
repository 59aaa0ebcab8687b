internal import Glibc

/// How many descriptors this process may have open (RLIMIT_NOFILE).
enum DescriptorLimit {
  /// What is kept free of connections: listeners, loops, database files, logs and what libraries open.
  static let reserved = 256

  /// Raises the soft limit to what `connections` need, as far as the hard limit lets it.
  /// - Returns: how many connections there is room for, at most `connections` and at least one, and how many
  ///   descriptors may be open.
  static func makeRoom(forConnections connections: Int) -> (connections: Int, descriptors: Int) {
    let wanted = connections + reserved
    let resource = CInt(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return (connections, wanted) }
    if limit.rlim_cur < rlim_t(wanted) {
      let raised = rlimit(rlim_cur: min(rlim_t(wanted), limit.rlim_max), rlim_max: limit.rlim_max)
      if withUnsafePointer(to: raised, { setrlimit(resource, $0) }) == 0 { limit = raised }
    }
    let descriptors = Int(clamping: limit.rlim_cur)
    guard descriptors < wanted else { return (connections, descriptors) }
    return (max(1, descriptors - min(reserved, descriptors / 2)), descriptors)
  }
}
