import Domain

extension Documentation {
  static let getLiveness = Documentation(
    .service, "Whether the service lives", "Answers as long as it does.", answer: .value(.health))

  static let getReadiness = Documentation(
    .service, "Whether the service can be used", "503 as long as it cannot keep anything.",
    answer: .value(.health))

  static let getSecurityTxt = Documentation(
    .service, "Read whom to tell about a weakness", "As RFC 9116 lays it down.",
    answer: .value(.securityContact))

  static let getOpenApi = Documentation(
    .service, "Read this document",
    "The document of the version that runs. Public, also for pages of other origins; its ETag is a hash.",
    answer: .hashed(.document))

  static let getMe = Documentation(
    .service, "Read who calls", "The caller, as the service knows it by its token.", answer: .value(.caller))

  static let getCodes = Documentation(
    .service, "Read all codes",
    "Every code with its words in Dutch and English, set by set. Codes that are numbers stand here as text.",
    answer: .value(.codes))
}

extension Schema {
  fileprivate static let document: Schema = {
    var schema = Schema(.anyObject, "A document in OpenAPI 3.1.", example: ["openapi": "3.1.0"])
    schema.name = "OpenApiDocument"
    return schema
  }()

  fileprivate static let securityContact = object(
    "SecurityContact",
    [
      .shownOnly("contact", text("Where to.", example: "mailto:security@voorbeeld.example")),
      .shownOnly("expires", moment("Until when it holds.")),
      .shownOnly("preferredLanguages", array(of: text(example: "nl"), 0...10)),
    ])

  fileprivate static let health = object("Health", [.shownOnly("status", text(example: "live"))])

  fileprivate static let codes = object(
    "Codes",
    [
      .shownOnly(
        "sets",
        array(
          of: object(
            "CodeSet",
            [
              .shownOnly("name", text("What they are codes of.", example: "referrerKind")),
              .shownOnly("open", boolean("Whether other codes than these may appear.", example: false)),
              .shownOnly("codes", array(of: code, 0...1_000)),
            ]), 0...1_000))
    ])

  private static let code = object(
    "Code",
    [
      .shownOnly("code", text("What stands in requests and answers.", example: "gp")),
      .shownOnly("nl", text("In Dutch.", example: "Huisarts")),
      .shownOnly("en", text("In English.", example: "General practitioner")),
    ])

  static let role = words("Role", Role.self, "What a token may do.")

  fileprivate static let caller = object(
    "Caller",
    [
      .shownOnly("principalId", id("The same for a token and its successor.")),
      .shownOnly("role", role),
      .shownOnly("binding", binding.orNull),
      .shownOnly("referrerKind", referrerKind.meaning("Of a referrer's token.").orNull),
      .shownOnly("name", tokenName.orNull),
      .shownOnly("expiresAt", moment("When the token ends; `null` when it does not.").orNull.showing(nil)),
      .shownOnly(
        "expiresInDays", integer(0...1_000_000, "Whole days that are left.", example: 12).orNull.showing(nil)),
      .shownOnly("expiresSoon", boolean("Whether it is time for a successor.", example: false)),
    ])
}
