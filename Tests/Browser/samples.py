"""Makes the pictures and reports of a synthetic client over HTTP, and how they look on a screen and on paper.

usage: samples.py VEERKRACHT SCRATCH TARGET
"""

import contextlib
import datetime
import http.server
import json
import os
import pathlib
import subprocess
import sys
import threading
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Python"))
from veerkracht import cooperative, serving  # noqa: E402

SECONDS_MAX = 60

# Filled in around a package of eight weeks of which this is the fifth: days from today.
MEASUREMENTS = [
    ("spinnenweb", "midway", -2, {"scores": {
        "lichaamsfuncties": 6.5, "mentaalWelbevinden": 6, "zingeving": 6, "kwaliteitVanLeven": 7, "meedoen": 6.5,
        "dagelijksFunctioneren": 7}}),
    ("phq9", "midway", -16, {"answers": [2, 1, 2, 2, 1, None, 2, 1, 0]}),
    ("phq9", "midway", -2, {"answers": [1, 1, 1, 2, 0, 1, 1, 0, 0], "difficulty": 1}),
    ("4dkl", "midway", -16, {"answers": [1 if i % 3 else (None if i in (18, 21) else 2) for i in range(1, 51)]}),
    ("4dkl", "midway", -2, {"scores": {"distress": 12, "depression": 2, "anxiety": None, "somatisation": 11}}),
]

GOALS = [
    ("Ik slaap weer zeven uur per nacht.", "lichaamsfuncties", "uren slaap, slaapdagboek", "5", "7", "open"),
    ("Ik werk drie dagen van zes uur, zonder daarna een dag bij te komen.", "meedoen", "dagen per week", "0", "3",
     "partlyAchieved"),
    ("Ik wandel elke dag een half uur.", "dagelijksFunctioneren", "dagen per week", "1", "7", "achieved"),
]

# How long ago, and what became of it.
SESSIONS = [(-25, "_attend"), (-18, "_attend"), (-11, "_noShow"), (-4, "_attend"), (3, None)]

# What is asked for, by whom, in which form, and what the file is called.
SAMPLES = [
    ("spinnenweb", "coordinator", "image/svg+xml", "spinnenweb.svg"),
    ("course", "coordinator", "image/svg+xml", "course.svg"),
    ("progress-report", "coordinator", "text/html", "progress-report.html"),
    ("progress-report", "companyDoctor", "text/html", "progress-report-company-doctor.html"),
]


def day(days):
    return (datetime.date.today() + datetime.timedelta(days)).isoformat()


def call(address, path, token, body=None, accept="application/json", method=None):
    headers = {"Authorization": f"Bearer {token}", "Accept": accept}
    if body is not None:
        headers["Content-Type"] = "application/json"
    if method in ("PUT", "PATCH"):
        headers["If-Match"] = "*"
    if method == "PATCH":
        headers["Content-Type"] = "application/merge-patch+json"
    request = urllib.request.Request(
        address + path, headers=headers, data=None if body is None else json.dumps(body).encode(), method=method)
    with urllib.request.urlopen(request, timeout=SECONDS_MAX) as answer:
        return answer.headers, answer.read()


