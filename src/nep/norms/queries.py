"""Reads: which rule holds on a day, how a due day is found, how many working days are left."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.norms import arithmetic
from nep.norms.arithmetic import Computation, Stretch, WorkingCalendar
from nep.norms.calendar import STATE, working_calendar
from nep.norms.models import Calendar, Deadline, DeadlineQuerySet, Norm, NormRecord, TimeUnit
from nep.vietnamese.dates import short_day
from nep.vietnamese.lunar import Suggestion, suggested_holidays
from nep.vietnamese.names import title_sort_key
from nep.web.errors import Refusal
from nep.web.looking_up import looked_up


class UnknownNorm(Refusal):
    sentence = gettext_lazy("Không có quy định này vào ngày đó.")


def norm_on(code: str, day: date) -> NormRecord:
    """The record of `code` that holds for an event on `day`. Raises UnknownNorm."""
    record = next((one for one in _newest_first(code) if one.valid_from <= day), None)
    if record is None:
        raise UnknownNorm(
            _("Không có quy định “%(code)s” cho việc ngày %(day)s.") % {"code": code, "day": short_day(day)}
        )
    return record


@looked_up
def _newest_first(code: str) -> list[NormRecord]:
    """Every record of a rule: two or three."""
    return list(NormRecord.objects.filter(norm__code=code).select_related("norm").order_by("-valid_from"))


def current_norms(day: date) -> list[tuple[Norm, NormRecord]]:
    """Every norm by its label with the record that holds on `day`, else its first one: two queries."""
    records = NormRecord.objects.order_by("-valid_from")
    norms = Norm.objects.prefetch_related(Prefetch("records", queryset=records)).order_by("pk")
    listed = sorted(norms, key=lambda norm: (title_sort_key(norm.label), norm.code))
    return [(norm, _in_force(list(norm.records.all()), day)) for norm in listed if norm.records.all()]


def _in_force(newest_first: list[NormRecord], day: date) -> NormRecord:
    return next((record for record in newest_first if record.valid_from <= day), newest_first[-1])


def compute(
    record: NormRecord,
    start: date,
    calendar: WorkingCalendar,
    *,
    more: int = 0,
    pauses: Sequence[Stretch] = (),
) -> Computation:
    """The due day of a term of `record`, `more` days longer, on an event on `start`. Raises UnknownNorm for a
    norm that counts times and not days, ValueError for a term or a day out of range."""
    if record.time_unit == TimeUnit.COUNT:
        raise UnknownNorm(
            _("Quy định “%(label)s” không phải là một thời hạn.") % {"label": record.norm.label}
        )
    if record.norm.direction == Norm.Direction.BEFORE:
        return arithmetic.working_term_before(calendar, start, record.value)
    if record.time_unit == TimeUnit.CALENDAR_DAYS:
        return arithmetic.calendar_term(calendar, start, record.value + more, pauses)
    return arithmetic.working_term(calendar, start, record.value + more, pauses)


def with_history(deadlines: DeadlineQuerySet) -> DeadlineQuerySet:
    """`deadlines` with everything that `compute_clock` reads, in three queries for any number of them."""
    return deadlines.select_related("norm__norm").prefetch_related("pauses", "extensions")


def compute_clock(deadline: Deadline, calendar: WorkingCalendar) -> Computation:
    """The way of a clock with its extensions and the pauses that ended; of one that stands still, the way as
    it was when it stopped."""
    return compute(
        deadline.norm,
        deadline.start_on,
        calendar,
        more=sum(extension.days for extension in deadline.extensions.all()),
        pauses=[
            Stretch(pause.paused_on, pause.resumed_on - timedelta(days=1))
            for pause in deadline.pauses.all()
            if pause.resumed_on is not None
        ],
    )


def side_norm(deadline: Deadline, verb: str, on: date) -> NormRecord | None:
    """The norm beside the clock's own that rules its `pause`, its `extend` or the times of it; None where
    there is none: then it may not be done."""
    try:
        return norm_on(f"{deadline.rule}.{verb}", on)
    except UnknownNorm:
        return None


def can_be_paused(deadline: Deadline, on: date) -> bool:
    """True when a norm lets the clock be paused once more."""
    norm = side_norm(deadline, "pause", on)
    return norm is not None and deadline.pauses.count() < norm.value


def extension_times(deadline: Deadline, on: date) -> int:
    """How many extensions the clock may get in all."""
    norm = side_norm(deadline, "extend.times", on)
    return norm.value if norm else 1


def most_extension(deadline: Deadline, on: date) -> str:
    """The most that one more extension may give, in words; empty when none may be given."""
    norm = side_norm(deadline, "extend", on)
    if norm is None or deadline.extensions.count() >= extension_times(deadline, on):
        return ""
    return norm.value_words


def due_on(code: str, start: date, *, scope: str = STATE) -> Computation:
    """The due day of rule `code` for an event on `start`, without starting a clock."""
    return compute(norm_on(code, start), start, working_calendar(scope))


def due_days(code: str, starts: Iterable[date], calendar: WorkingCalendar) -> dict[date, date]:
    """The due day of rule `code` for each of many events, in one query; without a record it is left out."""
    records = NormRecord.objects.filter(norm__code=code).select_related("norm").order_by("-valid_from")
    newest_first = list(records)
    held = {start: [one for one in newest_first if one.valid_from <= start] for start in starts}
    return {start: compute(rows[0], start, calendar).due_on for start, rows in held.items() if rows}


def working_days_left(days: Iterable[date], today: date, *, scope: str = STATE) -> dict[date, int]:
    """For each due day how many working days are left after `today`; negative when it has passed.

    One query for any number of days: lists use this.
    """
    calendar = working_calendar(scope)
    return {day: arithmetic.working_days_between(calendar, today, day) for day in set(days)}


def suggested_days(calendar: Calendar, year: int) -> list[Suggestion]:
    """What the lunar calendar suggests for a year without a notice and the calendar does not say yet. It
    binds nobody: which of them are off, the notice decides."""
    if calendar.years.filter(year=year).exists():
        return []
    there = set(calendar.days.filter(until_version=None, day__year=year).values_list("day", flat=True))
    return [one for one in suggested_holidays(year) if one.day not in there]
