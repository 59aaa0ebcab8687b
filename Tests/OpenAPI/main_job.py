"""Plays the main job with the client that openapi-python-client made of the document.

usage: main_job.py ADDRESS REFERRER-TOKEN COORDINATOR-TOKEN
"""

import datetime
import sys

from veerkracht_client import AuthenticatedClient
from veerkracht_client.api.clients import get_client, patch_client
from veerkracht_client.api.intakes import get_intake, list_intakes, post_intake, validate_intake, withdraw_intake
from veerkracht_client.models import (
    ClientPatch, IntakeStatus, NewClient, NewIntake, NewPhq9Answers, Occupation, Problem,
)

address, referrer, coordinator = sys.argv[1:]


def client(token):
    return AuthenticatedClient(base_url=f"{address}/v1", token=token, raise_on_unexpected_status=True)


def intake(**members):
    return NewIntake(
        client=NewClient(
            given_name="Sanne", family_name="Voorbeeld", birth_date=datetime.date(1987, 4, 12),
            occupation=Occupation.EMPLOYEE),
        reason="Aanhoudende vermoeidheid sinds het voorjaar.", taken_on=datetime.date(2026, 11, 18),
        phq9=NewPhq9Answers(answers=[2, 2, 3, 3, 1, 2, 2, 1, 0]), **members)


with client(referrer) as sender, client(coordinator) as reader:
    tried = validate_intake.sync(client=sender, body=intake())
    assert tried.measurements[0].total == 16 and tried.measurements[0].id is None, tried

    sent = post_intake.sync_detailed(client=sender, body=intake(), idempotency_key="main-job")
    made = sent.parsed
    assert sent.status_code == 201 and sent.headers["Location"] == f"/v1/intakes/{made.id}", sent
    assert made.status == IntakeStatus.RECEIVED and made.absent == ["spinnenweb", "4dkl"], made
    again = post_intake.sync_detailed(client=sender, body=intake(), idempotency_key="main-job")
    assert again.headers["Idempotent-Replayed"] == "true" and again.parsed.id == made.id, again

    read = get_intake.sync_detailed(made.id, client=reader)
    assert read.parsed == made.from_dict({**made.to_dict(), **read.parsed.to_dict()}), read
    unchanged = get_intake.sync_detailed(made.id, client=reader, if_none_match=read.headers["ETag"])
    assert unchanged.status_code == 304, unchanged
    page = list_intakes.sync(client=sender, status=IntakeStatus.RECEIVED, limit=1)
    assert len(page.items) == 1, page

    person = get_client.sync_detailed(made.client_id, client=reader)
    changed = patch_client.sync_detailed(
        made.client_id, client=reader, if_match=person.headers["ETag"], body=ClientPatch(infix="de"))
    assert changed.parsed.infix == "de" and changed.parsed.version == 2, changed
    stale = patch_client.sync_detailed(
        made.client_id, client=reader, if_match=person.headers["ETag"], body=ClientPatch(infix="van"))
    assert stale.status_code == 412 and isinstance(stale.parsed, Problem), stale

    wrong = post_intake.sync(client=sender, body=intake(zorgdomein_number="no number"))
    assert wrong.errors[0].location == "#/zorgdomeinNumber", wrong

    assert withdraw_intake.sync(made.id, client=sender).status == IntakeStatus.WITHDRAWN
    print("the main job was played")
