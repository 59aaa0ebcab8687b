"""Plays a client's whole way through the cooperative with the client that openapi-python-client made of the document.

usage: care_story.py ADDRESS, and tokens in the environment: REFERRER, COORDINATOR, PRACTITIONER, OTHER_PRACTITIONER
"""

import datetime
import os
import sys

from veerkracht_client import AuthenticatedClient
from veerkracht_client.api.enrolments import complete_enrolment, get_enrolment, post_care_team_member, start_enrolment
from veerkracht_client.api.feedback import (
    acknowledge_feedback_report, finalise_feedback_report, get_feedback_report, patch_feedback_report,
    post_feedback_report, send_feedback_report,
)
from veerkracht_client.api.flags import handle_flag
from veerkracht_client.api.intakes import get_intake, post_intake, put_decision
from veerkracht_client.api.measurements import get_course, post_measurement
from veerkracht_client.api.service import get_me
from veerkracht_client.api.sessions import attend_session, miss_session, post_session
from veerkracht_client.api.treatment_plans import (
    activate_treatment_plan, close_treatment_plan, delete_goal, list_goals, list_treatment_plans, patch_goal, post_goal,
    post_progress_note, sign_treatment_plan,
)
from veerkracht_client.api.work import get_client_absence, list_sick_spells, patch_sick_spell
from veerkracht_client import models as m

address = sys.argv[1]
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=1))).date()
NOW = datetime.datetime.now(datetime.timezone.utc)


def client(role):
    return AuthenticatedClient(base_url=f"{address}/v1", token=os.environ[role], raise_on_unexpected_status=True)


def done(answer, status=200):
    """What was answered, if all went well."""
    assert answer.status_code == status, answer
    return answer.parsed


def etag(answer):
    return answer.headers["ETag"]


referrer, coordinator = client("REFERRER"), client("COORDINATOR")
lead, colleague = client("PRACTITIONER"), client("OTHER_PRACTITIONER")
lead_id, colleague_id = (get_me.sync(client=one).binding for one in (lead, colleague))
begins = TODAY - datetime.timedelta(weeks=22)
ends = begins + datetime.timedelta(weeks=8, days=-1)

# An intake that raises a red flag, which holds the start.
intake = done(post_intake.sync_detailed(client=referrer, body=m.NewIntake(
    client=m.NewClient(given_name="Sanne", family_name="Verhaal", birth_date=datetime.date(1987, 4, 12),
                       occupation=m.Occupation.EMPLOYEE),
    reason="Aanhoudende vermoeidheid sinds het voorjaar.", taken_on=begins, sick_leave=m.SickLeave.FULL,
    first_sick_day=begins - datetime.timedelta(days=30),
    phq9=m.NewPhq9Answers(answers=[2, 2, 3, 3, 1, 2, 2, 1, 1]),
    consents=[m.NewConsent(purpose=m.ConsentPurpose.FEEDBACK, given=True, text_version="2026-1",
                           at=NOW - datetime.timedelta(weeks=22))])), 201)
assert intake.hold_until_gp_contact, intake
for flag in intake.flags:
    contact = m.NewFlagContact(with_="Huisarts", at=NOW - datetime.timedelta(hours=1))
    handled = done(handle_flag.sync_detailed(flag.id, client=coordinator, body=m.FlagHandling(contact=contact)))
    assert handled.status == m.FlagStatus.HANDLED, handled

# Accepted in phase 2: an enrolment with its team, and a draft of a plan.
read = get_intake.sync_detailed(intake.id, client=coordinator)
assert not read.parsed.hold_until_gp_contact, read
decision = done(put_decision.sync_detailed(intake.id, client=coordinator, if_match=etag(read), body=m.NewDecision(
    outcome=m.DecisionOutcome.ACCEPT, reason="Passend bij fase 2.", phase=m.Phase.VALUE_2, weeks=8, start_date=begins,
    lead_practitioner_id=lead_id)), 201)
enrolment = decision.enrolment_id
done(start_enrolment.sync_detailed(enrolment, client=coordinator))
done(post_care_team_member.sync_detailed(enrolment, client=coordinator, body=m.NewCareTeamMember(
    practitioner_id=colleague_id, role=m.CareTeamRole.MEMBER, from_=begins)), 201)

# A plan with three SMART goals.
plan = list_treatment_plans.sync(client=lead, enrolment_id=enrolment).items[0].id
for goal in list_goals.sync(plan, client=lead).items:
    done(delete_goal.sync_detailed(plan, goal.id, client=lead, if_match=f'"{goal.version}"'), 204)
goals = [
    done(post_goal.sync_detailed(plan, client=lead, body=m.GoalDetails(
        text=text, measure=measure, target=target, due_date=ends)), 201)
    for text, measure, target in (
        ("Ik slaap weer door.", "uren slaap per nacht", "7"), ("Ik wandel elke dag.", "minuten per dag", "30"),
        ("Ik werk weer halve dagen.", "uren per week", "20"))]
