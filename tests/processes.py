"""Processes of the product, started by a test in a home of their own."""

import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parents[1] / "src"
NEP = [sys.executable, "-m", "nep.cli"]


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of an installation in `home`; nothing of the test run's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEP_", "DJANGO_"))}
    return {**kept, "NEP_HOME": str(home), "PYTHONPATH": str(SOURCE), **more}


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def until(condition: Callable[[], Any], *, seconds: float = 30) -> Any:
    """Wait until `condition` holds, and return what it gave."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)
    return value


def descendants(pid: int) -> set[int]:
    """Every process below `pid`."""
    listed = (path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    found = {int(child) for children in listed for child in children}
    return found.union(*(descendants(child) for child in found))


def gone(pids: set[int]) -> bool:
    return not any(_alive(pid) for pid in pids)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
