import Domain
import Persistence

/// Voortgangsverslag: how a client in care fares, in one fixed form, from what the record holds on the day of asking.
/// Who may read it, and in which form, is `ProgressReports`' to say.
struct ProgressReport {
  let client: Client
  /// The day that it is made for.
  let today: CalendarDate
  /// The one that is planned or active, or else the last one; nil before the first.
  let enrolment: Enrolment?
  /// Of that enrolment.
  let attendance: Attendance
  /// Of that enrolment's plan once it is agreed: what a draft holds nobody has agreed on. In the order that people gave them.
  let goals: [Goal]
  /// The first look back that is still to come.
  let nextEvaluation: Evaluation?
  /// Whether its plan holds guidance in going back to work.
  let hasReturnToWork: Bool
  let courses: [ScoreCourse]
  let webs: WebCourse
  /// Each once, in the order in which kinds are reported.
  let openFlags: [Flag.Kind]
  /// nil when the client was not sick.
  let absence: AbsenceCalendar?

  /// The caller has made sure that the client may be seen.
  init?(of id: Client.ID, on today: CalendarDate, _ database: borrowing ReadTransaction) throws {
    let client = try database.client(id, for: .coordinator) { row throws(StorageError) in try row.client() }
    guard let client else { return nil }
    self.client = client
    self.today = today
    let enrolment = try database.latestEnrolment(of: id)
    self.enrolment = enrolment
    attendance = try enrolment.map { try database.attendance(of: $0.id) } ?? Attendance()
    let plan = try enrolment.flatMap { try database.latestTreatmentPlan(of: $0.id) }
    let agreed = try enrolment.flatMap { try database.agreedTreatmentPlan(of: $0.id) }
    goals = try agreed.map { try database.goals(of: $0) } ?? []
    nextEvaluation = try plan.flatMap { try database.evaluations(of: $0).first { $0.on >= today } }
    hasReturnToWork =
      try agreed.map { try database.interventions(of: $0) }?.contains {
        $0.details.module.text == Self.returnToWork
      } ?? false
    var series = try MeasurementSeries(of: id, database)
    if let enrolment, let referredOn = try database.takenOn(of: enrolment.intakeID) {
      series = series.since(referredOn)
    }
    courses = ScoreCourse.all(in: series)
    webs = WebCourse(in: series)
    var kinds: Set<Flag.Kind> = []
    try database.flags(of: id) { row throws(StorageError) in
      let flag = try row.flag()
      if flag.status == .open { kinds.insert(flag.kind) }
    }
    openFlags = Flag.Kind.allCases.filter(kinds.contains)
    absence = AbsenceCalendar(try database.sickSpells(of: id), on: today)
  }

  /// The module for which a return-to-work coach is needed (migrations/0015).
  private static let returnToWork = "returnToWork"

  /// Which week of the package today is in; nil before it begins, after its end, and once it has ended earlier.
  var week: Int? {
    guard let enrolment, enrolment.status == .active else { return nil }
    return enrolment.period.week(on: today)
  }

  func goals(_ status: Goal.Status) -> [Goal] { goals.filter { $0.details.status == status } }

  /// Those about taking part and daily functioning: what is agreed about work is among them.
  var workGoals: [Goal] {
    goals.filter {
      $0.details.dimension == .meedoen || $0.details.dimension == .dagelijksFunctioneren
    }
  }
}

extension ReadTransaction {
  /// The day on which an intake was taken: what was measured before belongs to an earlier course of care.
  fileprivate func takenOn(of id: Intake.ID) throws(StorageError) -> CalendarDate? {
    try intake(id, for: .coordinator) { row throws(StorageError) in try row.intake().details.takenOn }
  }

  /// The enrolment of a client that is planned or active, or else the last one; nil when it never had one. The caller has
  /// made sure that the client may be seen.
  fileprivate func latestEnrolment(of client: Client.ID) throws(StorageError) -> Enrolment? {
    if let running = try runningEnrolment(of: client) { return try enrolment(running, for: .coordinator) }
    var (latest, cursor): (Enrolment?, Enrolment.ID?) = (nil, nil)
    repeat {
      let page = try enrolments(for: .coordinator, client: client, after: cursor, limit: Paging.limitMax)
      (latest, cursor) = (page.enrolments.last ?? latest, page.next)
    } while cursor != nil
    return latest
  }
}
