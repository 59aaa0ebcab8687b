/// Why a request got no answer that it wanted: `application/problem+json` (RFC 9457).
struct Problem: Error, Equatable {
  let kind: ProblemKind
  /// What is particular to this one.
  var detail: Sentence?
  /// Everything that is wrong with the request.
  var faults: [Fault] = []
  /// Where the record is that this one conflicts with.
  var location: String?
  /// The version of the record as it is now.
  var version: Int?
  /// When it makes sense to try again.
  var retryAfterSeconds: Int?
  /// The methods that are possible here, as `Allow` lists them.
  var allow: String?

  init(_ kind: ProblemKind, detail: Sentence? = nil) {
    self.kind = kind
    self.detail = detail
  }

  /// What was sent is not right, in these places.
  init(faults: [Fault]) {
    self.init(.invalidRequest)
    self.faults = faults
  }

  /// What was sent is not right, in this place.
  init(_ code: FaultCode, in part: RequestPart, at location: String) {
    self.init(faults: [Fault(part: part, location: location, code: code)])
  }

  /// Too much at once; seconds until it makes sense to try again.
  static func overloaded(retryAfterSeconds seconds: Int = 1) -> Problem {
    var problem = Problem(.overloaded)
    problem.retryAfterSeconds = seconds
    return problem
  }

  /// The storage fails; seconds until it makes sense to try again.
  static func unavailable(retryAfterSeconds seconds: Int = 5) -> Problem {
    var problem = Problem(.unavailable)
    problem.retryAfterSeconds = seconds
    return problem
  }
}

extension Problem {
  /// Writes the problem's JSON.
  /// - Parameter instance: the request's id; every answer carries it as `X-Request-Id` too.
  func write(to json: inout JSONWriter, instance: Span<UInt8>, in language: Language) {
    json.openObject()
    json.member("type", "urn:veerkracht:problem:" + kind.rawValue)
    json.member("title", kind.title.text(in: language))
    json.member("status", kind.status)
    json.member("detail", (detail ?? summary).text(in: language))
    json.member("instance", prefix: "urn:uuid:", utf8: instance)
    json.openArray("errors")
    for fault in faults {
      json.openObject()
      json.member("in", fault.part.rawValue)
      json.member("location", fault.location)
      json.member("code", fault.code.code)
      json.member("detail", fault.code.text(in: language))
      json.closeObject()
    }
    json.closeArray()
    json.closeObject()
  }

  /// What is said when nothing more particular is known.
  private var summary: Sentence {
    switch faults.count {
    case 0: kind.title
    case 1: faults[0].code.sentence
    default:
      Sentence(
        dutch: "\(faults.count) dingen kloppen niet; zie errors.",
        english: "\(faults.count) things are not right; see errors.")
    }
  }
}

extension FaultCode {
  var sentence: Sentence { Sentence(dutch: dutch, english: english) }
  func text(in language: Language) -> String { sentence.text(in: language) }
}
