"""One fault run: a real server, citizens who keep sending, and somebody who keeps breaking things."""

import http.client
import json
import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
import urllib.parse
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.processes import NEP, descendants, environment, free_port, until

ROOT = Path(__file__).resolve().parents[2]
FORM = "/gui-y-kien/"
CSRF = "a" * 32
CITIZENS = 4
# Longer than a freeze, shorter than a citizen's patience.
ANSWER_WITHIN_SECONDS = 4.0
# Fewer prove nothing, on however slow a machine.
LEAST_PETITIONS = 40
UNLIMITED = resource.RLIM_INFINITY
# Of every twenty faults: how many of each kind.
KINDS = ["kill"] * 5 + ["kill-worker"] * 3 + ["freeze"] * 6 + ["disk-full"] * 6
NUMBER = re.compile(r'class="secret-number">(\d{4}) ?(\d{4})<')


@dataclass
class Form:
    """A filled-in form. Sending it again is sending the same."""

    key: str
    answers: str
    number: int

    def body(self) -> str:
        given = {"csrfmiddlewaretoken": CSRF, "answers": self.answers, "step": "send"}
        return urllib.parse.urlencode(given)

    def headers(self) -> dict[str, str]:
        n = self.number
        return {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"csrftoken={CSRF}",
            "X-Forwarded-For": f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}",
        }


class Server:
    """The server as it is deployed, in a group of its own that can be killed whole."""

    def __init__(self, home: Path, door: str) -> None:
        self.port = free_port()
        self.environment = environment(home, NEP_PROXIES="1", NEP_TODAY="2023-12-27", NEP_DEMO="1")
        self.environment["PYTHONPATH"] += f"{os.pathsep}{ROOT}"
        self.environment["DJANGO_SETTINGS_MODULE"] = "nep.settings"
        self.application = "nep.wsgi:application"
        if door != "real":
            self.environment["NEP_FAULT_DOOR"] = door
            self.application = "tests.faults.door:application"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [
            *(sys.executable, "-m", "nep.jobs.web_server", "--host=127.0.0.1", f"--port={self.port}"),
            *("--workers=1", "--threads=4", f"--application={self.application}"),
        ]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, env=self.environment, start_new_session=True, stdout=quiet, stderr=quiet
        )

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def kill(self) -> None:
        os.killpg(self.pid, signal.SIGKILL)
        assert self.process is not None
        self.process.wait()

    def answers(self) -> bool:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)) as connection:
                connection.request("GET", "/gui-y-kien/du-lieu-ca-nhan/")
                return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False


@dataclass
class Outcome:
    """What the citizens were told, and what was done to the server."""

    slips: dict[int, str] = field(default_factory=dict)
    contradictions: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    # Per form: how often each answer came before its slip did.
    waits: dict[int, Counter[str]] = field(default_factory=dict)


def prepare(home: Path, forms: int) -> list[Form]:
    """An installation with places and desks in `home`, and that many forms which it signed."""
    given = Server(home, "real").environment
    subprocess.run([*NEP, "prepare"], env=given, check=True, capture_output=True)
    command = [sys.executable, "-m", "tests.faults.forms", str(forms)]
    made = subprocess.run(command, env=given, check=True, capture_output=True, text=True).stdout
    return [Form(**json.loads(line)) for line in made.splitlines()]


