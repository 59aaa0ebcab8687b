import Domain
import Persistence

/// What referrers should have been told by now, and what should have been looked back upon.
extension Worklist {
  static func writeFeedbackDue(
    _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let configuration = call.service.configuration
    let due = try database.feedbackDue(
      for: call.viewer, configuration.feedback, daysBack: configuration.aftercareDays, at: call.now,
      limit: entriesMax + 1, day: call.day(of:))
    answer.json.openSection("feedbackDue")
    for entry in due.prefix(entriesMax) {
      answer.json.write(entry, today: call.today)
      answer.seen.clients.append(entry.clientID)
    }
    answer.json.closeSection(hasMore: due.count > entriesMax)
  }

  static func writeEvaluationsDue(
    _ call: Call, _ database: borrowing ReadTransaction, _ answer: inout Answer
  ) throws {
    let due = try database.evaluationsDue(
      for: call.viewer, daysBack: call.service.configuration.aftercareDays, today: call.today,
      limit: entriesMax + 1)
    answer.json.openSection("evaluationsDue")
    for entry in due.prefix(entriesMax) {
      answer.json.write(entry, today: call.today)
      answer.seen.clients.append(entry.clientID)
    }
    answer.json.closeSection(hasMore: due.count > entriesMax)
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ due: FeedbackDue, today: CalendarDate) {
    openObject()
    member("kind", due.kind)
    member("clientId", due.clientID)
    member("intakeId", due.intakeID)
    member("enrolmentId", optional: due.enrolmentID?.rawValue)
    member("referrerId", due.referrerID)
    member("dueOn", due.dueOn)
    member("daysOver", due.dueOn.days(until: today))
    member("hasConsent", due.hasConsent)
    member("reportId", optional: due.reportID?.rawValue)
    closeObject()
  }

  fileprivate mutating func write(_ due: EvaluationDue, today: CalendarDate) {
    openObject()
    member("kind", due.evaluation.kind)
    member("clientId", due.clientID)
    member("enrolmentId", due.enrolmentID)
    member("treatmentPlanId", due.planID)
    member("dueOn", due.evaluation.on)
    member("daysOver", due.evaluation.on.days(until: today))
    closeObject()
  }
}

extension Schema {
  static let feedbackDue = object(
    "FeedbackDue", about: "A letter that should have gone to a referrer by now.",
    [
      .shownOnly("kind", feedbackKind.showing("progress")),
      .shownOnly("clientId", id("Whom it is about.")),
      .shownOnly("intakeId", id("The intake, or the one from which the enrolment comes.")),
      .shownOnly("enrolmentId", id("The enrolment that it is about.").orNull),
      .shownOnly("referrerId", id("Who sent the intake.")),
      .shownOnly("dueOn", date("When it should have gone.")),
      .shownOnly("daysOver", daysOver),
      .shownOnly("hasConsent", boolean("Whether the client allows it now; `false`: ask, nobody has yet.")),
      .shownOnly("reportId", id("The letter that was begun.").orNull),
    ])

  static let evaluationDue = object(
    "EvaluationDue", about: "An evaluation whose day has come, and for which nothing was measured.",
    [
      .shownOnly("kind", evaluationKind.showing("midway")),
      .shownOnly("clientId", id("Whom it is about.")),
      .shownOnly("enrolmentId", id("The enrolment.")),
      .shownOnly("treatmentPlanId", id("The plan that says so.")),
      .shownOnly("dueOn", date("Its day.")),
      .shownOnly("daysOver", daysOver),
    ])

  private static let daysOver = integer(0...100_000, "Days since then.", example: 3)
}
