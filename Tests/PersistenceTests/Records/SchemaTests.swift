import Persistence
import SQLite
import Testing

/// What Swift makes sure of, the schema makes sure of too: rows that another hand writes are refused as well.
@Suite struct `The schema` {
  /// Of the rows that `script` needs, each with the digit of its id at the end.
  private static let rows = """
    INSERT INTO referrer (id, kind, name, active, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000001', 'gp', 'A', 1, 1, 0, 0);
    INSERT INTO practitioner (id, name, active, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000002', 'A', 1, 1, 0, 0);
    INSERT INTO client (id, given_name, family_name, family_name_folded, birth_date, occupation, version, created_at,
                        updated_at)
    VALUES ('00000000-0000-7000-8000-000000000003', 'A', 'B', 'b', '1987-04-12', 'employee', 1, 0, 0);
    INSERT INTO intake (id, client_id, referrer_id, status, reason, icpc, zorgdomein_number, taken_on,
                        hold_until_gp_contact, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000003',
            '00000000-0000-7000-8000-000000000001', 'received', 'A', '[]', 'ZD12345678', '2026-11-20', 0, 1, 0, 0);
    INSERT INTO measurement (id, client_id, intake_id, instrument, moment, taken_on, answers, rule_version, version,
                             created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000003',
            '00000000-0000-7000-8000-000000000004', 'phq9', 'intake', '2026-11-20', '{}', '1', 1, 0, 0);
    INSERT INTO flag (id, client_id, intake_id, kind, level, action, raised_at, status, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000003',
            '00000000-0000-7000-8000-000000000004', 'suicidality', 'red', 'sameDay', 0, 'open', 1, 0, 0);
    INSERT INTO consent (id, client_id, purpose, given, text_version, at, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000007', '00000000-0000-7000-8000-000000000003', 'feedback', 1, '1', 5, 1, 0,
            0);
    INSERT INTO enrolment (id, client_id, intake_id, phase_package_id, phase, weeks, start_on, end_on, status, version,
                           created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000003',
            '00000000-0000-7000-8000-000000000004', '019b76da-a800-7000-8000-000000000002', 2, 8, '2026-11-20',
            '2027-01-14', 'planned', 1, 0, 0);
    INSERT INTO treatment_plan (id, client_id, enrolment_id, status, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000003',
            '00000000-0000-7000-8000-000000000010', 'draft', 2, 0, 0);
    INSERT INTO evaluation (plan_id, position, on_date, kind)
    VALUES ('00000000-0000-7000-8000-000000000011', 0, '2026-12-18', 'midway');
    INSERT INTO goal (id, plan_id, position, text, status, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000011', 0, 'A', 'open', 1, 0, 0);
    INSERT INTO intervention (id, plan_id, position, module, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000011', 0, 'yoga', 1, 0, 0);
    INSERT INTO progress_note (id, goal_id, author_name, text, created_at)
    VALUES ('00000000-0000-7000-8000-000000000014', '00000000-0000-7000-8000-000000000012', 'A', 'B', 0);
    INSERT INTO treatment_plan_version (plan_id, version, shown, status, at)
    VALUES ('00000000-0000-7000-8000-000000000011', 1, '{}', 'draft', 0);
    INSERT INTO care_team_member (id, client_id, practitioner_id, role, from_on, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000008', '00000000-0000-7000-8000-000000000003',
            '00000000-0000-7000-8000-000000000002', 'lead', '2026-11-20', 1, 0, 0);
    INSERT INTO intake_decision (intake_id, outcome, reason, phase, weeks, start_on, lead_practitioner_id, enrolment_id,
                                 decided_by, decided_at)
    VALUES ('00000000-0000-7000-8000-000000000004', 'accept', 'A', 2, 8, '2026-11-20',
            '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000010', 'A', 0);
    INSERT INTO feedback_report (id, client_id, intake_id, enrolment_id, recipient_id, kind, status, version, created_at,
                                 updated_at)
    VALUES ('00000000-0000-7000-8000-000000000015', '00000000-0000-7000-8000-000000000003',
            '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000010',
            '00000000-0000-7000-8000-000000000001', 'final', 'draft', 1, 0, 0);
    INSERT INTO session (id, client_id, enrolment_id, practitioner_id, module, starts_at, minutes, status, version,
                         created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000003',
            '00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000002', 'yoga', 0, 60, 'planned', 1, 0,
            0);
    INSERT INTO practitioner_absence (id, practitioner_id, from_on, to_on, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000002', '2026-11-20', '2026-11-20', 1,
            0, 0);
    INSERT INTO sick_spell (id, client_id, first_on, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000015', '00000000-0000-7000-8000-000000000003', '2026-11-20', 1, 0, 0);
    INSERT INTO sick_spell_duty (sick_spell_id, week, duty, done_on)
    VALUES ('00000000-0000-7000-8000-000000000015', 6, 'problemAnalysis', '2026-11-21');
    INSERT INTO erasure_request (id, client_id, received_on, status, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000015', '00000000-0000-7000-8000-000000000003', '2026-11-20', 'received', 1, 0,
            0);
    INSERT INTO erasure (client_id, ground, role, records, backups_until, is_overwritten, erased_at)
    VALUES ('00000000-0000-7000-8000-000000000016', 'retention', 'coordinator', 1, '2027-11-20', 0, 0);
    INSERT INTO token (id, hash, principal_id, role, name, made_for_dossier, version, created_at, updated_at)
    VALUES ('00000000-0000-7000-8000-000000000009', zeroblob(32), '00000000-0000-7000-8000-000000000009', 'admin', 'A', 0,
            1, 0, 0);
    """

