"""What the records of each asked unit give, without the units below it that report in the same round."""

from collections.abc import Iterable, Sequence

from nep.measures.named import is_stated
from nep.measures.periods import Period
from nep.measures.queries import read
from nep.organisations.models import Unit
from nep.organisations.queries import SEGMENT
from nep.reviews.assigning import paths_below
from nep.reviews.models import Round

Own = dict[tuple[int, str], int]


def own_values(
    round_: Round, keys: Iterable[str], units: Iterable[int], *, period: Period | None = None
) -> Own:
    """(unit, key) -> what the unit's own records give in the round's period (or in `period`).

    A unit's value is that of everything below it less what stands below units that are asked themselves: so
    own + below = total, and nothing is counted twice. Five queries for any number of units.
    """
    counted = [key for key in keys if not is_stated(key)]
    wanted = list(dict.fromkeys(units))
    if not counted or not wanted:
        return {}
    span = period or Period(round_.period_from, round_.period_to)
    asked = set(round_.assignments.values_list("unit_id", flat=True))
    children = _asked_below(paths_below(round_, span.last), asked)
    involved = {*wanted, *(child for pk in wanted for child in children.get(pk, ()))}
    found = read(counted, _units(involved), [span], line=round_.line)
    return {
        (pk, key): found[key, pk, span] - sum(found[key, child, span] for child in children.get(pk, ()))
        for pk in wanted
        for key in counted
    }


def _units(ids: Iterable[int]) -> Sequence[Unit]:
    return [Unit(pk=pk) for pk in ids]


def _asked_below(paths: dict[int, str], asked: set[int]) -> dict[int, list[int]]:
    """Asked unit -> the asked units whose nearest asked unit above, on this line, it is."""
    below: dict[int, list[int]] = {}
    for pk in asked:
        path = paths.get(pk, "")
        for end in range(len(path) - SEGMENT, 0, -SEGMENT):
            above = int(path[end - SEGMENT : end])
            if above in asked:
                below.setdefault(above, []).append(pk)
                break
    return below
