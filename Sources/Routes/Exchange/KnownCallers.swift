import Persistence

/// Whose tokens were looked up since the last change of anything, so that a busy caller is not looked up again for each
/// request. Nothing in it outlives a change: what was revoked or expired is found out as if it were not there.
struct KnownCallers {
  private struct Known {
    let hash: TokenHash
    let credential: Credential
    let caller: Caller
  }

  /// One place for each first octet of a hash: bounded, and one token displaces another.
  private var places = [Known?](repeating: nil, count: 256)
  private var changeCount = -1

  /// - Parameter changeCount: the reader's, of this turn.
  func find(_ hash: TokenHash, at changeCount: Int) -> (credential: Credential, caller: Caller)? {
    guard changeCount == self.changeCount, let known = places[Int(hash.octets[0])], known.hash == hash else {
      return nil
    }
    return (known.credential, known.caller)
  }

  /// - Parameter changeCount: as it was when the two were read.
  mutating func keep(
    _ credential: Credential, _ caller: Caller, for hash: TokenHash, at changeCount: Int
  ) {
    if changeCount != self.changeCount {
      for place in places.indices { places[place] = nil }
      self.changeCount = changeCount
    }
    places[Int(hash.octets[0])] = Known(hash: hash, credential: credential, caller: caller)
  }
}
