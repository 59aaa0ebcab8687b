import SQLite

/// One write in the queue.
struct WriteJob: Sendable {
  /// Gives the answer back as a thing to do, which is only done once the commit has succeeded.
  let perform: @Sendable (borrowing WriteTransaction) throws -> @Sendable () -> Void
  let fail: @Sendable (WriteFailure) -> Void

  init<Answer: Sendable>(
    _ work: @escaping @Sendable (borrowing WriteTransaction) throws -> Answer,
    completion: @escaping @Sendable (Result<Answer, WriteFailure>) -> Void
  ) {
    perform = { transaction in
      let answer = try work(transaction)
      return { completion(.success(answer)) }
    }
    fail = { failure in completion(.failure(failure)) }
  }
}
