/// The chapters of the document, in their order.
enum Tag: String, CaseIterable, Sendable {
  case intakes
  case clients
  case enrolments
  case sessions
  case treatmentPlans
  case feedback
  case measurements
  case flags
  case work
  case phasePackages
  case referrers
  case practitioners
  case rights
  case audit
  case tokens
  case service

  /// What it is about.
  var description: String {
    switch self {
    case .intakes: "Referrals with their instruments, scores and flags: the main job."
    case .clients: "People in care, or referred for it."
    case .enrolments: "Clients on their way through a phase package, and who cares for them."
    case .sessions: "Meetings of clients with practitioners, and calendars."
    case .treatmentPlans: "What a client and its practitioners want to reach, kept by them together."
    case .feedback: "What referrers are told, in letters that a person has signed."
    case .measurements: "Instruments that clients filled in, and their scores in time."
    case .flags: "What somebody must act on, and what else waits."
    case .work: "Sickness, and the way back to work."
    case .phasePackages: "What the cooperative offers in each phase."
    case .referrers: "Who sends clients."
    case .practitioners: "Who treats clients."
    case .rights:
      "What clients may ask: a copy of the dossier, its destruction; and how long dossiers are kept."
    case .audit: "Who did or saw what (NEN 7513)."
    case .tokens: "Bearer tokens, made and revoked by admins."
    case .service: "The caller itself, and this document."
    }
  }
}
