"""What schemathesis cannot know by the document: which token opens what, and how keys are made."""

import os
import uuid

import schemathesis
from hypothesis import strategies

COORDINATOR = os.environ["COORDINATOR"]
REFERRER = os.environ["REFERRER"]
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
    """Admins have the tokens to themselves, a referrer sends intakes without naming itself; a coordinator may all else."""

    def get(self, case, context):
        operation = case.operation.definition.raw["operationId"]
        if "Token" in operation:
            return ADMIN
        return REFERRER if operation in ("postIntake", "validateIntake", "withdrawIntake") else COORDINATOR

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


@schemathesis.hook
def before_call(context, case, kwargs):
    """The tokens that the run itself lives by stay alive."""
    if case.operation.path == "/tokens/{id}/_revoke" and case.path_parameters.get("id") in OWN_TOKENS:
        case.path_parameters["id"] = "00000000-0000-7000-8000-000000000000"
