import Domain

extension Documentation {
  static let postToken = Documentation(
    .tokens, "Make a token",
    """
    Makes a bearer token. `token` holds it, this once: only a hash is kept. Two of one role, binding and name may live at \
    a time, so that one can be replaced by the other.
    """,
    body: .token,
    bodyExample: [
      "role": "coordinator", "name": "Werkplek van de coördinator", "expiresAt": "2027-11-18T09:00:00.000Z",
    ],
    answer: .record(.issuedToken), conflicts: [.tokensTooMany])

  static let listTokens = Documentation(
    .tokens, "List tokens", "All tokens, also those that have ended, without the secrets.",
    answer: .list(of: .token))

  static let getToken = Documentation(
    .tokens, "Read a token", "One token, without its secret.", answer: .record(.token))

  static let revokeToken = Documentation(
    .tokens, "Revoke a token", "From the same moment on it opens nothing.", answer: .record(.token),
    conflicts: [.tokenAlreadyRevoked])
}

extension Schema {
  static let tokenName = line(TokenName.self, "What it is for.", example: "EPD van de praktijk")
  static let binding = id("The referrer or practitioner that it stands for; of other roles `null`.")

  fileprivate static let token = object(
    "Token", sentAs: "NewToken",
    recordMembers + [.shownOnly("principalId", id("The same for it and its successor."))]
      + tokenMembers)

  fileprivate static let issuedToken = object(
    "IssuedToken",
    recordMembers + [.shownOnly("principalId", id("The same for it and its successor."))] + tokenMembers + [
      .shownOnly(
        "token",
        text(
          "The secret: `vk_` and 72 hexadecimal digits. `null` when the request was sent before with the same key.",
          example: "vk_…"
        ).orNull
      )
    ])

  private static let tokenMembers: [Member] = [
    .required("role", role),
    .optional("binding", binding),
    .required("name", tokenName),
    .optional(
      "expiresAt", moment("When it ends; `null` when it does not.", example: "2027-11-18T09:00:00.000Z")),
    .optional(
      "allowedFrom",
      set(
        of: text("In CIDR notation; without a prefix one address.", example: "192.0.2.0/24"),
        0...Limits.addressRangesMax,
        "From where it may be used; from anywhere when there is none. Behind proxies the client's address counts."
      )),
    .shownOnly("lastUsedAt", moment("To the minute.").orNull),
    .shownOnly("revokedAt", moment("When it was revoked.").orNull.showing(nil)),
  ]
}
