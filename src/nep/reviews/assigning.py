"""Which units a round asks, until when, and who approves whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nep.jobs.derived import make_again, stale_rows
from nep.organisations.models import Line, Span, UnitVersion
from nep.organisations.names import unit_columns
from nep.organisations.queries import SEGMENT, path_after, span_on, versions_on
from nep.reviews.models import Assignment, Round, RoundDeadline


@dataclass(frozen=True)
class Asked:
    """A unit to be asked: what it is called on the day, and whose report its own goes into."""

    unit_id: int
    above_id: int | None
    version: UnitVersion
    deadline: RoundDeadline


def day_of_asking(round_: Round, today: date) -> date:
    """The tree a round asks is that of today, or of the last day of a period that has ended."""
    return min(round_.period_to, today)


def units_to_ask(round_: Round, on: date) -> list[Asked]:
    """Units below the office on the round's line, of the levels that have a deadline, that were there on `on`
    and did not end before the period did. Four queries.

    The report goes to the nearest asked unit above on the round's line; a State unit in a Party round, where
    no Party body above it is asked, reports through the State unit above it that is.
    """
    paths = paths_below(round_, on)
    versions = versions_on(paths, round_.period_to)
    by_kind = {row.kind: row for row in round_.deadlines.select_related("deadline")}
    asked = {pk for pk in paths if _is_asked(versions[pk], by_kind)}
    other = _paths(Line.STATE, on, asked) if round_.line == Line.PARTY else {}
    return [
        Asked(
            pk, _nearest(paths[pk], asked) or _nearest(other.get(pk, ""), asked), versions[pk], by_kind[kind]
        )
        for pk in asked
        if (kind := versions[pk].kind)
    ]


def paths_below(round_: Round, on: date) -> dict[int, str]:
    """Unit -> path of everything that stands below the office on the round's line on `on`."""
    top = span_on(round_.unit, line=round_.line, on=on)
    if top is None:
        return {}
    spans = Span.objects.filter(
        line=round_.line,
        path__gt=top.path,
        path__lt=path_after(top.path),
        valid_from__lte=on,
        valid_to__gt=on,
    )
    return dict(spans.values_list("unit_id", "path"))


def _paths(line: Line, on: date, units: Iterable[int]) -> dict[int, str]:
    spans = Span.objects.filter(line=line, valid_from__lte=on, valid_to__gt=on, unit__in=set(units))
    return dict(spans.values_list("unit_id", "path"))


def _is_asked(version: UnitVersion, by_kind: dict[str, RoundDeadline]) -> bool:
    return version.kind in by_kind and not version.is_closing


def _nearest(path: str, asked: set[int]) -> int | None:
    """The asked unit nearest above the end of `path`."""
    for end in range(len(path) - SEGMENT, 0, -SEGMENT):
        pk = int(path[end - SEGMENT : end])
        if pk in asked:
            return pk
    return None


def write_assignments(round_: Round, asked: Iterable[Asked]) -> int:
    """Rows for units that have none yet, those above first. Returns how many."""
    done = dict(round_.assignments.values_list("unit_id", "pk"))
    waiting = [one for one in asked if one.unit_id not in done]
    made = len(waiting)
    while waiting:
        ready = [one for one in waiting if one.above_id is None or one.above_id in done]
        rows = Assignment.objects.bulk_create(_row(round_, one, done) for one in ready)
        done.update((row.unit_id, row.pk) for row in rows)
        chosen = {one.unit_id for one in ready}
        waiting = [one for one in waiting if one.unit_id not in chosen]
    return made


def _row(round_: Round, one: Asked, done: dict[int, int]) -> Assignment:
    due_on = one.deadline.due_on
    assert due_on is not None  # settled when the round opens
    return Assignment(
        round=round_,
        unit_id=one.unit_id,
        above_id=done[one.above_id] if one.above_id else None,
        kind=one.version.kind,
        name=one.version.name,
        sort_key=one.version.sort_key,
        folded=one.version.folded,
        due_on=due_on,
        deadline=one.deadline.deadline,
    )


def _name_columns(row: Assignment) -> Mapping[str, str]:
    return unit_columns(row.name)


def assignment_faults() -> list[str]:
    """For `nep doctor`: rows of a round whose order or search text differs from the name they keep."""
    count = sum(1 for _row in stale_rows(Assignment.objects.all(), _name_columns))
    told = _("%(count)s dòng của các đợt báo cáo có thứ tự hoặc chữ tìm kiếm lệch với tên đơn vị.")
    return [told % {"count": count}] if count else []


def mend_assignments() -> None:
    make_again(Assignment.objects.all(), _name_columns)
