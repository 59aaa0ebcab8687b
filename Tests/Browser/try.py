"""Opens a page of an allowed origin and one of a foreign origin in headless Chromium, and looks what each may do.

usage: try.py VEERKRACHT SCRATCH
"""

import http.server
import json
import os
import pathlib
import queue
import subprocess
import sys
import threading
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Python"))
from veerkracht import cooperative, serving  # noqa: E402

SECONDS_MAX = 60
KEPT_AWAY = "kept away"


class FrontEnd(http.server.BaseHTTPRequestHandler):
    """Serves the page, and takes what it has seen."""

    def do_GET(self):
        isPage = self.path == "/"
        self.send_response(200 if isPage else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if isPage:
            self.wfile.write((HERE / "page.html").read_bytes())

    def do_POST(self):
        self.server.seen.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def front_end():
    """A web server of its own origin."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), FrontEnd)
    server.seen = queue.Queue()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


def visit(origin, server, address, token, scratch):
    """What the page of an origin saw of the API."""
    fragment = urllib.parse.urlencode({"address": address, "token": token})
    browser = subprocess.Popen(
        [os.environ.get("CHROMIUM", "chromium"), "--headless", "--disable-gpu", "--no-first-run",
         *(["--no-sandbox"] if os.geteuid() == 0 else []), "--disable-background-networking",
         f"--user-data-dir={scratch / 'chromium'}", f"{origin}/#{fragment}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return server.seen.get(timeout=SECONDS_MAX)
    except queue.Empty:
        sys.exit(f"the page of {origin} told nothing within {SECONDS_MAX} seconds")
    finally:
        browser.terminate()
        browser.wait()


def clients(address, token):
    """How many clients there are."""
    request = urllib.request.Request(
        f"{address}/v1/clients?limit=100", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request) as answer:
        return len(json.load(answer)["items"])


def expect(what, is_so, seen):
    if not is_so:
        seen = {name: answer for name, answer in seen.items() if name != "public"}  # which is long
        sys.exit(f"not so: {what}\n{json.dumps(seen, indent=1)}")


def check_allowed(seen):
    status = {name: answer["status"] for name, answer in seen.items() if answer != KEPT_AWAY}
    fields = {name: answer["fields"] for name, answer in seen.items() if answer != KEPT_AWAY}
    expect("an allowed origin reads every answer", len(status) == len(seen), seen)
    expect("it gets, posts, puts and patches", status == {
        "public": 200, "health": 200, "me": 200, "refused": 401, "list": 200, "post": 201, "get": 200,
        "unchanged": 304, "put": 200, "stale": 412, "patch": 204}, seen)
    expect("it reads Location", fields["post"]["location"].startswith("/v1/clients/"), seen)
    expect("it reads ETag", [fields[name]["etag"] for name in ("post", "get", "put", "stale", "patch")] == [
        '"1"', '"1"', '"2"', '"2"', '"3"'], seen)
    expect("it reads Link", "rel=\"next\"" in fields["list"]["link"], seen)
    expect("it reads its allowance", "ratelimit" in fields["me"] and "ratelimit-policy" in fields["me"], seen)
    problem = json.loads(seen["refused"]["body"])
    expect("it reads problems", problem["instance"] == "urn:uuid:" + fields["refused"]["x-request-id"], seen)
    expect("its language is honoured", problem["title"] == "No valid token", seen)


def check_foreign(seen):
    expect("a foreign origin reads the public document", seen["public"] != KEPT_AWAY, seen)
    others = {name: answer for name, answer in seen.items() if name != "public"}
    expect("it reads nothing else", all(answer == KEPT_AWAY for answer in others.values()), seen)


def main(veerkracht, scratch):
    token = cooperative(veerkracht, scratch, clients=10)["tokens"]["coordinator"]
    (allowed_server, allowed), (foreign_server, foreign) = front_end(), front_end()
    with serving(veerkracht, scratch, "--allow-origin", allowed) as address:
        before = clients(address, token)
        check_allowed(visit(allowed, allowed_server, address, token, scratch))
        expect("what it posted is there", clients(address, token) == before + 1, {})
        print(f"{allowed}: allowed, and could all that a front-end needs")
        check_foreign(visit(foreign, foreign_server, address, token, scratch))
        expect("a foreign origin posted nothing", clients(address, token) == before + 1, {})
        print(f"{foreign}: foreign, and could nothing but read the public document")


main(sys.argv[1], pathlib.Path(sys.argv[2]))
