import Domain
import Persistence

extension Documentation {
  static let postErasureRequest = Documentation(
    .rights, "Record a request to destroy a dossier",
    """
    A client asks to have the dossier destroyed (art. 7:455 BW; art. 17 AVG). It is to be decided by `decideBy`: carried \
    out, or refused with a reason. A client has one at a time that waits.
    """,
    body: .erasureRequest, answer: .record(.erasureRequest), conflicts: [.erasureRequested, .clientMerged])

  static let listClientErasureRequests = Documentation(
    .rights, "List a client's requests to destroy the dossier", "Decided ones too.",
    answer: .list(of: .erasureRequest), conflicts: [.clientMerged])

  static let listErasureRequests = Documentation(
    .rights, "List requests to destroy a dossier",
    "In the order in which they were recorded. What was carried out is gone with its dossier: see the erasures.",
    answer: .list(of: .erasureRequest))

  static let getErasureRequest = Documentation(
    .rights, "Read a request to destroy a dossier", "One request.", answer: .record(.erasureRequest))

  static let refuseErasureRequest = Documentation(
    .rights, "Refuse a request to destroy a dossier",
    """
    Where keeping it matters a good deal to somebody else, or the law stands against destroying it (art. 7:455 lid 2 \
    BW). The client is told why, and that a complaint or an appeal is possible (art. 12 lid 4 AVG).
    """,
    body: .erasureRefusal, answer: .record(.erasureRequest), conflicts: [.erasureRequestDecided])

  static let withdrawErasureRequest = Documentation(
    .rights, "Withdraw a request to destroy a dossier", "The client thinks better of it.",
    answer: .record(.erasureRequest), conflicts: [.erasureRequestDecided])

  static let previewErasure = Documentation(
    .rights, "Preview the destruction of a dossier",
    """
    How many records of each kind would be destroyed, what stands in the way, and until when backups hold them. \
    Destroys nothing.
    """,
    answer: .value(.erasurePreview), conflicts: [.clientMerged])

  static let carryOutErasureRequest = Documentation(
    .rights, "Destroy a dossier on request",
    """
    `records` is the preview's number, so that nothing goes that was not looked at. Not while an enrolment is planned or \
    active, or a red flag open: end or handle it first. Everything of the client is destroyed in one go, records merged \
    into it too, and what it left in the database's files is overwritten before this is answered: all writing waits \
    meanwhile. `isOverwritten` tells whether that succeeded; if not, it is tried again by itself. From then on the ids \
    lead nowhere (404). What backups hold ends by `backupsUntil`.
    """,
    body: .erasureConfirmation, bodyExample: ["records": 2], answer: .record(.erasure),
    conflicts: [.erasureRequestDecided, .dossierChanged, .enrolmentRunning, .heldUntilGpContact])

  static let listErasures = Documentation(
    .rights, "List destroyed dossiers",
    """
    What stays of each: the id that its client had, when and why it was destroyed. In the order of those ids. Keep it \
    beside the backups: after one is put back, what was destroyed since must be destroyed again.
    """,
    answer: .list(of: .erasure))

  static let getErasure = Documentation(
    .rights, "Read what stays of a destroyed dossier", "By the id that its client had.",
    answer: .record(.erasure))

  static let listExpiredDossiers = Documentation(
    .rights, "List dossiers whose term has run out",
    """
    Dossiers that have been kept for as long as they must be since their last change (art. 7:454 lid 3 BW), by the \
    client's id. Ids and days alone. Nothing is destroyed by itself.
    """,
    answer: .list(of: .expiredDossier))

  static let destroyExpiredDossier = Documentation(
    .rights, "Destroy a dossier whose term has run out",
    "As on request; refused as long as the term runs.",
    answer: .record(.erasure),
    conflicts: [.retentionNotOver, .enrolmentRunning, .heldUntilGpContact, .clientMerged])
}

extension QueryParameter {
  static let erasureRequestStatus = QueryParameter(
    "status", .erasureRequestStatus, "Only requests that stand so.")
}

extension Schema {
  fileprivate static let erasureRequestStatus = words(
    "ErasureRequestStatus", ErasureRequest.Status.self,
    "received → refused or withdrawn; or gone, with its dossier.")
  private static let refusalGround = words(
    "ErasureRefusalGround", ErasureRequest.RefusalGround.self, "Why a dossier is kept all the same.")

