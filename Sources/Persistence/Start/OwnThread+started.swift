import Threads

extension OwnThread {
  /// A thread of this room, or why there is none.
  /// - Throws: `outOfResources`.
  static func started(_ body: @escaping @Sendable () -> Void) throws(StartFailure) -> OwnThread {
    do { return try OwnThread(body) } catch { throw .outOfResources(reason: error.reason) }
  }
}
