"""How far a long import is. Kept in a small file beside the database: what an open transaction writes nobody
else sees, and on SQLite nobody else could write. A page served by another machine tells the state only."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

EVERY_SECONDS = 0.5


@dataclass(frozen=True)
class Told:
    phase: str
    done: int
    whole: int


def _path(uuid: UUID) -> Path:
    return Path(settings.SPOOL_DIR) / "imports" / f"{uuid.hex}.json"


class Progress:
    """Tells `done` of `whole` rows of a phase, at most twice a second."""

    def __init__(self, uuid: UUID, phase: str, whole: int) -> None:
        self.path, self.phase, self.whole, self._next = _path(uuid), phase, whole, 0.0
        self._listen = _listeners.get(uuid)

    def tell(self, done: int) -> None:
        moment = time.monotonic()
        if moment < self._next:
            return
        self._next = moment + EVERY_SECONDS
        if self._listen:
            self._listen(self.phase, min(done, self.whole), self.whole)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_suffix(".new")
        half.write_text(json.dumps([self.phase, min(done, self.whole), self.whole]))
        half.replace(self.path)


Listener = Callable[[str, int, int], None]
_listeners: dict[UUID, Listener] = {}


@contextmanager
def watched(uuid: UUID, listen: Listener) -> Iterator[None]:
    """`listen(phase, done, whole)` is told too, in this process: for a command."""
    _listeners[uuid] = listen
    try:
        yield
    finally:
        del _listeners[uuid]


@contextmanager
def progress(uuid: UUID, phase: str, whole: int) -> Iterator[Progress]:
    """Told while the block runs, forgotten after it."""
    try:
        yield Progress(uuid, phase, whole)
    finally:
        _path(uuid).unlink(missing_ok=True)


def told(uuid: UUID) -> Told | None:
    """How far the work on a batch is; None where nobody tells."""
    try:
        phase, done, whole = json.loads(_path(uuid).read_text())
    except (OSError, ValueError):
        return None
    return Told(phase, done, whole)
