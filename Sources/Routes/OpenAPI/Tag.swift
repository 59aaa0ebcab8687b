/// The chapters of the document, in their order.
enum Tag: String, CaseIterable, Sendable {
  case intakes
  case clients
  case referrers
  case practitioners
  case tokens
  case service

  /// What it is about.
  var description: String {
    switch self {
    case .intakes: "Referrals with their instruments, scores and flags: the main job."
    case .clients: "People in care, or referred for it."
    case .referrers: "Who sends clients."
    case .practitioners: "Who treats clients."
    case .tokens: "Bearer tokens, made and revoked by admins."
    case .service: "The caller itself, and this document."
    }
  }
}
