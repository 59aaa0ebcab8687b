"""A Veerkracht with a synthetic cooperative, for tests that look at it from outside."""

import contextlib
import json
import subprocess
import sys


def output(*command):
    """What a command says; a failure is an error."""
    return subprocess.run(list(map(str, command)), check=True, stdout=subprocess.PIPE).stdout


def cooperative(veerkracht, scratch, clients):
    """Makes a cooperative in `scratch`; gives its tokens and ids."""
    return json.loads(output(veerkracht, "demo", "--data", scratch / "data", "--clients", clients, "--json"))


@contextlib.contextmanager
def serving(veerkracht, scratch, *arguments):
    """A server on a free port; its log goes to a file. Gives its address."""
    log = scratch / "log"
    with log.open("wb") as lines:
        server = subprocess.Popen(
            [veerkracht, "serve", "--data", scratch / "data", "--host", "127.0.0.1", "--port", "0", *arguments],
            stdout=lines)
    try:
        while not (text := log.read_text()).count("\n"):
            if server.poll() is not None:
                sys.exit("the server did not start")
        yield json.loads(text.splitlines()[0])["address"]
    finally:
        server.terminate()
        server.wait()
