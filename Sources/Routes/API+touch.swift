import Domain
import Persistence

extension API {
  /// Has the writer note that a token was used; once a minute for each token, whatever becomes of the request.
  func touch(_ token: AccessToken.ID, at now: Instant) {
    let minute = now.unixMilliseconds / 60_000
    if touched.minute != minute { touched = (minute, []) }
    guard touched.tokens.insert(token).inserted else { return }
    service.database.writer.submit { transaction in
      try transaction.touchToken(token, at: now)
    } completion: { _ in
    }
  }
}
