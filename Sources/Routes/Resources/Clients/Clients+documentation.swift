import Domain

extension Documentation {
  static let listClients = Documentation(
    .clients, "List clients", "The clients that the caller may see, in the order in which they came.",
    answer: .list(of: .client))

  static let postClient = Documentation(
    .clients, "Add a client", "15 years or older. An intake makes its client by itself.", body: .client,
    answer: .record(.client))

  static let getClient = Documentation(
    .clients, "Read a client",
    """
    One client. A coordinator is told who may be the same person, by family name and birth date, and where to find a \
    client that was merged with another.
    """,
    answer: .record(.client), conflicts: [.clientMerged])

  static let putClient = Documentation(
    .clients, "Replace a client", "Says anew all that may be said of it.", body: .client,
    answer: .record(.client), conflicts: [.clientMerged])

  static let patchClient = Documentation(
    .clients, "Change a client", "A merge-patch: what it names is replaced, `null` removes.", body: .client,
    answer: .record(.client), conflicts: [.clientMerged])

  static let mergeClient = Documentation(
    .clients, "Merge a client with another",
    """
    Everything of the client in the body comes under the one in the path, which also gets what its record lacks. From \
    then on the other is not found; a coordinator is told by whom it was taken over.
    """,
    body: .clientMerge, answer: .record(.client), conflicts: [.clientMerged])

  static let searchClients = Documentation(
    .clients, "Search clients",
    """
    By birth date and, if wanted, the beginning of the family name; or by a part of the family name alone. A POST, so \
    that no name stands in a URI. It keeps nothing.
    """,
    body: .clientSearch, bodyExample: ["familyName": "Voorb", "birthDate": "1987-04-12"],
    answer: .list(of: .client))
}

extension Schema {
  /// A client with its record.
  static let client = object(
    "Client", sentAs: "NewClient",
    recordMembers + clientMembers + [
      .shownOnly(
        "possibleDuplicates",
        array(of: id(), 0...Paging.limitMax, "Clients who may be the same person; for coordinators.").orNull)
    ])

  fileprivate static let clientMerge = object(
    "ClientMerge", [.sentOnly("clientId", id("The client that is taken over."), isRequired: true)])

  /// What is told about a client.
  static let clientDetails = object("ClientDetails", sentAs: "NewClient", clientMembers)

  private static let clientMembers: [Member] = [
    .required("givenName", givenName),
    .optional("infix", line(NameInfix.self, "What stands between given and family name.", example: "de")),
    .required("familyName", familyName),
    .required(
      "birthDate", date("15 years or older; under 16 with a parent's consent.", example: "1987-04-12")),
    .optional("email", email),
    .optional("phone", phone),
    .optional("address", address),
    .required("occupation", words("Occupation", Occupation.self, "What a client does by day.")),
    .optional("employer", employer),
    .optional("gp", generalPractitioner),
    .optional(
      "statement",
      prose(
        ClientStatement.self, "The client's own words beside the record.",
        example: "Ik wil weer kunnen werken.")),
  ]

  private static let givenName = line(PersonName.self, example: "Sanne")
  private static let familyName = line(PersonName.self, "Without the infix.", example: "Voorbeeld")

  private static let address = object(
    "Address", about: "An address in the Netherlands.",
    [
      .required("street", line(StreetName.self, example: "Laan")),
      .required("houseNumber", line(HouseNumber.self, "With its additions.", example: "12a")),
      .required("postcode", postcode),
      .required("city", line(CityName.self, example: "Den Haag")),
    ])

  private static let employer = object(
    "Employer", about: "The client's employer.",
    [.required("name", line(OrganisationName.self, example: "Voorbeeld BV"))])

  private static let generalPractitioner = object(
    "GeneralPractitioner", sentAs: "NewGeneralPractitioner",
    about: "The client's own general practitioner, who need not be the referrer.",
    [
      .required("name", line(PersonName.self, example: "Dr. Voorbeeld")),
      .optional("agbCode", agbCode),
      .optional("phone", phone),
    ])

  fileprivate static let clientSearch = oneOf(
    "ClientSearch",
    [
      object(
        "ClientSearchByBirthDate",
        [
          .sentOnly("birthDate", date(example: "1987-04-12"), isRequired: true),
          .sentOnly("familyName", line(PersonName.self, "How it begins.", example: "Voorb")),
        ] + clientSearchPage),
      object(
        "ClientSearchByName",
        [
          .sentOnly("familyName", line(PersonName.self, "A part of it.", example: "beeld"), isRequired: true),
          .sentOnly("birthDate", nothing()),
        ] + clientSearchPage),
    ])

  private static let clientSearchPage: [Member] = [
    .sentOnly("limit", QueryParameter.limit.schema.meaning(QueryParameter.limit.description)),
    .sentOnly("cursor", QueryParameter.cursor.schema),
  ]
}
