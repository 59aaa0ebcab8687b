"""Starts a Veerkracht with a synthetic cooperative and lets tools of others loose on it and on its document.

usage: try.py VEERKRACHT SCRATCH [ARGUMENT OF SCHEMATHESIS …]
"""

import json
import os
import pathlib
import subprocess
import sys
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
        run("schemathesis", "--config-file", HERE / "schemathesis.toml", "run", f"{address}/v1/openapi.json",
            "--url", f"{address}/v1", "--checks", "all", "--max-time", os.environ.get("SECONDS_EACH", "60"),
            *arguments, cwd=scratch,
            env={"SCHEMATHESIS_HOOKS": str(HERE / "hooks.py"), "COORDINATOR": tokens["coordinator"], "ADMIN": tokens["admin"], "REFERRER": tokens["referrer"],
                 "OWN_TOKENS": " ".join(keys(address, tokens["admin"]))})


def run(*command, env=None, cwd=None):
    print("+", *command[:2], flush=True)
    subprocess.run(list(map(str, command)), check=True, env={**os.environ, **(env or {})}, cwd=cwd)


def keys(address, admin):
    """The ids of the tokens that there are."""
    request = urllib.request.Request(f"{address}/v1/tokens?limit=100", headers={"Authorization": f"Bearer {admin}"})
    with urllib.request.urlopen(request) as answer:
        return [token["id"] for token in json.load(answer)["items"]]


try:
    main(sys.argv[1], pathlib.Path(sys.argv[2]), *sys.argv[3:])
except subprocess.CalledProcessError as failure:
    sys.exit(failure.returncode)
