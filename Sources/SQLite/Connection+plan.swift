internal import CSQLite

extension Connection {
  /// How SQLite would run a statement, one line for each step, such as `SEARCH client USING INDEX …` or `SCAN client`
  /// (<https://www.sqlite.org/eqp.html>). So that tests can hold a query to its index.
  package func plan(of sql: String) throws(SQLiteError) -> [String] {
    var prepared: OpaquePointer?
    let result = sqlite3_prepare_v2(handle, "EXPLAIN QUERY PLAN \(sql)", -1, &prepared, nil)
    guard result == SQLITE_OK, let prepared else { throw failure(result, .prepare) }
    let statement = Statement(CachedStatement(handle: prepared), of: self)
    var lines: [String] = []
    try statement.forEachRow { row in lines.append(row.string(3)) }
    return lines
  }
}