def client(address, tokens, ids):
    """A client in the middle of care, and a token of its company doctor."""
    def send(path, body=None, method="POST", who="coordinator"):
        return json.loads(call(address, path, tokens[who], body, method=method)[1] or "null")

    doctor = send("/v1/referrers", {"kind": "companyDoctor", "name": "M. Voorbeeld", "organisation": "Arbodienst Voorbeeld"})
    given = {"given": True, "textVersion": "2026-1", "at": f"{day(-32)}T09:00:00Z"}
    intake = json.loads((HERE.parent.parent / "config/demo/intake.json").read_text())
    intake |= {"referrerId": ids["referrer"], "takenOn": day(-32), "firstSickDay": day(-60), "zorgdomeinNumber": None,
               "consents": [{"purpose": "feedback", "recipient": ids["referrer"], **given},
                            {"purpose": "companyDoctor", "recipient": doctor["id"], **given}]}
    made = send("/v1/intakes", intake)
    practitioner = send("/v1/practitioners", {
        "name": "Coach Voorbeeld", "disciplines": ["coach"],
        "registrations": [{"association": "RBCZ", "number": "1", "validFrom": "2020-01-01", "validUntil": "2035-01-01"}]})
    enrolment = send(f"/v1/intakes/{made['id']}/decision", {
        "outcome": "accept", "reason": "Past bij fase 2.", "phase": 2, "weeks": 8, "startDate": day(-30),
        "leadPractitionerId": practitioner["id"],
        "gpContact": {"with": "Dr. Voorbeeld", "at": f"{day(-31)}T09:00:00Z"}}, "PUT")["enrolmentId"]
    for flag in made["flags"]:
        if flag["level"] == "red" and flag["status"] == "open":
            send(f"/v1/flags/{flag['id']}/_handle", {"contact": {"with": "Dr. Voorbeeld", "at": f"{day(-31)}T09:00:00Z"}})
    send(f"/v1/enrolments/{enrolment}/_start")
    plan = send(f"/v1/treatment-plans?enrolmentId={enrolment}", method="GET")["items"][0]["id"]
    send(f"/v1/treatment-plans/{plan}", {"goals": [
        {"text": text, "dimension": dimension, "measure": measure, "baseline": baseline, "target": target,
         "dueDate": day(20), "status": status} for text, dimension, measure, baseline, target, status in GOALS]}, "PATCH")
    send(f"/v1/treatment-plans/{plan}/_activate")
    for days, verb in SESSIONS:
        session = send("/v1/sessions", {
            "enrolmentId": enrolment, "module": "actCoaching", "practitionerId": practitioner["id"],
            "startsAt": f"{day(days)}T09:00:00Z", "minutes": 60})
        if verb:
            send(f"/v1/sessions/{session['id']}/{verb}")
    for instrument, moment, days, more in MEASUREMENTS:
        send(f"/v1/clients/{made['clientId']}/measurements",
             {"instrument": instrument, "moment": moment, "takenOn": day(days), **more})
    tokens["companyDoctor"] = send("/v1/tokens", {
        "role": "referrer", "binding": doctor["id"], "name": "Arbodienst"}, who="admin")["token"]
    return made["clientId"]


def chromium(scratch, *arguments):
    subprocess.run(
        [os.environ.get("CHROMIUM", "chromium"), "--headless", "--disable-gpu", "--no-first-run",
         *(["--no-sandbox"] if os.geteuid() == 0 else []), "--disable-background-networking",
         f"--user-data-dir={scratch / 'chromium'}", *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS_MAX, check=True)


@contextlib.contextmanager
def showing(headers, body):
    """Serves an answer as the service gave it, to a browser that has no token; gives its address."""
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            for name in ["Content-Type", "Content-Security-Policy", "X-Content-Type-Options"]:
                self.send_header(name, headers[name])
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def look(scratch, file, headers, body):
    """How an answer looks on a screen, and printed on an A4; under its own policy."""
    height = 900 if file.suffix == ".svg" else 1250
    with showing(headers, body) as address:
        chromium(scratch, "--hide-scrollbars", f"--window-size=820,{height}",
                 f"--screenshot={file.with_suffix('.png').resolve()}", address)
        chromium(scratch, "--no-pdf-header-footer", f"--print-to-pdf={file.with_suffix('.pdf').resolve()}", address)


def main():
    program, scratch, target = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    target.mkdir(parents=True, exist_ok=True)
    made = cooperative(program, scratch, 1)
    with serving(program, scratch) as address:
        tokens = made["tokens"]
        someone = client(address, tokens, made["ids"])
        for path, who, accept, name in SAMPLES:
            file = target / name
            headers, body = call(address, f"/v1/clients/{someone}/{path}", tokens[who], accept=accept)
            file.write_bytes(body)
            look(scratch, file, headers, body)
            print(file)


main()
