"""The thirteen counts once more, from rows in Python: the second query that figures must equal.

Written from the sentences of the figures, not from their declarations, and for a tree in which no unit moved.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from nep.dialogue.models import Issue, Opinion, Speaker
from nep.measures.periods import Period
from nep.meetings.models import Meeting
from nep.organisations.models import Line, Span, Unit
from nep.petitions.models import Petition
from nep.promises.models import DueDate, Promise

Counts = dict[tuple[str, int, Period], int]
Row = dict[str, Any]


def plain_counts(units: Sequence[Unit], periods: Sequence[Period], *, line: Line) -> Counts:
    paths = dict(Span.objects.filter(line=line).values_list("unit_id", "path"))
    counts = {}
    for key, (rows, unit, counted) in _figures().items():
        placed = [(paths.get(row[unit], ""), row) for row in rows]
        for above in units:
            below = [row for path, row in placed if path.startswith(paths[above.pk])]
            for period in periods:
                counts[key, above.pk, period] = sum(counted(row, period) for row in below)
    return counts


def _on(column: str) -> Callable[[Row, Period], bool]:
    return lambda row, period: row[column] is not None and period.first <= row[column] <= period.last


def _figures() -> dict[str, tuple[Iterable[Row], str, Callable[[Row, Period], bool]]]:
    days = [row for row in Meeting.objects.values() if row["kind"] == "listening_day"]
    petitions = [
        row
        for row in Petition.objects.values()
        if not row["is_secret"]
        and row["state"] not in {"quarantined", "rejected"}
        and (row["concern"] == "no" or row["klass"] != "unsorted")
    ]
    promises, dates = list(Promise.objects.values()), list(DueDate.objects.values())
    moves = [row for row in dates if row["number"] > 1]
    in_time = [row for row in petitions if row["answered_on"] and row["answered_on"] <= row["due_on"]]
    said = {"speakers": Speaker, "opinions": Opinion, "issues": Issue}
    return {
        "listening_days_due": (days, "unit_id", _on("due_on")),
        "listening_days_held": (days, "unit_id", _on("held_on")),
        **{key: (list(model.objects.values()), "unit_id", _on("held_on")) for key, model in said.items()},
        "petitions_received": (petitions, "home_unit_id", _on("received_on")),
        "petitions_answered": (petitions, "home_unit_id", _on("answered_on")),
        "petitions_answered_in_time": (in_time, "home_unit_id", _on("answered_on")),
        "petitions_late": (petitions, "home_unit_id", _petition_is_late),
        "promises_made": (promises, "unit_id", _on("made_on")),
        "promises_kept": (promises, "unit_id", _on("kept_on")),
        "promises_late": (dates, "unit_id", _date_is_late),
        "promises_moved": (moves, "unit_id", _on("set_on")),
    }


def _petition_is_late(row: Row, period: Period) -> bool:
    ends = [day for day in (row["answered_on"], row["closed_on"]) if day is not None]
    return row["due_on"] is not None and row["due_on"] < period.last and all(d > period.last for d in ends)


def _date_is_late(row: Row, period: Period) -> bool:
    until: date | None = row["late_until"]
    return row["due_on"] < period.last and (until is None or until > period.last)
