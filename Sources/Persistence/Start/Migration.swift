/// One step of the schema: a file of migrations/, never changed once it has shipped.
public struct Migration: Hashable, Sendable {
  /// 1, 2, 3 … without a gap.
  public let version: Int
  public let name: String
  public let sql: String

  public init(version: Int, name: String, sql: String) {
    self.version = version
    self.name = name
    self.sql = sql
  }

  /// SHA-256 of the SQL, in lower-case hexadecimal.
  var checksum: String { Fingerprint(of: Array(sql.utf8)).description }
}
