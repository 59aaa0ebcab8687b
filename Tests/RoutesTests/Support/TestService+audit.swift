import Glibc
import Persistence
import SQLite
import Testing

@testable import Routes

extension TestService {
  /// `create allowed ownIntake`, in order, once all has been written; the chain must hold.
  func auditTrail() throws -> [String] {
    let known = try auditRows()
    usleep(250_000)  // what waits in the buffers is written after 100 ms at the latest
    let rows = try auditRows()
    #expect(rows.count >= known.count)
    guard case .whole = try AuditChain.verify(database.reader()) else {
      Issue.record("the chain is broken")
      return []
    }
    return rows
  }

  private func auditRows() throws -> [String] {
    try database.reader().read { database in
      try database.all("SELECT action, result, rule FROM audit_event ORDER BY seq") {
        row throws(SQLiteError) in
        "\(row.string(0)) \(row.string(1)) \(row.string(2))"
      }
    }
  }
}