  @Test(arguments: [
    "UPDATE referrer SET id = 'x'", "UPDATE referrer SET kind = 'friend'", "UPDATE referrer SET name = ''",
    "UPDATE referrer SET agb_code = '123'", "UPDATE referrer SET active = 2",
    "UPDATE referrer SET version = 0",
    "UPDATE referrer SET updated_at = created_at - 1", "UPDATE referrer SET name = NULL",
    "UPDATE referrer SET name = x'41'",
    "DELETE FROM referrer", "DELETE FROM practitioner", "DELETE FROM client", "DELETE FROM intake",
    "UPDATE client SET birth_date = '12-4-1987x'", "UPDATE client SET occupation = 'king'",
    "UPDATE client SET street = 'Laan'", "UPDATE client SET gp_phone = '070-123'",
    "UPDATE client SET family_name_folded = ''",
    "UPDATE client SET given_name = '\(String(repeating: "é", count: 101))'",
    "UPDATE intake SET status = 'lost'", "UPDATE intake SET sick_leave = 'half'",
    "UPDATE intake SET tension_symptoms = 9", "UPDATE intake SET duration_months = -1",
    "UPDATE intake SET control_loss = 2", "UPDATE intake SET reason = ''",
    "UPDATE intake SET client_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE intake SET referrer_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE intake SET proposal_classification = 'burnout'", "UPDATE intake SET proposal_phase = 2",
    "UPDATE measurement SET instrument = 'mbi'", "UPDATE measurement SET moment = 'later'",
    "UPDATE measurement SET answers = ''",
    "UPDATE measurement SET intake_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE flag SET kind = 'other'", "UPDATE flag SET intake_id = NULL",
    "UPDATE flag SET measurement_id = '00000000-0000-7000-8000-000000000005'",
    "UPDATE flag SET status = 'handled'",
    "UPDATE flag SET contact_with = 'A'", "UPDATE flag SET contact_note = 'A'",
    "UPDATE consent SET purpose = 'marketing'", "UPDATE consent SET withdrawn_at = 4",
    "UPDATE consent SET given = 0, withdrawn_at = 6",
    "UPDATE consent SET recipient = '00000000-0000-7000-8000-000000000009'",
    "UPDATE care_team_member SET to_on = '2026-11-19'", "UPDATE care_team_member SET role = 'friend'",
    "UPDATE token SET hash = zeroblob(31)", "UPDATE token SET role = 'referrer'",
    "UPDATE token SET practitioner_id = '00000000-0000-7000-8000-000000000002'",
    "UPDATE token SET expires_at = 0",
    "UPDATE intake_decision SET outcome = 'decline'", "UPDATE intake_decision SET phase = NULL",
    "UPDATE intake_decision SET gp_contact_with = 'A'", "UPDATE intake_decision SET reason = ''",
    "UPDATE session SET minutes = 4", "UPDATE session SET status = 'lost'", "UPDATE session SET place = ''",
    "UPDATE session SET practitioner_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE feedback_report SET kind = 'gossip'", "UPDATE feedback_report SET status = 'lost'",
    "UPDATE feedback_report SET status = 'final'", "UPDATE feedback_report SET plan = ''",
    "UPDATE feedback_report SET status = 'final', author_name = 'A', finalised_at = 0",
    "UPDATE feedback_report SET finalised_at = 0", "UPDATE feedback_report SET author_name = 'A'",
    "UPDATE feedback_report SET sent_at = 0", "UPDATE feedback_report SET acknowledged_at = 0",
    "UPDATE feedback_report SET consent_id = '00000000-0000-7000-8000-000000000007'",
    "UPDATE feedback_report SET recipient_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE feedback_report SET supersedes_id = '00000000-0000-7000-8000-000000000009'",
    """
    INSERT INTO feedback_report (id, client_id, intake_id, recipient_id, kind, status, supersedes_id, version,
                                 created_at, updated_at)
    SELECT '00000000-0000-7000-8000-00000000000' || version, client_id, intake_id, recipient_id, kind, status, id,
           version, created_at, updated_at
    FROM feedback_report
    UNION ALL
    SELECT '00000000-0000-7000-8000-00000000001' || version, client_id, intake_id, recipient_id, kind, status, id,
           version, created_at, updated_at
    FROM feedback_report
    """,
    "UPDATE practitioner_absence SET to_on = '2026-11-19'",
    "UPDATE enrolment SET phase = 4", "UPDATE enrolment SET weeks = 0",
    "UPDATE enrolment SET end_on = '2026-11-19'",
    "UPDATE enrolment SET payer_kind = 'private'", "UPDATE enrolment SET payer_price_cents = 1",
    "UPDATE enrolment SET payer_kind = 'friend', payer_price_cents = 1",
    "UPDATE enrolment SET status = 'completed'", "UPDATE enrolment SET ended_on = '2026-11-20'",
    "UPDATE enrolment SET status = 'stopped', ended_on = '2026-11-20'",
    "UPDATE enrolment SET continues_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE care_team_member SET enrolment_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE phase_package SET phase = 1", "UPDATE phase_package SET price_cents = -1",
    "UPDATE phase_package_module SET code = 'yoga'", "UPDATE phase_package_module SET optional = 2",
    "UPDATE treatment_plan SET status = 'lost'", "UPDATE treatment_plan SET agreements = ''",
    "UPDATE treatment_plan SET signed_by_name = 'A'", "UPDATE treatment_plan SET signed_version = 1",
    "UPDATE treatment_plan SET signed_by_name = 'A', signed_at = 0, signed_version = 2",
    "UPDATE treatment_plan SET signed_by_practitioner_id = '00000000-0000-7000-8000-000000000002'",
    "UPDATE treatment_plan SET enrolment_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE evaluation SET kind = 'later'", "UPDATE evaluation SET on_date = '18-12-2026x'",
    "UPDATE goal SET dimension = 'geld'", "UPDATE goal SET status = 'done'", "UPDATE goal SET measure = ''",
    "UPDATE goal SET plan_id = '00000000-0000-7000-8000-000000000009'", "DELETE FROM goal",
    "UPDATE intervention SET sessions_planned = 201", "UPDATE intervention SET module = ''",
    "UPDATE intervention SET practitioner_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE sick_spell SET last_on = '2026-11-19'", "DELETE FROM sick_spell",
    "UPDATE sick_spell SET client_id = '00000000-0000-7000-8000-000000000009'",
    "UPDATE sick_spell_duty SET duty = 'party'", "UPDATE sick_spell_duty SET week = 99",
    """
    INSERT INTO sick_spell (id, client_id, first_on, last_on, version, created_at, updated_at)
    SELECT '00000000-0000-7000-8000-00000000000a', client_id, first_on, first_on, version, created_at, updated_at
    FROM sick_spell
    """,
    """
    INSERT INTO sick_spell (id, client_id, first_on, version, created_at, updated_at)
    SELECT '00000000-0000-7000-8000-00000000000a', client_id, '2026-11-21', version, created_at, updated_at
    FROM sick_spell
    """,
    "UPDATE progress_note SET text = ''", "UPDATE treatment_plan_version SET version = 0",
    "UPDATE erasure_request SET status = 'refused'", "UPDATE erasure_request SET status = 'lost'",
    "UPDATE erasure_request SET decided_by = 'A'", "UPDATE erasure_request SET note = ''",
    "UPDATE erasure SET ground = 'request'", "UPDATE erasure SET ground = 'whim'",
    "UPDATE erasure SET is_overwritten = 2", "UPDATE erasure SET role = 'referrer'",
    """
    INSERT INTO treatment_plan (id, client_id, enrolment_id, status, version, created_at, updated_at)
    SELECT '00000000-0000-7000-8000-00000000000a', client_id, enrolment_id, 'active', version, created_at, updated_at
    FROM treatment_plan
    """,
    """
    INSERT INTO enrolment (id, client_id, intake_id, phase_package_id, phase, weeks, start_on, end_on, status, version,
                           created_at, updated_at)
    SELECT '00000000-0000-7000-8000-00000000000a', client_id, intake_id, phase_package_id, phase, weeks, start_on,
           end_on, 'active', version, created_at, updated_at
    FROM enrolment
    """,
    """
    INSERT INTO intake (id, client_id, referrer_id, status, reason, icpc, zorgdomein_number, taken_on,
                        hold_until_gp_contact, version, created_at, updated_at)
    SELECT '00000000-0000-7000-8000-00000000000a', client_id, referrer_id, status, reason, icpc, zorgdomein_number,
           taken_on, hold_until_gp_contact, version, created_at, updated_at
    FROM intake
    """,
    """
    INSERT INTO measurement (id, client_id, intake_id, instrument, moment, taken_on, answers, rule_version, version,
                             created_at, updated_at)
    SELECT '00000000-0000-7000-8000-00000000000a', client_id, intake_id, instrument, moment, taken_on, answers,
           rule_version, version, created_at, updated_at
    FROM measurement
    """,
    """
    INSERT INTO token (id, hash, principal_id, role, name, made_for_dossier, version, created_at, updated_at)
    SELECT '00000000-0000-7000-8000-00000000000a', hash, principal_id, role, name, made_for_dossier, version, created_at,
           updated_at
    FROM token
    """,
  ]) func `refuses`(script: String) throws {
    let store = try TestStore()
    try store.write { try $0.execute(script: Self.rows) }
    do {
      try store.write { try $0.execute(script: script) }
      Issue.record("accepted: \(script)")
    } catch let error as SQLiteError {
      #expect(error.isConstraintViolation, "\(error)")
    }
  }

  @Test func `lets a name be as long as it may`() throws {
    let store = try TestStore()
    try store.write { try $0.execute(script: Self.rows) }
    let name = String(repeating: "é", count: 100)
    try store.write { try $0.execute(script: "UPDATE client SET given_name = '\(name)'") }
  }
}
