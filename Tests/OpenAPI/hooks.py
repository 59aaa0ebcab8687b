"""What schemathesis cannot know by the document: which token opens what, and how keys are made."""

import json
import os
import pathlib
import random
import re
import uuid

import schemathesis
from hypothesis import strategies

COORDINATOR = os.environ["COORDINATOR"]
REFERRER = os.environ["REFERRER"]
PRACTITIONER = os.environ["PRACTITIONER"]
ADMIN = os.environ["ADMIN"]
OWN_TOKENS = os.environ["OWN_TOKENS"].split()


@strategies.composite
def uuid7(draw):
    bits = draw(strategies.integers(min_value=0, max_value=2**128 - 1))
    bits = bits & ~(0xF << 76) | 0x7 << 76
    bits = bits & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=bits))


schemathesis.openapi.format("uuid", uuid7())


@schemathesis.auth(refresh_interval=None)
class Token:
    """A referrer sends its own intakes, without naming itself; all else is a coordinator's, or of the role that may."""

    def get(self, case, context):
        roles = case.operation.definition.raw["x-roles"]
        if "referrer" in roles and case.method != "GET":
            return REFERRER
        if "coordinator" in roles:
            return COORDINATOR
        return PRACTITIONER if "practitioner" in roles else ADMIN

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


# A key that names nobody.
NOBODY = "00000000-0000-7000-8000-000000000000"
# Keys that there are, by the list that shows them.
RECORDS = json.loads(pathlib.Path(os.environ["RECORDS"]).read_text())


def is_key(value):
    """Whether this is a key, of whatever record."""
    return bool(re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", str(value)))


@schemathesis.hook
def before_call(context, case, kwargs):
    """A key that an answer showed as null is none. In the place of keys that were made up come those of records that
    there are, mostly; but the tokens that the run itself lives by stay alive."""
    # For an If-Match that may be left out it makes up 0, which is none by the pattern, and takes it for a good one.
    if case.method == "POST" and (case.headers or {}).get("If-Match") == "0" and case.meta.generation.mode.is_positive:
        case.headers["If-Match"] = "*"
    parameters = case.path_parameters or {}
    for name, value in parameters.items():
        if value is None or value in ("null", "None"):
            parameters[name] = NOBODY
    known = RECORDS.get(case.operation.path.rsplit("/{", 1)[0])
    if known and case.method != "DELETE" and all(map(is_key, parameters.values())) and random.random() < 0.8:
        parameters.update(zip(parameters, random.choice(known)))
    if case.operation.path == "/tokens/{id}/_revoke" and parameters.get("id") in OWN_TOKENS:
        parameters["id"] = NOBODY
