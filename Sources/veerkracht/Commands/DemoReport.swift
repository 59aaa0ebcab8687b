internal import FoundationEssentials

/// What `veerkracht demo` tells of the cooperative that it made: a token for each role, and ids to begin with.
struct DemoReport: Encodable {
  struct Tokens: Encodable {
    let referrer, otherReferrer, practitioner, otherPractitioner, coordinator, reporter, admin: String
  }
  struct IDs: Encodable {
    let referrer, otherReferrer, practitioner, otherPractitioner: String
    let client, intake, clientInCare, enrolment, treatmentPlan: String?
  }

  let tokens: Tokens
  let ids: IDs

  /// On one line, for programs.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// For a person at a terminal: what to paste first, and lines that use it, as those of the README do.
  func summary(address: String) -> String {
    """
    A small synthetic cooperative, with tokens for this machine only. To paste first:

      A=\(address)
      GP=\(tokens.referrer)
      OTHER_GP=\(tokens.otherReferrer)
      PRACTITIONER=\(tokens.practitioner)
      COLLEAGUE=\(tokens.otherPractitioner)
      COORDINATOR=\(tokens.coordinator)
      REPORTER=\(tokens.reporter)
      ADMIN=\(tokens.admin)
      PRACTITIONER_ID=\(ids.practitioner)
      COLLEAGUE_ID=\(ids.otherPractitioner)

    And then, from this folder, once the server runs:

      # As the GP: post an intake, get its scores and flags.
      curl -i $A/v1/intakes -H "Authorization: Bearer $GP" \\
        -H 'Idempotency-Key: tour-1' -H 'Content-Type: application/json' -d @config/demo/intake.json

      # As the GP: a body with five faults is refused, and every fault is named.
      curl $A/v1/intakes -H "Authorization: Bearer $GP" \\
        -H 'Content-Type: application/json' -H 'Accept-Language: en' -d @config/demo/broken.json

      # As the coordinator: what waits for a decision, one intake, and all that waits today.
      curl "$A/v1/intakes?status=received&limit=2" -H "Authorization: Bearer $COORDINATOR"
      curl $A/v1/intakes/\(ids.intake ?? "") -H "Authorization: Bearer $COORDINATOR"
      curl $A/v1/worklist -H "Authorization: Bearer $COORDINATOR"
    \(careLines)

    """
  }

  /// Empty when too few clients were asked for.
  private var careLines: String {
    guard let client = ids.clientInCare, let enrolment = ids.enrolment, let plan = ids.treatmentPlan else {
      return ""
    }
    return """

        # As the practitioner: a client halfway through phase 2, with its treatment plan, scores in time, sessions and sickness.
        curl $A/v1/enrolments/\(enrolment) -H "Authorization: Bearer $PRACTITIONER"
        curl $A/v1/treatment-plans/\(plan) -H "Authorization: Bearer $PRACTITIONER"
        curl $A/v1/clients/\(client)/course -H "Authorization: Bearer $PRACTITIONER"
        curl $A/v1/clients/\(client)/calendar -H "Authorization: Bearer $PRACTITIONER"
        curl $A/v1/clients/\(client)/absence -H "Authorization: Bearer $PRACTITIONER"

        # The same as a picture, and as a page to print for the practice.
        curl $A/v1/clients/\(client)/spinnenweb -H "Authorization: Bearer $PRACTITIONER" -H 'Accept: image/svg+xml' > web.svg
        curl $A/v1/clients/\(client)/progress-report -H "Authorization: Bearer $PRACTITIONER" -H 'Accept: text/html' > report.html
      """
  }
}
