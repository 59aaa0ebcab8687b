import HTTPServer
import Persistence
import Threads

/// Answers that are sent while they are made.
extension Service {
  /// Hands a read over to the threads that wait for slow clients. It is in the audit trail before its first octet
  /// leaves.
  /// - Parameter isHead: whether the head alone is asked for.
  func submit(
    _ read: @escaping Route.StreamedRead, _ call: Call, _ exchange: Exchange, isHead: Bool,
    _ handle: ReplyHandle
  ) {
    database.streams.submit { transaction in
      var answer = Answer()
      answer.isStreamed = true
      let write = try read(transaction, &answer)
      try self.keep(self.events(answer.seen, call))
      var response = Response()
      self.respond(answer, to: exchange, &response)
      let status = response.status
      var body = StreamedBody(to: handle.begin(response))
      do {
        if !isHead { try write(transaction, &body) }
        let isCut = !isHead && body.isCut
        body.finish()
        self.noteLater(exchange) { $0.add(exchange, route: $1, status: status) }
        if isCut { self.noteLater(exchange) { $0.addCutShort(exchange, route: $1, by: "client") } }
      } catch {
        // The body ends without its end, and the client sees that.
        self.noteLater(exchange) { $0.addCutShort(exchange, route: $1, by: "storage") }
      }
    } completion: { result in
      if case .failure(let failure) = result {
        self.reply(.failure(self.problem(of: failure)), exchange, handle)
      }
    }
  }

  /// Has the record of what is shown follow, or, in the strict mode, waits until it is on disk.
  private func keep(_ events: [AuditEvent]) throws {
    guard configuration.auditStrict, !events.isEmpty else { return try record(events, in: laterAudit) }
    let isKept = Handover<Bool>()
    database.writer.submit { transaction in
      try AuditChain.append(events, to: transaction)
    } completion: { result in
      if case .success = result { isKept.set(true) } else { isKept.set(false) }
    }
    guard isKept.wait() else { throw Problem.unavailable() }
  }
}
