"""The one writer of a promise's columns, and of those that follow from others."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch

from nep.promises.models import DueDate, Promise
from nep.promises.searched import reindex
from nep.vietnamese.text import fold

DERIVED = ("due_on", "moves", "late_from", "late_until", "kept_on", "folded")


def write(promise: Promise, *, was: Iterable[str], **changes: Any) -> bool:
    """Set `changes` and everything that follows from them in one conditional update.

    True when the row still was in one of the states `was`; otherwise nothing is written and it is False.
    """
    for name, value in changes.items():
        setattr(promise, name, value)
    due_dates = list(DueDate.objects.filter(promise=promise).order_by("number"))
    follow = derived_columns(promise, due_dates)
    for name, value in follow.items():
        setattr(promise, name, value)
    done = Promise.objects.filter(pk=promise.pk, state__in=list(was)).update(**changes, **follow) == 1
    if done:
        _write_lateness(promise, due_dates)
        reindex(promise)
    return done


def derived_columns(promise: Promise, due_dates: list[DueDate]) -> dict[str, Any]:
    """What follows from the state, the words and the rows of due dates (in their order)."""
    last = due_dates[-1] if due_dates else None
    late_from = last.due_on + timedelta(days=1) if last else None
    return {
        "due_on": last.due_on if last else None,
        "moves": max(len(due_dates) - 1, 0),
        "late_from": late_from,
        "late_until": _left_on(late_from, promise.settled_on),
        "kept_on": promise.settled_on if promise.state == Promise.State.KEPT else None,
        "folded": fold(promise.text),
    }


def _left_on(late_from: date | None, settled_on: date | None) -> date | None:
    """Lateness is the half-open span [late_from, left_on): empty for what ended in time."""
    if late_from is None or settled_on is None:
        return None
    return max(late_from, settled_on)


def _write_lateness(promise: Promise, due_dates: list[DueDate]) -> None:
    for row, until in zip(due_dates, due_date_ends(promise, due_dates), strict=True):
        if row.late_until != until:
            DueDate.objects.filter(pk=row.pk).update(late_until=until)


def due_date_ends(promise: Promise, due_dates: list[DueDate]) -> list[date | None]:
    """For each due date the day on which lateness by it ends: superseded, or settled, or still running."""
    followers = [row.set_on for row in due_dates[1:]]
    ends: list[date | None] = [*followers, promise.settled_on][: len(due_dates)]
    return [_left_on(row.late_from, end) for row, end in zip(due_dates, ends, strict=True)]


def derived_faults() -> list[str]:
    """One Vietnamese sentence per promise whose derived columns do not follow from its rows."""
    return [
        f"Nội dung cam kết {promise.uuid}: {', '.join(names)} không khớp."
        for promise, names in _wrong_promises()
    ]


def mend_derived() -> None:
    """Compute the derived columns of the promises that are wrong anew."""
    for promise, _names in _wrong_promises():
        write(promise, was=[promise.state])


def _wrong_promises() -> Iterable[tuple[Promise, list[str]]]:
    ordered = Prefetch("due_dates", queryset=DueDate.objects.order_by("number"))
    for promise in Promise.objects.order_by("pk").prefetch_related(ordered).iterator(chunk_size=500):
        rows = list(promise.due_dates.all())
        right = derived_columns(promise, rows)
        names = [name for name in DERIVED if getattr(promise, name) != right[name]]
        if [row.late_until for row in rows] != due_date_ends(promise, rows):
            names.append("late_until (due date)")
        if names:
            yield promise, names