class Run:
    def __init__(self, home: Path, forms: list[Form], *, door: str, faults: int) -> None:
        self.home, self.faults = home, faults
        self.server = Server(home, door)
        self.outcome = Outcome()
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.chance = random.Random(faults)
        self.forms = iter(forms)

    def go(self) -> Outcome:
        self.server.start()
        citizens = [threading.Thread(target=self.citizen, daemon=True) for _ in range(CITIZENS)]
        try:
            until(self.server.answers, seconds=120)
            for citizen in citizens:
                citizen.start()
            for number in range(self.faults):
                self.break_something(KINDS[number * 7 % len(KINDS)])
            until(lambda: len(self.outcome.slips) >= LEAST_PETITIONS, seconds=120)
            self.over.set()
            for citizen in citizens:
                citizen.join(60)
                assert not citizen.is_alive(), f"still without a slip: {self.unanswered()}"
        finally:
            self.over.set()
            self.server.kill()
        return self.outcome

    def unanswered(self) -> dict[int, Counter[str]]:
        return {n: told for n, told in self.outcome.waits.items() if n not in self.outcome.slips}

    def break_something(self, kind: str) -> None:
        """One fault, at a moment when petitions are arriving; then wait until the server answers again."""
        before = len(self.outcome.slips)
        until(lambda: len(self.outcome.slips) > before, seconds=120)
        self.outcome.faults[kind] += 1
        if kind == "kill":
            self.server.kill()
            self.server.start()
        elif kind == "kill-worker":
            for pid in descendants(self.server.pid):
                os.kill(pid, signal.SIGKILL)
        elif kind == "freeze":
            os.killpg(self.server.pid, signal.SIGSTOP)
            self.over.wait(self.chance.uniform(0.05, 0.5))  # the length of the freeze is the fault itself
            os.killpg(self.server.pid, signal.SIGCONT)
        else:
            self.fill_disk(self.chance.uniform(0.05, 0.3))
        until(self.alive_again, seconds=120)

    def alive_again(self) -> bool:
        if self.server.process is not None and self.server.process.poll() is not None:
            self.server.start()  # what a service manager does
        return self.server.answers()

    def fill_disk(self, seconds: float) -> None:
        """No file of the server may grow: every write to the log of the database fails."""
        workers = descendants(self.server.pid)
        for pid in workers:
            self.limit(pid, 1)
        self.over.wait(seconds)  # as long as the disk stays full
        for pid in workers:
            self.limit(pid, UNLIMITED)

    @staticmethod
    def limit(pid: int, size: int) -> None:
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, UNLIMITED))

    def citizen(self) -> None:
        """Send a form until its slip comes; now and then send it once more, as a double click does."""
        while not self.over.is_set():
            with self.lock:
                form = next(self.forms)
            slip = self.send_until_answered(form)
            if form.number % 10 == 0:
                again = self.send_until_answered(form)
                if again != slip:
                    self.outcome.contradictions.append(f"form {form.number}: {slip}, then {again}")
            self.outcome.slips[form.number] = slip
            self.over.wait(0.05)  # the next citizen fills in a form; keeps the number of forms bounded

    def send_until_answered(self, form: Form) -> str:
        while True:
            slip = self.send(form)
            if slip:
                return slip
            threading.Event().wait(0.03)  # a citizen does not hammer

    def send(self, form: Form) -> str:
        """One attempt. "" when the outcome is unknown or refused: only the key can tell then."""
        slip, told = self.attempt(form)
        self.outcome.answers[told] += 1
        self.outcome.waits.setdefault(form.number, Counter())[told] += 1
        return slip

    def attempt(self, form: Form) -> tuple[str, str]:
        try:
            with closing(
                http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=ANSWER_WITHIN_SECONDS)
            ) as connection:
                connection.request("POST", FORM, form.body(), form.headers())
                answer = connection.getresponse()
                page = answer.read().decode()
        except (OSError, http.client.HTTPException) as error:
            return "", type(error).__name__
        found = NUMBER.search(page) if answer.status == 200 else None
        return (found[1] + found[2] if found else ""), str(answer.status)


TEXT_NUMBER = re.compile(r"ấp (\d+) hỏng")


def kept(home: Path) -> list[tuple[int, str]]:
    """(number of the form, number of the slip) of every petition in the database, read past the product."""
    with closing(sqlite3.connect(home / "nep.sqlite3")) as connection:
        rows = connection.execute(
            "SELECT p.working_text, s.number FROM petitions_petition p"
            " JOIN petitions_slip s ON s.id = p.slip_id"
        ).fetchall()
    return sorted((int(TEXT_NUMBER.search(text)[1]), slip) for text, slip in rows)  # type: ignore[index]


def integrity(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "nep.sqlite3")) as connection:
        verdict = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [line for line in verdict if line != "ok"] + [str(row) for row in loose]
