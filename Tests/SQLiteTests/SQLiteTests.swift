import SQLite
import Testing

@Test func `opens`() throws {
  let c = try Connection(path: "/tmp/mini-storage/t.sqlite", access: .write)
  try c.write { tx throws(SQLiteError) in
    try tx.run("CREATE TABLE IF NOT EXISTS t (a INTEGER, b TEXT) STRICT")
    try tx.run("INSERT INTO t VALUES (?1, ?2)", 1, "x")
    let n = try tx.readTransaction.first("SELECT count(*), b FROM t WHERE a = ?1", 1 as Int64?) { row in
      row.text(1).count + row.int(0)
    }
    #expect(n != nil)
  }
}
