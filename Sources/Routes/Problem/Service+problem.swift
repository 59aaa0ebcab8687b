import Domain
import Persistence

extension Service {
  /// What an error is to the caller. Nothing internal leaves: what is no rule of ours is the storage's or a mistake.
  func problem(of error: any Error) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case let refusal as Refusal: return Problem(refusal)
    case let failure as WriteFailure: return problem(of: failure)
    case let failure as ReadFailure: return problem(of: failure)
    case let error as StorageError where error.isPassing:
      note(error)
      return .unavailable()
    default:
      note(error)
      return Problem(.internalError)
    }
  }

  private func problem(of failure: WriteFailure) -> Problem {
    switch failure {
    case .threw(let error): problem(of: error)
    case .overloaded: .overloaded()
    case .unavailable, .stopping: .unavailable()
    }
  }

  private func problem(of failure: ReadFailure) -> Problem {
    switch failure {
    case .threw(let error): problem(of: error)
    case .overloaded: .overloaded()
    case .tooLong, .stopping: .unavailable()
    }
  }

  /// Tells whoever runs the service. A `StorageError` carries codes and names of the schema, never a value; of any
  /// other error only its type is told.
  private func note(_ error: any Error) {
    var json = JSONWriter()
    json.openLine()
    json.member("time", environment.now().description)
    json.member("level", word: "error")
    json.member("msg", word: "unexpected error")
    json.member("error", (error as? StorageError).map(String.init(describing:)) ?? "\(type(of: error))")
    json.closeLine()
    log(json.octets.octets)
  }
}
