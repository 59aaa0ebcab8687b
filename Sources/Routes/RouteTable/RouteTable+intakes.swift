import HTTPServer
import Persistence

extension RouteTable {
  /// What referrers send, and what is done with it.
  static let intakes: [Route] = [
    .write(
      .post, "/v1/intakes", "postIntake", trail: .init(.create, .intake),
      Intakes.post, shows: Intakes.show, doc: .postIntake),
    .ask(
      "/v1/intakes/_validate", "validateIntake",
      trail: .init(.validate, .intake), Intakes.validate, doc: .validateIntake),
    .read(
      "/v1/intakes", "listIntakes",
      trail: .init(.search, .intake), parameters: [.intakeStatus, .limit, .cursor], Intakes.list,
      doc: .listIntakes),
    .read(
      "/v1/intakes/{id}", "getIntake",
      trail: .init(.read, .intake), Intakes.get, doc: .getIntake),
    .act(
      "/v1/intakes/{id}/_withdraw", "withdrawIntake",
      trail: .init(.update, .intake), Intakes.withdraw, shows: Intakes.show, doc: .withdrawIntake),
    .write(
      .put, "/v1/intakes/{id}/decision", "putDecision",
      trail: .init(.update, .intake), Decisions.put, shows: Decisions.show, doc: .putDecision),
    .read(
      "/v1/intakes/{id}/decision", "getDecision",
      trail: .init(.read, .intake), Decisions.get, doc: .getDecision),
  ]
}
