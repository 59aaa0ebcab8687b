internal import CSQLite

extension Connection {
  /// Runs `body` so that its statements stop with `isStepLimit` after about `steps` of SQLite's virtual machine: some
  /// hundred million a second. Counted in portions, so that small statements pass for free.
  public func withStepLimit<Output>(_ steps: Int, _ body: () throws -> Output) rethrows -> Output {
    var portionsLeft = max(1, steps / portion)
    return try withUnsafeMutablePointer(to: &portionsLeft) { portionsLeft in
      sqlite3_progress_handler(
        handle, Int32(portion),
        { portionsLeft in
          guard let left = portionsLeft?.assumingMemoryBound(to: Int.self) else { return 1 }
          left.pointee -= 1
          return left.pointee < 0 ? 1 : 0
        }, portionsLeft)
      defer { sqlite3_progress_handler(handle, 0, nil, nil) }
      return try body()
    }
  }
}

/// How many steps pass between two looks at the limit.
private let portion = 1_000
