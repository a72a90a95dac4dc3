"""What runs by itself, and what `nep doctor` looks at. Each app declares its own from `apps.py`."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """Periodic work: `run` takes nothing and may run twice without harm."""

    name: str
    every_seconds: int
    run: Callable[[], None]


@dataclass(frozen=True)
class Check:
    """A look at the installation. `find` returns Vietnamese sentences, one per fault; `mend` repairs derived
    state and is None where a person must act."""

    name: str
    find: Callable[[], list[str]]
    mend: Callable[[], None] | None = None


_jobs: dict[str, Job] = {}
_checks: dict[str, Check] = {}


def register_job(name: str, *, every_seconds: int, run: Callable[[], None]) -> None:
    _jobs[name] = Job(name, every_seconds, run)


def register_check(
    name: str, *, find: Callable[[], list[str]], mend: Callable[[], None] | None = None
) -> None:
    _checks[name] = Check(name, find, mend)


def registered_jobs() -> dict[str, Job]:
    return dict(_jobs)


def registered_checks() -> dict[str, Check]:
    return dict(_checks)
