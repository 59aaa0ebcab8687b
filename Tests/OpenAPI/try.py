"""Starts a Veerkracht with a synthetic cooperative and lets tools of others loose on it and on its document.

usage: try.py VEERKRACHT SCRATCH [ARGUMENT OF SCHEMATHESIS …]
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Python"))
from veerkracht import cooperative, output, serving  # noqa: E402


def main(veerkracht, scratch, *arguments):
    document = scratch / "openapi.json"
    document.write_bytes(output(veerkracht, "openapi"))
    run("openapi-spec-validator", document)
    run("openapi-python-client", "generate", "--fail-on-warning", "--path", document,
        "--output-path", scratch / "client")
    tokens = cooperative(veerkracht, scratch, clients=30)["tokens"]
    with serving(veerkracht, scratch, "--rate-limits", "off") as address:
        run(sys.executable, HERE / "main_job.py", address, tokens["referrer"], tokens["coordinator"],
            env={"PYTHONPATH": str(scratch / "client")})
        run(sys.executable, HERE / "care_story.py", address, env={
            "PYTHONPATH": str(scratch / "client"), "REFERRER": tokens["referrer"],
            "COORDINATOR": tokens["coordinator"], "PRACTITIONER": tokens["practitioner"],
            "OTHER_PRACTITIONER": tokens["otherPractitioner"]})
        own = [token["id"] for token in items(address, "/tokens", tokens["admin"])]
        records = scratch / "records.json"
        records.write_text(json.dumps(keys(address, json.loads(document.read_bytes()), tokens)))
        run("schemathesis", "--config-file", HERE / "schemathesis.toml", "run", f"{address}/v1/openapi.json",
            "--url", f"{address}/v1", "--checks", "all", "--max-time", os.environ.get("SECONDS_EACH", "60"),
            *arguments, cwd=scratch,
            env={"SCHEMATHESIS_HOOKS": str(HERE / "hooks.py"), "COORDINATOR": tokens["coordinator"],
                 "ADMIN": tokens["admin"], "REFERRER": tokens["referrer"],
                 "PRACTITIONER": tokens["practitioner"], "OWN_TOKENS": " ".join(own),
                 "RECORDS": str(records)})


def run(*command, env=None, cwd=None):
    print("+", *command[:2], flush=True)
    subprocess.run(list(map(str, command)), check=True, env={**os.environ, **(env or {})}, cwd=cwd)


def items(address, path, token):
    """The first records of a list; none of one that asks for more than a token."""
    request = urllib.request.Request(f"{address}/v1{path}", headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)["items"]
    except urllib.error.HTTPError:
        return []


def keys(address, document, tokens):
    """The keys that there are, by the list that shows them: of each record the keys in its path, outermost first."""
    found = {}
    for path in sorted(document["paths"], key=lambda path: path.count("{")):
        operation = document["paths"][path].get("get", {})
        if "{" in path.rsplit("/", 1)[1] or not operation.get("operationId", "").startswith("list"):
            continue
        token = tokens["coordinator" if "coordinator" in operation["x-roles"] else "admin"]
        outer = found.get(path.split("/{", 1)[0], []) if "{" in path else [[]]
        found[path] = [
            [*parent, item["id"]] for parent in outer[:5] if path.count("{") == len(parent)
            for item in items(address, re.sub("{[A-Za-z]+}", lambda _: parent[0], path), token) if "id" in item]
    return found


try:
    main(sys.argv[1], pathlib.Path(sys.argv[2]), *sys.argv[3:])
except subprocess.CalledProcessError as failure:
    sys.exit(failure.returncode)
