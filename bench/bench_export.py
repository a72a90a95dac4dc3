"""Bar: 100,000 rows of a list leave the house as CSV and as XLSX in at most 60 s and 300 MB each.

    python -m bench.bench_export [ROWS]

The list of petitions of one desk, through the page itself (button, history, file). Each run is a process of
its own on the same database; its peak is compared with that of an empty file: memory stays flat.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta

ROWS = 100_000
MOST_SECONDS, MOST_MB, MOST_GROWTH_MB = 60, 300, 40
FORMS = ("csv", "xlsx")


def prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nep.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]


def make(count: int) -> None:
    """A desk, and `count` petitions that it has answered, waits for or is late with."""
    prepare()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from nep.petitions.models import Petition
    from nep.web import clock
    from tests.factories.organisations import a_province, an_actor

    commune = a_province()["commune"]
    from nep.organisations.roles import Role

    an_actor(commune, Role.RECEPTION_DESK, title="Cán bộ tiếp công dân")
    first = date(2020, 1, 1)
    text = "Đèn đường đầu ấp hỏng đã hai tháng, đề nghị đơn vị sửa sớm để bà con đi lại ban đêm."
    Petition.objects.bulk_create(
        (
            Petition(
                choice="report",
                klass="proposal",
                concern="no",
                channel="paper",
                place_unit=commune,
                home_unit=commune,
                desk_unit=commune,
                received_on=first + timedelta(days=number % 1400),
                received_at=clock.noon(first + timedelta(days=number % 1400)),
                working_text=f"{text} Việc số {number}.",
                working_folded="den duong",
            )
            for number in range(count)
        ),
        batch_size=2000,
    )


def run(form: str, only: str) -> None:
    """What is measured: the POST of the button, to the last byte."""
    prepare()
    from django.test import Client

    from nep.accounts.models import User

    client = Client()
    client.force_login(User.objects.get())
    began = time.monotonic()
    query = {"tim": "khong co"} if only == "nothing" else {}
    answer = client.post("/kien-nghi/", {"dang": form}, query_params=query)
    first = time.monotonic() - began
    size = sum(len(part) for part in answer.streaming_content)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    whole, busy = time.monotonic() - began, time.process_time()
    print(answer.status_code, f"{first:.1f} {whole:.1f} {busy:.1f} {peak:.0f} {size}")


def measured(
    form: str, environment: dict[str, str], only: str = "all"
) -> tuple[float, float, float, float, int]:
    """Seconds to the first byte and to the last, seconds of work, peak MB, bytes."""
    command = [sys.executable, "-m", "bench.bench_export", "--run", form, only]
    done = subprocess.run(command, check=True, env=environment, stdout=subprocess.PIPE, text=True)
    status, first, whole, busy, peak, size = done.stdout.split()
    assert status == "200", done.stdout
    return float(first), float(whole), float(busy), float(peak), int(size)


def main() -> int:
    words = sys.argv[1:]
    if words[:1] == ["--make"]:
        make(int(words[1]))
        return 0
    if words[:1] == ["--run"]:
        run(*words[1:])
        return 0
    count, met = int(words[0]) if words else ROWS, True
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "NEP_HOME": home, "PYTHONPATH": os.pathsep.join(["src", "."])}
        made = [sys.executable, "-m", "bench.bench_export", "--make", str(count)]
        subprocess.run(made, check=True, env=environment)
        for form in FORMS:
            empty = measured(form, environment, "nothing")[3]
            first, whole, busy, peak, size = measured(form, environment)
            print(
                f"{form}, {count} rows: first byte {first:.1f} s, whole {whole:.1f} s (bar {MOST_SECONDS}), "
                f"{busy:.1f} s of work, "
                f"peak {peak:.0f} MB (bar {MOST_MB}), {peak - empty:.0f} MB above an empty file "
                f"(bar {MOST_GROWTH_MB}), {size / 1e6:.1f} MB",
                flush=True,
            )
            met = met and whole <= MOST_SECONDS and peak <= MOST_MB and peak - empty <= MOST_GROWTH_MB
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
