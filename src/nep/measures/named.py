"""What any figure is called, counted from records or stated by units, by its key."""

from collections.abc import Iterable
from dataclasses import dataclass

from nep.measures.models import STATED, StatedFigure
from nep.measures.refusals import UnknownFigure
from nep.measures.registry import figures


@dataclass(frozen=True)
class Named:
    """`counts` is the unit in words. `is_stated`: no record here, its records are units' statements."""

    key: str
    label: str
    sentence: str
    counts: str
    adds_over_units: bool
    is_stated: bool


def is_stated(key: str) -> bool:
    return key.startswith(STATED)


def named_figures(keys: Iterable[str] | None = None) -> dict[str, Named]:
    """The figures of `keys` in that order, unknown ones left out; every figure for None. One query where a
    stated figure may be meant, else none."""
    known = {
        one.key: Named(one.key, one.label, one.sentence, str(one.counts.label), one.adds_over_units, False)
        for one in figures()
    }
    wanted = None if keys is None else list(dict.fromkeys(keys))
    if wanted is None or any(is_stated(key) for key in wanted):
        rows = StatedFigure.objects.order_by("label", "pk")
        known |= {row.key: _named(row) for row in (rows if wanted is None else rows.filter(key__in=wanted))}
    return known if wanted is None else {key: known[key] for key in wanted if key in known}


def _named(row: StatedFigure) -> Named:
    return Named(row.key, row.label, row.sentence, row.get_counts_display(), row.adds_over_units, True)


def known_keys(keys: Iterable[str], *, strict: bool = False) -> set[str]:
    """Those of `keys` that name a figure. Raises UnknownFigure for the first other one when `strict`."""
    asked = list(keys)
    found = set(named_figures(asked))
    if strict:
        for key in asked:
            if key not in found:
                raise UnknownFigure(key)
    return found
