"""Bars: `make demo` in at most 90 s the first time, downloads apart, and in at most 5 s the second time.

`python -m bench.bench_setup` starts the sample twice in an empty directory, each time until its first page is
read, and prints seconds on the wall and of the processor: those tell a loaded machine from a slow start.
Environment, style sheets and fonts are made by `make ready` beside its downloads, and not measured here.
"""

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

FIRST_BAR_SECONDS, SECOND_BAR_SECONDS = 90.0, 5.0
PATIENCE_SECONDS = 600.0
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Spent:
    """Seconds on the wall, and of the processor in all processes of the start."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s (processor {self.processor:.1f} s)"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="nep-bench-") as home:
        surroundings = {**os.environ, "NEP_HOME": home, "NEP_DEMO": "1", "NEP_TODAY": "2023-12-27"}
        first = start_until_first_page(surroundings)
        second = start_until_first_page(surroundings)
    is_met = first.wall <= FIRST_BAR_SECONDS and second.wall <= SECOND_BAR_SECONDS
    print(
        f"set-up: first start to its first page {first}, bar {FIRST_BAR_SECONDS:.0f} s; "
        f"second start {second}, bar {SECOND_BAR_SECONDS:.0f} s"
    )
    return 0 if is_met else 1


def start_until_first_page(surroundings: dict[str, str]) -> Spent:
    """What `make demo` runs once all is downloaded, until the public home page is there; then ended."""
    port = a_free_port()
    command = [sys.executable, str(ROOT / "tools" / "demo.py"), "--port", str(port)]
    processor, began = of_children(), time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env=surroundings, cwd=ROOT, stdout=said, stderr=said)
        try:
            wait_for_page(port, process)
            wall = time.perf_counter() - began
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
    return Spent(wall, of_children() - processor)


def of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def a_free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def wait_for_page(port: int, process: "subprocess.Popen[bytes]") -> None:
    give_up = time.perf_counter() + PATIENCE_SECONDS
    while time.perf_counter() < give_up:
        if process.poll() is not None:
            sys.exit("set-up: the demo ended before its first page")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE_SECONDS):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    sys.exit("set-up: no page came")


if __name__ == "__main__":
    sys.exit(main())
