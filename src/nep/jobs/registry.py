"""What runs by itself, what set-up loads, what a restore repeats, and what `nep doctor` looks at.

Each app declares its own from `apps.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Job:
    """Periodic work: `run` takes nothing and may run twice without harm."""

    name: str
    every_seconds: int
    run: Callable[[], None]
    label: "StrOrPromise" = ""


@dataclass(frozen=True)
class Check:
    """A look at the installation. `find` returns Vietnamese sentences, one per fault; `mend` repairs derived
    state and is None where a person must act; `note` says what is no fault but good to know."""

    name: str
    find: Callable[[], list[str]]
    mend: Callable[[], None] | None = None
    note: Callable[[], str] | None = None


_jobs: dict[str, Job] = {}
_checks: dict[str, Check] = {}
_loads: dict[str, Callable[[], object]] = {}
_replays: dict[str, Callable[[], object]] = {}


def register_job(
    name: str, *, every_seconds: int, run: Callable[[], None], label: "StrOrPromise" = ""
) -> None:
    """`label` says in the office's words what the job does; the page of background work shows it."""
    _jobs[name] = Job(name, every_seconds, run, label)


def register_check(
    name: str,
    *,
    find: Callable[[], list[str]],
    mend: Callable[[], None] | None = None,
    note: Callable[[], str] | None = None,
) -> None:
    _checks[name] = Check(name, find, mend, note)


def register_load(name: str, load: Callable[[], object]) -> None:
    """`load` brings shipped records (norms, calendar) into the database; `nep prepare` calls it at every
    upgrade, so it adds what is missing and touches nothing else."""
    _loads[name] = load


def register_replay(name: str, replay: Callable[[], object]) -> None:
    """`replay` is called after every restore: what was erased since the backup is erased again."""
    _replays[name] = replay


def registered_jobs() -> dict[str, Job]:
    return dict(_jobs)


def registered_checks() -> dict[str, Check]:
    return dict(_checks)


def registered_loads() -> dict[str, Callable[[], object]]:
    return dict(_loads)


def registered_replays() -> dict[str, Callable[[], object]]:
    return dict(_replays)
