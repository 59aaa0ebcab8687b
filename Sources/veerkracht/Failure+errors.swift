internal import Glibc
internal import HTTPServer
internal import Persistence
import Threads

extension Failure {
  /// The one place where an error becomes an exit status.
  /// - Returns: nil for an error of the command line itself, which the parser words.
  init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let faults as ConfigurationFaults: self.init(.configuration, faults.description)
    case let error as ServerError: self.init(error)
    case let failure as StartFailure: self.init(failure)
    case let failure as BackupFailure: self.init(failure)
    case let failure as WriteFailure: self.init(failure)
    case let failure as DemoFailure: self.init(.no, "\(failure)")
    case let error as OwnThread.Unavailable:
      self.init(.system, "the system gives no further thread: \(error.reason)")
    default: return nil
    }
  }

  private init(_ error: ServerError) {
    switch error {
    case .hostNotAnAddress, .proxyNotAnAddress, .socketNameInvalid: self.init(.configuration, "\(error)")
    case .socketInUse: self.init(.busy, "\(error)")
    case .addressUnavailable, .notASocket, .system: self.init(.system, "\(error)")
    }
  }

  private init(_ failure: StartFailure) {
    let status: ExitStatus =
      switch failure {
      case .notADatabase, .corrupt: .damaged
      case .noDatabase: .missing
      case .newerSchema: .newer
      case .changedMigration, .failedMigration, .database: .software
      case .outOfResources: .system
      case .diskFull: .diskFull
      case .inputOutput: .inputOutput
      case .lockedByAnotherProcess: .busy
      case .directoryUnusable, .exposed: .notPermitted
      }
    self.init(status, "\(failure)")
  }

  private init(_ failure: BackupFailure) {
    switch failure {
    case .database(let failure): self.init(failure)
    case .noFile: self.init(.missing, "\(failure)")
    case .damaged, .otherFingerprint: self.init(.damaged, "\(failure)")
    case .beingMade: self.init(.busy, "\(failure)")
    case .notAFile, .inDataDirectory, .hasLog, .brokenChain, .databasePresent: self.init(.no, "\(failure)")
    case .outputLost: self.init(.inputOutput, "\(failure)")
    case .file(_, let number):
      switch number {
      case ENOSPC, EDQUOT: self.init(.diskFull, "\(failure)")
      case EACCES, EPERM, EROFS: self.init(.notPermitted, "\(failure)")
      case ENOENT, ENOTDIR, EISDIR, ELOOP, ENAMETOOLONG: self.init(.missing, "\(failure)")
      default: self.init(.inputOutput, "\(failure)")
      }
    }
  }

  private init?(_ failure: WriteFailure) {
    switch failure {
    case .threw(let error): self.init(error)
    case .unavailable: self.init(.inputOutput, "the disk is full or fails: nothing of this was kept")
    case .overloaded, .stopping: self.init(.busy, "the writer takes no more")
    }
  }
}
