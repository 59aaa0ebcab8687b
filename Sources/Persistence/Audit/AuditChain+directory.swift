internal import SQLite

extension AuditChain {
  /// Looks through the whole chain of a data directory, also beside a server.
  /// - Parameter heads: ends that the trail had.
  /// - Throws: when there is no database, or what it holds cannot be read; that says nothing of the chain.
  public static func verify(
    _ directory: DataDirectory, against heads: [AuditHead] = []
  ) throws(StartFailure) -> AuditVerification {
    let path = directory.databasePath
    let reader = try Reader(path: path)
    do {
      return try verify(reader, against: heads)
    } catch let error as SQLiteError {
      throw StartFailure(error, path: path)
    } catch {
      throw .corrupt(path: path)
    }
  }
}
