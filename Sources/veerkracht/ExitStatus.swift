/// How a command ends, for the scripts that call it; the numbers of sysexits(3) where it has one.
enum ExitStatus: CInt, Sendable, CaseIterable {
  case done = 0
  case no = 1
  case usage = 64
  case damaged = 65
  case missing = 66
  case newer = 69
  case software = 70
  case system = 71
  case diskFull = 73
  case inputOutput = 74
  case busy = 75
  case noAnswer = 76
  case notPermitted = 77
  case configuration = 78

  /// What it means, for the help text and the README.
  var meaning: String {
    switch self {
    case .done: "done"
    case .no: "the answer is no: chain broken, not ready, refused"
    case .usage: "the command line is not understood"
    case .damaged: "the database or the backup is damaged, or is not one"
    case .missing: "there is no database, or no such file"
    case .newer: "a newer version has used the database"
    case .software: "the database does not fit this program"
    case .system: "the address or the system is not to be had"
    case .diskFull: "the disk is full"
    case .inputOutput: "the disk fails"
    case .busy: "another process has the data directory, or makes the same backup"
    case .noAnswer: "the running server gives no answer"
    case .notPermitted: "the data directory or a file may not be used, or is open to others"
    case .configuration: "the configuration is wrong"
    }
  }

  /// The table for `veerkracht --help`.
  static let explanation =
    "EXIT STATUS:\n" + allCases.map { "  \($0.rawValue)\t\($0.meaning)" }.joined(separator: "\n")
}

/// Why a command ends without having done its work: a sentence for standard error, and a status.
struct Failure: Error, Hashable, Sendable {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
