"""Starts a Veerkracht with a synthetic cooperative and lets tools of others loose on it and on its document.

usage: try.py VEERKRACHT SCRATCH [ARGUMENT OF SCHEMATHESIS …]
"""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent


def main(veerkracht, scratch, *arguments):
    document = scratch / "openapi.json"
    document.write_bytes(output(veerkracht, "openapi"))
    run("openapi-spec-validator", document)
    run("openapi-python-client", "generate", "--fail-on-warning", "--path", document,
        "--output-path", scratch / "client")
    cooperative = json.loads(output(veerkracht, "demo", "--data", scratch / "data", "--clients", "30", "--json"))
    tokens = cooperative["tokens"]
    with serving(veerkracht, scratch) as address:
        run(sys.executable, HERE / "main_job.py", address, tokens["referrer"], tokens["coordinator"],
            env={"PYTHONPATH": str(scratch / "client")})
        run("schemathesis", "--config-file", HERE / "schemathesis.toml", "run", f"{address}/v1/openapi.json",
            "--url", f"{address}/v1", "--checks", "all", "--max-time", os.environ.get("SECONDS_EACH", "60"),
            *arguments, cwd=scratch,
            env={"SCHEMATHESIS_HOOKS": str(HERE / "hooks.py"), "COORDINATOR": tokens["coordinator"], "ADMIN": tokens["admin"], "REFERRER": tokens["referrer"],
                 "OWN_TOKENS": " ".join(keys(address, tokens["admin"]))})


def output(*command):
    return subprocess.run(list(map(str, command)), check=True, stdout=subprocess.PIPE).stdout


def run(*command, env=None, cwd=None):
    print("+", *command[:2], flush=True)
    subprocess.run(list(map(str, command)), check=True, env={**os.environ, **(env or {})}, cwd=cwd)


@contextlib.contextmanager
def serving(veerkracht, scratch):
    """A server on a free port; its log goes to a file."""
    log = scratch / "log"
    with log.open("wb") as lines:
        server = subprocess.Popen(
            [veerkracht, "serve", "--data", scratch / "data", "--host", "127.0.0.1", "--port", "0",
             "--rate-limits", "off"], stdout=lines)
    try:
        while not (text := log.read_text()).count("\n"):
            if server.poll() is not None:
                sys.exit("the server did not start")
        yield json.loads(text.splitlines()[0])["address"]
    finally:
        server.terminate()
        server.wait()


def keys(address, admin):
    """The ids of the tokens that there are."""
    request = urllib.request.Request(f"{address}/v1/tokens?limit=100", headers={"Authorization": f"Bearer {admin}"})
    with urllib.request.urlopen(request) as answer:
        return [token["id"] for token in json.load(answer)["items"]]


try:
    main(sys.argv[1], pathlib.Path(sys.argv[2]), *sys.argv[3:])
except subprocess.CalledProcessError as failure:
    sys.exit(failure.returncode)
