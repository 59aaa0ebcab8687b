import Synchronization

/// How many batches of writes have been committed since the start. What was read when the count stood as it stands now
/// still holds: counted after the commit and before its answers leave, so that whoever was told of a change, and asks
/// again, finds a higher count.
///
/// Records of reads are not counted: they change nothing that anybody looks up.
public final class ChangeCount: Sendable {
  private let count = Atomic<Int>(0)

  public init() {}

  public var value: Int { count.load(ordering: .acquiring) }

  func add() { count.add(1, ordering: .releasing) }
}
