extension Schema {
  /// Why a request got no answer that it wanted.
  static let problem = Schema.object(
    "Problem", about: "Why a request got no answer that it wanted (RFC 9457).",
    [
      .shownOnly(
        "type",
        .text(
          "`urn:veerkracht:problem:` and one of: "
            + ProblemKind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            + ". More may come.",
          format: "uri", example: "urn:veerkracht:problem:invalidRequest")),
      .shownOnly(
        "title", .text("What kind of problem it is, for people.", example: "Het verzoek klopt niet")),
      .shownOnly("status", .integer(400...599, "The status of the answer.")),
      .shownOnly(
        "detail", .text("What is particular to this one, for people.", example: "Dit onderdeel is verplicht.")
      ),
      .shownOnly(
        "instance",
        .text(
          "`urn:uuid:` and the request's id.", format: "uri",
          example: "urn:uuid:0192f7c4-7a3b-7c3d-8e4f-0123456789ab")),
      .shownOnly(
        "errors", .array(of: fault, 0...Faults.countMax, "Everything that is wrong with the request.")),
    ])

  private static let fault = Schema.object(
    "ProblemError", about: "One thing that is wrong with a request.",
    [
      .shownOnly("in", .words("RequestPart", RequestPart.self, "The part of the request.")),
      .shownOnly(
        "location",
        .text(
          "In a body a JSON pointer as a URI fragment (RFC 6901); else a name.",
          example: "#/fourDkl/answers/3")),
      .shownOnly("code", .text("Which rule was broken. Stable; more may come.", example: "outOfRange")),
      .shownOnly("detail", .text("The same for people.", example: "Dit getal valt buiten het bereik.")),
    ])
}

extension Problem {
  /// A problem of this kind, as it is sent.
  static func example(_ kind: ProblemKind) -> JSONTree {
    let isInvalid = kind == .invalidRequest
    let example = Schema.problem.example(on: .shown)
    return example.with([
      "type": .text("urn:veerkracht:problem:\(kind.rawValue)"),
      "title": .text(kind.title.dutch),
      "status": .integer(kind.status),
      "detail": .text(isInvalid ? FaultCode.outOfRange.dutch : kind.title.dutch),
      "errors": isInvalid ? example["errors"] ?? [] : [],
    ])
  }
}
