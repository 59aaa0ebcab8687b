import Domain
import Persistence
import SQLite
import Testing

/// What is due is found behind any number of things that are not.
@Suite struct `A worklist` {
  let store: TestStore
  let client: Client
  let enrolment: Enrolment

  init() throws {
    store = try TestStore()
    client = try store.addClient()
    enrolment = try store.addEnrolment(of: client)
    try store.addPlan(of: enrolment)
  }

  private func write(_ script: String) throws { try store.write { try $0.execute(script: script) } }

  @Test func `has the evaluation that is due behind thousands that were measured`() throws {
    try write(
      """
      DELETE FROM evaluation;
      WITH RECURSIVE day (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM day WHERE n < 2500)
      INSERT INTO evaluation (plan_id, position, on_date, kind)
      SELECT treatment_plan.id, n, date('2026-09-01', '-' || n || ' days'), 'interim' FROM day, treatment_plan;
      INSERT INTO evaluation (plan_id, position, on_date, kind) SELECT id, 0, '2026-11-20', 'interim' FROM treatment_plan;
      INSERT INTO measurement (id, client_id, instrument, moment, taken_on, answers, rule_version, version, created_at,
                               updated_at)
      VALUES ('00000000-0000-7000-8000-000000000005', '\(client.id)', 'phq9', 'midway', '2026-09-20', '{}', '1', 1, 0, 0);
      """)
    let due = try store.read { reading throws(SQLiteError) in
      try reading.evaluationsDue(for: .coordinator, daysBack: 5_000, today: TestStore.today, limit: 2)
    }
    #expect(due.map(\.evaluation.on) == [TestStore.today])
  }

  @Test func `has the letter that is due behind thousands that go to nobody`() throws {
    let (employer, gp) = (try store.addReferrer(kind: .employer), try store.addReferrer())
    try write(
      """
      DELETE FROM intake_decision;
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 2500)
      INSERT INTO intake (id, client_id, referrer_id, status, reason, icpc, taken_on, hold_until_gp_contact, version,
                          created_at, updated_at)
      SELECT printf('00000000-0000-7000-8000-%012d', n), '\(client.id)', iif(n < 2500, '\(employer.id)', '\(gp.id)'),
             'declined', 'A', '[]', '2026-10-01', 0, 1, 0, 0
      FROM number;
      INSERT INTO intake_decision (intake_id, outcome, reason, decided_by, decided_at)
      SELECT id, 'decline', 'A', 'A', \(TestStore.now.adding(days: -20).unixMilliseconds) + CAST(substr(id, 25) AS INTEGER)
      FROM intake
      WHERE status = 'declined';
      """)
    let due = try store.read { reading throws(SQLiteError) in
      try reading.feedbackDue(
        for: .coordinator, FeedbackSchedule(), daysBack: 30, at: TestStore.now, limit: 1
      ) { $0.calendarDate() }
    }
    #expect(due.map(\.referrerID) == [gp.id])
  }
}
