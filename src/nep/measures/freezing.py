"""The keys of records, their hash, and frozen beside live with the reason for the difference."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nep.measures.compile import Tree, TreeMode
from nep.measures.declarations import Figure
from nep.measures.models import FrozenFigure, FrozenKey
from nep.measures.periods import Period
from nep.measures.queries import records
from nep.measures.registry import figure as figure_of
from nep.organisations.models import Line


def key_column(figure: Figure) -> str:
    """The lookup of what names a record outside: its uuid, or its number where it has none."""
    if figure.records.key:
        return figure.records.key
    return "uuid" if any(f.name == "uuid" for f in figure.of._meta.get_fields()) else "pk"


def hash_of(keys: Iterable[str]) -> str:
    """SHA-256, in hexadecimal, of the sorted keys joined by line feeds."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()


def keys_of(frozen: FrozenFigure) -> QuerySet[FrozenKey]:
    if frozen.part_of_id:
        return FrozenKey.objects.filter(part=frozen)
    return FrozenKey.objects.filter(figure=frozen)


def tree_of_frozen(frozen: FrozenFigure) -> Tree:
    return Tree(Line(frozen.line), TreeMode(frozen.tree_mode), frozen.tree_date)


def period_of(frozen: FrozenFigure) -> Period:
    return Period(frozen.period_from, frozen.period_to)


def frozen_records(frozen: FrozenFigure) -> QuerySet[Any]:
    """The frozen records that still exist, as facts of the figure."""
    ids = keys_of(frozen).values("thing_id")
    return figure_of(frozen.key).of._default_manager.order_by().filter(pk__in=ids)


def live_records(frozen: FrozenFigure) -> QuerySet[Any]:
    """What the same figure counts now, for the same unit, period and tree."""
    return records(frozen.key, frozen.unit, period_of(frozen), tree=tree_of_frozen(frozen))


@dataclass(frozen=True)
class Difference:
    """Frozen beside live. `entered`: came, recorded after the freeze; `changed_in`: came, already there then;
    `changed_out`: no longer counted; `gone`: no longer there."""

    frozen: int
    live: int
    entered: int = 0
    changed_in: int = 0
    changed_out: int = 0
    gone: int = 0

    @property
    def is_none(self) -> bool:
        return not (self.entered or self.changed_in or self.changed_out or self.gone)

    def sentences(self) -> list[str]:
        """Why the two values differ, a Vietnamese sentence each; empty when nothing differs."""
        reasons = [
            (self.entered, _("%(n)s hồ sơ được ghi vào sau khi chốt.")),
            (self.changed_in, _("%(n)s hồ sơ đã có từ trước, sau khi chốt được sửa nên nay tính vào.")),
            (self.changed_out, _("%(n)s hồ sơ được sửa sau khi chốt nên nay không còn tính.")),
            (self.gone, _("%(n)s hồ sơ không còn trong hệ thống.")),
        ]
        return [sentence % {"n": n} for n, sentence in reasons if n]


def compare(frozen: FrozenFigure) -> Difference:
    """What came and what left since the freeze. Four queries at most."""
    then = set(keys_of(frozen).values_list("thing_id", flat=True))
    now = set(live_records(frozen).values_list("pk", flat=True))
    left = then - now
    there = (
        set(figure_of(frozen.key).of._default_manager.filter(pk__in=left).values_list("pk", flat=True))
        if left
        else set()
    )
    came = now - then
    entered = sum(pk > frozen.max_id for pk in came)
    return Difference(frozen.value, len(now), entered, len(came) - entered, len(there), len(left - there))
