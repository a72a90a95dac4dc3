"""Web server and worker under one parent, so that one service is all an installation needs."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field

# A child that ends sooner than this after its start will do so again: give up and say so.
TOO_SOON_SECONDS = 5.0
PATIENCE_SECONDS = 15.0


@dataclass
class Child:
    """A command that is kept running."""

    name: str
    command: list[str]
    process: "subprocess.Popen[bytes] | None" = field(default=None)
    started: float = 0.0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, env={**os.environ, "NEP_SUPERVISED": "1"})

    def ended(self) -> int | None:
        return self.process.poll() if self.process else None

    def lived_too_shortly(self) -> bool:
        return time.monotonic() - self.started < TOO_SOON_SECONDS


def web_command(*, host: str, port: int, workers: int, threads: int) -> list[str]:
    return [
        *(sys.executable, "-m", "nep.jobs.web_server"),
        *(f"--host={host}", f"--port={port}", f"--workers={workers}", f"--threads={threads}"),
    ]


def worker_command() -> list[str]:
    return [sys.executable, "-m", "nep.jobs.worker_process"]


def supervise(children: list[Child]) -> int:
    """Run `children` until SIGTERM or SIGINT, then end them all; start again what ends by itself.

    Returns 0 after a signal, 1 when a child keeps ending at once.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    try:
        for child in children:
            child.start()
        while not stop.wait(0.2):
            for child in children:
                if child.ended() is None:
                    continue
                if child.lived_too_shortly():
                    sys.stderr.write(f"{child.name}: dừng ngay sau khi chạy (mã {child.ended()}).\n")
                    return 1
                child.start()
        return 0
    finally:
        end(children)


def end(children: list[Child]) -> None:
    """Ask every child to end, wait, then end it by force."""
    alive = [child.process for child in children if child.process and child.process.poll() is None]
    for process in alive:
        process.terminate()
    deadline = time.monotonic() + PATIENCE_SECONDS
    for process in alive:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
