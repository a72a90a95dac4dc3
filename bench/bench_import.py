"""Bar: 100,000 rows of a spreadsheet read, checked, previewed and written in at most 60 s and 300 MB.

    python -m bench.bench_import [ROWS] [--faulty] [units|people]

Each run is a process of its own on an empty database: the peak is that of the process and its children.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

ROWS = 100_000
MOST_SECONDS, MOST_MB = 60, 300
COMMUNES, HAMLETS = 1_000, 99
KINDS = ("units", "people")


def rows_of(kind: str, count: int, *, faulty: bool):
    """`count` rows; with `faulty` every twentieth has a cell that is wrong."""
    for number in range(count):
        wrong = faulty and number % 20 == 7
        yield unit_row(number, wrong=wrong) if kind == "units" else person_row(number, wrong=wrong)


def unit_row(number: int, *, wrong: bool) -> list[object]:
    day: object = "30/02/2021" if wrong else date(2021, 1, 1)
    place, hamlet = divmod(number, HAMLETS + 1)
    if number == 0:
        return ["93", day, "Tỉnh Thử Nghiệm", "cấp tỉnh", "", "đứng đầu", "", "", "", ""]
    if hamlet == 0:
        name = f"Xã Thử Nghiệm {place}"
        return [f"{place:05d}", day, name, "cấp xã", "UBND", "93", "93", "", "", "Nghị quyết số 00/NQ-TN"]
    above = f"{place:05d}" if place else "93"
    return ["", day, f"Ấp Bình Hòa {hamlet}", "ấp, khu vực", "", above, "", "", "", ""]


def person_row(number: int, *, wrong: bool) -> list[object]:
    families = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng")
    name = f"{families[number % 6]} Thị Thử Nghiệm {chr(65 + number % 26)}"
    return [f"{number:07d}", "x" * 200 if wrong else name]


def write_file(path: Path, kind: str, count: int, *, faulty: bool) -> None:
    from nep.imports.registry import importer_of
    from nep.spreadsheets.writing import Head, Sheet, workbook

    heads = [Head(column.title, column.kind) for column in importer_of(kind).columns("")]
    path.write_bytes(workbook([Sheet("Bảng", heads, rows_of(kind, count, faulty=faulty))]))


def prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")
    import django

    django.setup()


def make(kind: str, count: str, faulty: str, path: str) -> None:
    """In a process of its own: writing the file is no part of what is measured."""
    prepare()
    write_file(Path(path), kind, int(count), faulty=faulty == "1")
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def run(kind: str, path: str) -> None:
    """What is measured."""
    began = time.monotonic()
    prepare()
    from nep.imports import actions, queries
    from nep.imports.registry import importer_of
    from nep.imports.rows import Outcome
    from nep.organisations.actors import COMMAND
    from nep.web import clock

    at, marks = clock.now(), [("start", began)]
    content = Path(path).read_bytes()
    batch = actions.send_file(kind, scope="", content=content, name="bang.xlsx", by=COMMAND, at=at)
    del content
    batch = actions.read_batch(batch, at=at)
    marks.append(("read and checked", time.monotonic()))
    outcome = Outcome.FAULTY if batch.faulty_count else Outcome.NEW
    assert len(queries.preview(batch, importer_of(kind).columns(""), outcome, 3).lines) == 25
    marks.append(("previewed", time.monotonic()))
    if not batch.faulty_count:
        actions.commit_batch(batch, by=COMMAND, at=at)
        marks.append(("written", time.monotonic()))
    for (_before, earlier), (name, moment) in pairwise(marks):
        print(f"  {name}: {moment - earlier:.1f} s")
    print(f"  new {batch.new_count}, faulty rows {batch.faulty_count}, faulty cells {batch.fault_count}")
    report(time.monotonic() - began)


def report(seconds: float) -> None:
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    megabytes = sum(peaks) / 1024
    print(f"{seconds:.1f} s (bar {MOST_SECONDS}), peak {megabytes:.0f} MB (bar {MOST_MB})")
    if seconds > MOST_SECONDS or megabytes > MOST_MB:
        sys.exit(1)


def measure(kind: str, count: int, *, faulty: bool) -> bool:
    from django.db import connection

    title = f"{kind}, {count} rows{', 5 % faulty' if faulty else ''}, {connection.vendor}"
    with tempfile.TemporaryDirectory() as home:
        path, words = str(Path(home) / "bang.xlsx"), "1" if faulty else "0"
        environment = {**os.environ, "NEP_HOME": home, "PYTHONPATH": os.pathsep.join(["src", "."])}
        here = [sys.executable, "-m", "bench.bench_import"]
        subprocess.run([*here, "--make", kind, str(count), words, path], check=True, env=environment)
        done = subprocess.run(
            [*here, "--run", kind, path], check=False, env=environment, stdout=subprocess.PIPE, text=True
        )
        *details, last = done.stdout.splitlines() or ["broke off"]
        print(f"{title}: {last}", *details, sep="\n", flush=True)
        return done.returncode == 0


def main() -> int:
    words = sys.argv[1:]
    if words[:1] == ["--make"]:
        make(*words[1:])
        return 0
    if words[:1] == ["--run"]:
        run(*words[1:])
        return 0
    prepare()
    count = next((int(word) for word in words if word.isdigit()), ROWS)
    kinds = [word for word in words if word in KINDS] or list(KINDS)
    runs = [(kind, faulty) for kind in kinds for faulty in ([True] if "--faulty" in words else [False, True])]
    met = [measure(kind, count, faulty=faulty) for kind, faulty in runs]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
