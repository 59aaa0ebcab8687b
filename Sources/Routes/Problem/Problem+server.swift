import HTTPServer

extension Problem {
  /// What is said to octets that never became a request, or to one that broke a limit of the server.
  init(_ refusal: HTTPServer.Refusal) {
    switch refusal {
    case .malformed(let fault): self.init(.malformedRequest, detail: Self.sentence(about: fault))
    case .timedOut: self.init(ProblemKind.requestTimeout)
    case .bodyTooLarge: self.init(ProblemKind.contentTooLarge)
    case .targetTooLong: self.init(ProblemKind.targetTooLong)
    case .expectationUnknown: self.init(ProblemKind.expectationFailed)
    case .fieldsTooLarge: self.init(ProblemKind.fieldsTooLarge)
    case .notImplemented: self.init(ProblemKind.notImplemented)
    case .overloaded: self = .overloaded()
    case .versionUnsupported: self.init(ProblemKind.versionUnsupported)
    }
  }

  private static func sentence(about fault: HTTPServer.Refusal.Fault) -> Sentence {
    switch fault {
    case .requestLine:
      Sentence(dutch: "De eerste regel klopt niet.", english: "The request line is not right.")
    case .target: Sentence(dutch: "Het adres klopt niet.", english: "The target is not right.")
    case .field: Sentence(dutch: "Een kopregel klopt niet.", english: "A header field is not right.")
    case .lineEnd: Sentence(dutch: "Een regel eindigt niet op CRLF.", english: "A line does not end in CRLF.")
    case .host: Sentence(dutch: "De kopregel Host klopt niet.", english: "The Host field is not right.")
    case .contentLength:
      Sentence(dutch: "Content-Length klopt niet.", english: "The Content-Length field is not right.")
    case .transferEncoding:
      Sentence(dutch: "Transfer-Encoding klopt niet.", english: "The Transfer-Encoding field is not right.")
    case .chunk: Sentence(dutch: "Een deel van de inhoud klopt niet.", english: "A chunk is not right.")
    case .trailer: Sentence(dutch: "Een slotregel klopt niet.", english: "A trailer is not right.")
    case .endedEarly:
      Sentence(dutch: "Het verzoek hield te vroeg op.", english: "The request ended too early.")
    }
  }
}
