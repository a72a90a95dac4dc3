"""What the components of `templates/web/` are given. Plain rows, so that every app fills them alike."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from nep.web.states import State


@dataclass(frozen=True)
class SummaryRow:
    """A term and its value; `url` leads to where it is changed ("check answers")."""

    term: str
    value: object
    url: str = ""
    action: str = ""


@dataclass(frozen=True)
class HistoryEntry:
    sentence: str
    at: datetime
    by: str = ""
    note: str = ""


@dataclass(frozen=True)
class Evidence:
    """A photograph or paper. `label` says what it shows; without `image_url` a file sign is drawn."""

    label: str
    url: str
    image_url: str = ""


@dataclass(frozen=True)
class Task:
    title: str
    url: str
    state: State
    note: str = ""


@dataclass(frozen=True)
class Confirm:
    """A page that asks once more. `consequences` are whole sentences about what will happen."""

    question: str
    button: str
    cancel_url: str
    consequences: Sequence[str] = field(default_factory=tuple)
    is_dangerous: bool = False


@dataclass(frozen=True)
class Progress:
    label: str
    done: int
    whole: int
