public import SQLite

extension Writer {
  /// What bounds the writer.
  public struct Limits: Sendable {
    /// Writes that may wait; the next is refused at once.
    public var queueMax = 4_096
    /// Writes that share one commit.
    public var batchMax = 1_024
    /// How long the record of a read may wait for a commit to go along with.
    public var auditDelay: Duration = .milliseconds(100)
    /// How often the end of the audit chain is told, while it grows.
    public var auditHeadInterval: Duration = .seconds(3_600)
    /// Records of reads, from one buffer, that share one commit.
    public var auditBatchMax = 4_096
    /// Records of reads that may wait in one buffer (about 400 octets each) while the storage fails; the next read is
    /// refused.
    public var auditEventsMax = 32_768
    /// So many new pages (of 4 KiB) in the WAL are moved into the database file when nothing has waited for
    /// `idleDelay` …
    public var checkpointPagesWhenIdle = 1_000
    public var idleDelay: Duration = .milliseconds(20)
    /// … so many also between two batches …
    public var checkpointPagesMax = 8_000
    /// … and a WAL of so many, which readers have kept from beginning again, makes the writer wait for them.
    public var logPagesMax = 64_000
    /// How long after the last dossier was destroyed its traces are overwritten, when nobody waits for that.
    public var tracesDelay: Duration = .seconds(2)
    /// How long to wait for readers that need old pages, before traces of destroyed dossiers are left for a later time …
    public var tracesPatience: Duration = .seconds(2)
    /// … and how much later that is.
    public var tracesRetryDelay: Duration = .seconds(60)
    /// The first pause before the database is opened again after the storage failed; each further one is twice as long.
    public var reopenDelayMin: Duration = .milliseconds(100)
    public var reopenDelayMax: Duration = .seconds(5)

    #if DEBUG
      /// Whether answers leave before the commit: the mistake that the tests of power cuts and kills must find. No release
      /// build has it.
      public var answersBeforeCommit = false
    #endif

    public init() {}
  }

  /// What the operator should hear about.
  public enum Event: Sendable {
    /// The storage failed, and writes are answered with `unavailable` until `recovered`. Sent again when opening fails
    /// in another way.
    case failed(SQLiteError)
    /// The database was opened again, its audit chain's end was found sound, and a commit succeeded.
    case recovered
    /// Traces of destroyed dossiers could not be overwritten yet; it is tried again.
    case tracesRemain
    /// The writer stopped while the storage failed: so many records of reads could not be kept.
    case auditEventsLost(Int)
    /// Where the audit chain ends: now and then while it grows, and when the writer stops.
    case auditHead(AuditHead)
  }

  /// What has been done since the start.
  public struct Statistics: Equatable, Sendable {
    public var commits = 0
    /// Writes that were committed, without those that threw.
    public var writes = 0
    /// Records of reads.
    public var auditEvents = 0
    public var failedBatches = 0
    public var checkpoints = 0
    /// How often the traces of destroyed dossiers have been overwritten.
    public var overwrites = 0
    /// The largest number of writes in one commit.
    public var largestBatch = 0
  }
}