  static let erasureRequest = object(
    "ErasureRequest", sentAs: "NewErasureRequest", about: "A client's request to destroy the dossier.",
    recordMembers + [
      .shownOnly("clientId", id("Whose it is.")),
      .required("receivedOn", date("The day on which it came; not in the future.", example: "2026-11-17")),
      .shownOnly(
        "decideBy",
        date("The last day to decide: within one month (art. 12 lid 3 AVG).", example: "2026-12-17")),
      .optional("note", prose(Note.self, "How it came, and from whom.", example: "Per brief, ondertekend.")),
      .shownOnly("status", erasureRequestStatus.showing("received")),
      .shownOnly("refused", refused.orNull.showing(nil)),
    ])

  private static let refused = object(
    "ErasureRefused", about: "Why a request was refused.",
    [
      .shownOnly("ground", refusalGround),
      .shownOnly("explanation", prose(Note.self, example: "Er loopt een klacht.")),
      .shownOnly("by", line(PersonName.self, "By the name of that day.", example: "Anna")),
      .shownOnly("at", moment("When.")),
    ])

  fileprivate static let erasureRefusal = object(
    "ErasureRefusal",
    [
      .sentOnly("ground", refusalGround, isRequired: true),
      .sentOnly(
        "explanation", prose(Note.self, "What the client is told.", example: "Er loopt een klacht."),
        isRequired: true),
    ])

  fileprivate static let erasureConfirmation = object(
    "ErasureConfirmation",
    [.sentOnly("records", records("As the preview says."), isRequired: true)])

  private static func records(_ description: String) -> Schema {
    whole(RecordCount.self, description, example: 57)
  }

  fileprivate static let erasurePreview = object(
    "ErasurePreview", about: "What would be destroyed.",
    [
      .shownOnly("clientId", id("Whose dossier.")),
      .shownOnly("records", records("All of them.")),
      .shownOnly(
        "parts",
        array(
          of: object(
            "ErasurePart",
            [
              .shownOnly(
                "kind", words("DossierKind", DossierKind.self, "The kinds of records in a dossier.")),
              .shownOnly("records", records("Of this kind.")),
            ]), 0...DossierTable.allCases.count)),
      .shownOnly(
        "runningEnrolmentId", id("The enrolment that must end first.").orNull.showing(nil)),
      .shownOnly("redFlagIsOpen", boolean("Whether a red flag must be handled first.", example: false)),
      .shownOnly("requestId", id("The request that waits.").orNull),
      .shownOnly(
        "backupsUntil", date("Until when backups hold it, if it is destroyed today.", example: "2027-12-23")),
    ])

  fileprivate static let erasure = object(
    "Erasure", about: "What stays of a destroyed dossier.",
    [
      .shownOnly("id", id("The id that its client had.")),
      .shownOnly("version", versionNumber.meaning("2 when its traces are overwritten: the ETag.")),
      .shownOnly("ground", words("ErasureGround", Erasure.Ground.self, "Why it was destroyed.")),
      .shownOnly("requestId", id("The request that was carried out.").orNull),
      .shownOnly(
        "requestedOn", date("When the client asked; `null` where the term had run out.").orNull),
      .shownOnly("role", role.showing("coordinator")),
      .shownOnly("records", records("How many were destroyed; 0 for one that was merged into another.")),
      .shownOnly("erasedAt", moment("When.")),
      .shownOnly("isOverwritten", boolean("Whether its traces in the files are overwritten.")),
      .shownOnly("backupsUntil", date("When the last backup that may hold it ends.", example: "2027-12-23")),
    ])

  fileprivate static let expiredDossier = object(
    "ExpiredDossier", about: "A dossier whose term has run out.",
    [
      .shownOnly("clientId", id("Whose it is.")),
      .shownOnly(
        "dossierClass",
        words(
          "DossierClass", RetentionTerms.Class.self, "What was done for the client says how long it is kept.")
      ),
      .shownOnly("lastChangeOn", date("The day of the last change.", example: "2006-01-31")),
      .shownOnly("keptUntilDate", date("The last day of its term.", example: "2026-01-31")),
    ])
}

/// The kinds of records in a dossier, as words.
enum DossierKind: RawRepresentable, CaseIterable {
  case of(DossierTable)

  static let allCases: [DossierKind] = DossierTable.allCases.map { .of($0) }

  init?(rawValue: String) {
    guard let table = DossierTable.allCases.first(where: { $0.kind == rawValue }) else { return nil }
    self = .of(table)
  }

  var rawValue: String {
    switch self {
    case .of(let table): table.kind
    }
  }
}