active = done(activate_treatment_plan.sync_detailed(plan, client=lead))
signed = done(sign_treatment_plan.sync_detailed(plan, client=lead, body=m.PlanSigning(version=active.version)))
assert signed.signed_by.practitioner_id == lead_id, signed

# Sessions: one took place, to one nobody came.
for days, finish, status in ((3, attend_session, m.SessionStatus.ATTENDED), (2, miss_session, m.SessionStatus.NOSHOW)):
    session = done(post_session.sync_detailed(client=colleague, body=m.NewSession(
        enrolment_id=enrolment, module="bodyOrientedTherapy", practitioner_id=colleague_id,
        starts_at=datetime.datetime.combine(
            begins + datetime.timedelta(days=days), datetime.time(18, 30), datetime.timezone.utc),
        minutes=60)), 201)
    assert done(finish.sync_detailed(session.id, client=colleague)).status == status
counted = get_enrolment.sync(enrolment, client=lead).sessions
assert (counted.attended, counted.no_show) == (1, 1), counted


def measure(moment, taken_on, answers):
    return done(post_measurement.sync_detailed(intake.client_id, client=lead, body=m.NewPhq9MeasurementByAnswers(
        instrument="phq9", moment=moment, taken_on=taken_on, answers=answers)), 201)


def report(kind, subjective, plan_of_care):
    """Drafted from the records, completed and signed by a person, sent, read and acknowledged by the GP."""
    draft = post_feedback_report.sync_detailed(client=lead, body=m.NewFeedbackReport(kind=kind, enrolment_id=enrolment))
    key = done(draft, 201).id
    assert "PHQ-9" in draft.parsed.soep.objective, draft
    edited = done(patch_feedback_report.sync_detailed(key, client=lead, if_match=etag(draft), body=m.FeedbackReportPatch(
        soep=m.SoepPatch(subjective=subjective, plan=plan_of_care))))
    assert edited.soep.objective == draft.parsed.soep.objective, edited
    assert done(finalise_feedback_report.sync_detailed(key, client=lead)).author.practitioner_id == lead_id
    assert done(send_feedback_report.sync_detailed(key, client=lead)).status == m.FeedbackStatus.SENT
    assert get_feedback_report.sync(key, client=referrer).soep.plan == plan_of_care
    done(acknowledge_feedback_report.sync_detailed(key, client=referrer))
    again = acknowledge_feedback_report.sync_detailed(key, client=referrer)
    assert again.status_code == 409, again


# Halfway; then two change one goal at once, and one of them is told.
assert measure(m.Moment.MIDWAY, begins + datetime.timedelta(weeks=4), [1, 1, 2, 2, 1, 1, 1, 1, 0]).total == 10
version = f'"{goals[0].version}"'
first = patch_goal.sync_detailed(plan, goals[0].id, client=lead, if_match=version, body=m.GoalPatch(baseline="5"))
second = patch_goal.sync_detailed(plan, goals[0].id, client=colleague, if_match=version, body=m.GoalPatch(target="6"))
assert (first.status_code, second.status_code) == (200, 412), (first, second)
again = patch_goal.sync_detailed(plan, goals[0].id, client=colleague, if_match=etag(second), body=m.GoalPatch(target="6"))
assert (again.parsed.baseline, again.parsed.target) == ("5", "6"), again
done(post_progress_note.sync_detailed(plan, goals[0].id, client=colleague, body=m.NewProgressNote(text="Slaapt zes uur.")), 201)
report(m.FeedbackKind.PROGRESS, "Slaapt beter.", "Wij gaan door met het plan.")
# The end, and three months later.
assert measure(m.Moment.END, ends, [1, 0, 1, 1, 0, 1, 0, 0, 0]).total == 4
assert done(close_treatment_plan.sync_detailed(plan, client=lead)).status == m.TreatmentPlanStatus.CLOSED
report(m.FeedbackKind.FINAL, "Voelt zich hersteld.", "Nameting over drie maanden.")
assert done(complete_enrolment.sync_detailed(enrolment, client=lead)).status == m.EnrolmentStatus.COMPLETED
measure(m.Moment.FOLLOWUP, ends + datetime.timedelta(days=91), [1, 0, 1, 0, 0, 1, 0, 0, 0])
course = get_course.sync(intake.client_id, client=lead)
assert [point.total for point in course.phq9] == [17, 10, 4, 3], course
# The spell of sickness that the intake told of is over, and what employers had to do after it has lapsed.
spell = list_sick_spells.sync(intake.client_id, client=lead).items[0]
done(patch_sick_spell.sync_detailed(intake.client_id, spell.id, client=lead, if_match=f'"{spell.version}"',
                                    body=m.SickSpellPatch(last_day=ends)))
absence = get_client_absence.sync(intake.client_id, client=lead)
assert not absence.is_sick and absence.duties[-1].status == m.DutyStatus.LAPSED, absence
print("the way through the cooperative was played")
