"""How a figure is declared. Value, drill-down, freeze and check are compiled from this one declaration."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, ForeignKey, Model, Q, QuerySet
from django.utils.translation import gettext

from nep.measures.things import Thing

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

LOOKUPS = frozenset({"exact", "in", "lt", "lte", "gt", "gte", "isnull", "range"})
CONSTANTS = (str, int, bool, date, type(None))


class BadDeclarationError(TypeError):
    """A figure that cannot be compiled: a join, a function, or a column that its table does not have."""


@dataclass(frozen=True)
class RecordRow:
    """One line of a drill-down. `count` is above 1 where a line stands for several (persons in a session)."""

    label: str
    url: str
    day: date | None
    unit_id: int
    count: int = 1


@dataclass(frozen=True)
class Records:
    """How the owner of a fact lists it.

    `visible_to(actor)`: the facts whose record this actor may open. `describe(pairs, actor)`: a line for each
    (primary key, count), in at most two queries. With `by`, an own foreign-key column, the lines are the
    things that it points to and never the facts themselves: so figures over persons drill to sessions. `key`
    is the lookup of the name under which a fact is printed and frozen; default: its uuid, else its number.
    """

    visible_to: Callable[["Actor"], QuerySet[Any]]
    describe: Callable[[Sequence[tuple[int, int]], "Actor"], list[RecordRow]]
    by: str = ""
    key: str = ""


@dataclass(frozen=True)
class Figure(ABC):
    """What every figure has. `sentence_text` is one Vietnamese sentence saying how it is counted; `label`
    and `sentence` are what the reader of the page sees. `unit` is the foreign key, on the fact's own row, of
    the unit to which the fact belongs for ever."""

    key: str
    label_text: str
    sentence_text: str
    counts: Thing
    of: type[Model]
    unit: str
    records: Records
    adds_over_units: bool = field(default=True, kw_only=True)

    def __post_init__(self) -> None:
        unit = _own_field(self.of, self.unit)
        if not isinstance(unit, ForeignKey):
            raise BadDeclarationError(f"{self.key}: {self.unit} is no foreign key of a unit")
        if self.records.by:
            _own_field(self.of, self.records.by)
        if not self.sentence_text.endswith("."):
            raise BadDeclarationError(f"{self.key}: the way of counting is a whole sentence")

    @property
    def label(self) -> str:
        return gettext(self.label_text)

    @property
    def sentence(self) -> str:
        return gettext(self.sentence_text)

    @property
    @abstractmethod
    def adds_over_periods(self) -> bool:
        """True when the figure of a year is the sum of those of its months."""

    @abstractmethod
    def columns(self) -> list[str]:
        """The dated columns of the fact that the figure reads."""


@dataclass(frozen=True)
class Flow(Figure):
    """Counted once, on a day that never moves: received, promised, answered."""

    day: str = field(kw_only=True)
    where: Q = field(default_factory=Q, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        _own_field(self.of, self.day)
        check_condition(self.of, self.where)

    @property
    def adds_over_periods(self) -> bool:
        return True

    def columns(self) -> list[str]:
        return [self.day]


@dataclass(frozen=True)
class Entry:
    """From the day in column `day` on, a fact that meets `where` counts `n` more (+1) or less (-1)."""

    day: str
    n: int
    where: Q = field(default_factory=Q)


@dataclass(frozen=True)
class Stock(Figure):
    """True from a day until a day: open, late. Dated entries, also in the future, so that no midnight job
    is needed: its value at a day is the sum of the entries up to that day; of a period, at its last day."""

    entries: tuple[Entry, ...] = field(kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        for entry in self.entries:
            _own_field(self.of, entry.day)
            check_condition(self.of, entry.where)
            if entry.n not in {1, -1}:
                raise BadDeclarationError(f"{self.key}: an entry counts +1 or -1")

    @property
    def adds_over_periods(self) -> bool:
        return False

    def columns(self) -> list[str]:
        return [entry.day for entry in self.entries]


def check_condition(model: type[Model], condition: Q) -> None:
    """Raise BadDeclarationError unless `condition` uses own columns, comparisons and constants only."""
    for child in condition.children:
        if isinstance(child, Q):
            check_condition(model, child)
        elif isinstance(child, tuple):
            _check_comparison(model, *child)
        else:
            raise BadDeclarationError(f"{model.__name__}: {child!r} is a function, not a comparison")


def _check_comparison(model: type[Model], lookup: str, value: object) -> None:
    column, _, operator = lookup.partition("__")
    _own_field(model, column)
    if operator and operator not in LOOKUPS:
        raise BadDeclarationError(f"{model.__name__}: {lookup} is a join or a function")
    values = value if isinstance(value, list | tuple | set | frozenset) else [value]
    for item in values:
        if isinstance(item, F):
            _own_field(model, str(item.deconstruct()[1][0]))
        elif not isinstance(item, CONSTANTS):
            raise BadDeclarationError(f"{model.__name__}: {lookup} is compared with {item!r}, no constant")


def _own_field(model: type[Model], name: str) -> object:
    """The field that lies in the table of `model` itself; raises BadDeclarationError for others."""
    try:
        found = model._meta.get_field(name.removesuffix("_id") if name.endswith("_id") else name)
    except FieldDoesNotExist as error:
        raise BadDeclarationError(f"{model.__name__} has no own column {name}") from error
    if not getattr(found, "column", None):
        raise BadDeclarationError(f"{model.__name__}.{name} is a relation, not an own column")
    return found
