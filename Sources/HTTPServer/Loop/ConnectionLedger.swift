import Threads

/// Counts connections, in all, per peer and per loop, and says which loop a new one goes to. Touched when a
/// connection begins and ends, never by a request. Those of the Unix socket are let in whatever is counted: with it the
/// service's own account looks after a server that has no place left.
final class ConnectionLedger: Sendable {
  private struct Counts {
    var served = 0
    var refused = 0
    var perPeer: [Peer: Int] = [:]
    var perLoop: [Int]
  }

  /// How many connections over the limits may be told so at once; more are closed without a word.
  static let refusedMax = 64

  private let connectionsMax: Int
  private let perPeerMax: Int?
  private let uncounted: TrustedProxies
  private let counts: Guarded<Counts>

  init(loops: Int, connectionsMax: Int, perPeerMax: Int?, uncounted: TrustedProxies) {
    self.connectionsMax = connectionsMax
    self.perPeerMax = perPeerMax
    self.uncounted = uncounted
    counts = Guarded(Counts(perLoop: Array(repeating: 0, count: loops)))
  }

  /// Enters a new connection, to be dealt to the loop with the fewest.
  /// - Returns: nil when even the connections that are only told to go away are too many.
  func admit(_ peer: Peer) -> (admission: Admission, loop: Int)? {
    counts.withLock { counts in
      let isServed = peer == .unix || counts.served < connectionsMax && isUnderPeerLimit(peer, counts)
      guard isServed || counts.refused < Self.refusedMax else { return nil }
      let loop = counts.perLoop.indices.min { counts.perLoop[$0] < counts.perLoop[$1] } ?? 0
      counts.perLoop[loop] += 1
      guard isServed else {
        counts.refused += 1
        return (.refused, loop)
      }
      if peer != .unix { counts.served += 1 }
      if isCounted(peer) { counts.perPeer[peer.household, default: 0] += 1 }
      return (.served, loop)
    }
  }

  /// Strikes out a connection that has ended.
  func release(_ peer: Peer, _ admission: Admission, loop: Int) {
    counts.withLock { counts in
      counts.perLoop[loop] -= 1
      guard admission == .served else {
        counts.refused -= 1
        return
      }
      if peer != .unix { counts.served -= 1 }
      guard isCounted(peer), let count = counts.perPeer[peer.household] else { return }
      counts.perPeer[peer.household] = count == 1 ? nil : count - 1
    }
  }

  private func isUnderPeerLimit(_ peer: Peer, _ counts: borrowing Counts) -> Bool {
    guard let perPeerMax, isCounted(peer) else { return true }
    return counts.perPeer[peer.household, default: 0] < perPeerMax
  }

  private func isCounted(_ peer: Peer) -> Bool {
    perPeerMax != nil && !peer.isLocal && !uncounted.contains(peer)
  }
}

/// Whether a connection is served, or only told that there are too many.
enum Admission: Sendable {
  case served
  case refused
}
