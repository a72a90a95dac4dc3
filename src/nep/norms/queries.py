"""Reads: which rule holds on a day, how a due day was found, how many working days are left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.norms import arithmetic
from nep.norms.arithmetic import Computation, Mark, Step, WorkingCalendar
from nep.norms.calendar import STATE, load, working_calendar
from nep.norms.models import CalendarDay, Deadline, Norm, NormRecord, TimeUnit
from nep.vietnamese.dates import short_day
from nep.vietnamese.names import title_sort_key
from nep.web.days import long_day
from nep.web.errors import Refusal


class UnknownNorm(Refusal):
    sentence = gettext_lazy("Không có quy định này vào ngày đó.")


def norm_on(code: str, day: date) -> NormRecord:
    """The record of `code` that holds for an event on `day`. Raises UnknownNorm."""
    records = NormRecord.objects.filter(norm__code=code, valid_from__lte=day).select_related("norm")
    record = records.order_by("-valid_from").first()
    if record is None:
        raise UnknownNorm(
            _("Không có quy định “%(code)s” cho việc ngày %(day)s.") % {"code": code, "day": short_day(day)}
        )
    return record


def current_norms(day: date) -> list[tuple[Norm, NormRecord]]:
    """Every norm by its label with the record that holds on `day`, else its first one: two queries."""
    records = NormRecord.objects.order_by("-valid_from")
    norms = Norm.objects.prefetch_related(Prefetch("records", queryset=records)).order_by("pk")
    listed = sorted(norms, key=lambda norm: (title_sort_key(norm.label), norm.code))
    return [(norm, _in_force(list(norm.records.all()), day)) for norm in listed if norm.records.all()]


def _in_force(newest_first: list[NormRecord], day: date) -> NormRecord:
    return next((record for record in newest_first if record.valid_from <= day), newest_first[-1])


def compute(record: NormRecord, start: date, calendar: WorkingCalendar) -> Computation:
    """The due day of a term of `record` on an event on `start`. Raises UnknownNorm for a norm that counts
    times and not days."""
    if record.time_unit == TimeUnit.COUNT:
        raise UnknownNorm(
            _("Quy định “%(label)s” không phải là một thời hạn.") % {"label": record.norm.label}
        )
    if record.norm.direction == Norm.Direction.BEFORE:
        return arithmetic.working_term_before(calendar, start, record.value)
    if record.time_unit == TimeUnit.CALENDAR_DAYS:
        return arithmetic.calendar_term(calendar, start, record.value)
    return arithmetic.working_term(calendar, start, record.value)


def due_on(code: str, start: date, *, scope: str = STATE) -> Computation:
    """The due day of rule `code` for an event on `start`, without starting a clock."""
    return compute(norm_on(code, start), start, working_calendar(scope))


def working_days_left(days: Iterable[date], today: date, *, scope: str = STATE) -> dict[date, int]:
    """For each due day how many working days are left after `today`; negative when it has passed.

    One query for any number of days: lists use this.
    """
    calendar = working_calendar(scope)
    return {day: arithmetic.working_days_between(calendar, today, day) for day in set(days)}


@dataclass(frozen=True)
class ExplainedDay:
    """One day of the way: `number` when it counts, and in words why, or why not."""

    day: date
    number: int | None
    is_due: bool
    reason: str

    @property
    def words(self) -> str:
        return long_day(self.day)


@dataclass(frozen=True)
class Explanation:
    """Why a due day is that day: all in words, for a page, a paper and the command line."""

    label: str
    basis: str
    status: str
    is_sample: bool
    term: str
    calendar: str
    start_on: date
    due_on: date
    days: tuple[ExplainedDay, ...]
    provisional: bool
    if_confirmed: date | None
    notes: tuple[str, ...]


def explain(deadline: Deadline) -> Explanation:
    """The way from day zero to the due day, on the calendar the clock was set with."""
    calendar = load(deadline.calendar, version=deadline.calendar_version)
    found = compute(deadline.norm, deadline.start_on, calendar)
    return explain_computation(found, record=deadline.norm, calendar_label=deadline.calendar.label)


def explain_computation(found: Computation, *, record: NormRecord, calendar_label: str) -> Explanation:
    return Explanation(
        label=record.norm.label,
        basis=record.basis,
        status=record.get_status_display(),
        is_sample=record.is_sample,
        term=record.value_words,
        calendar=calendar_label,
        start_on=found.start_on,
        due_on=found.due_on,
        days=explained_days(found),
        provisional=found.provisional,
        if_confirmed=found.if_confirmed,
        notes=notes_of(found),
    )


def explained_days(found: Computation) -> tuple[ExplainedDay, ...]:
    return tuple(_explained(step, is_due=step.day == found.due_on) for step in found.steps)


def _explained(step: Step, *, is_due: bool) -> ExplainedDay:
    moved = is_due and step.number is None
    reason = _("ngày làm việc kế tiếp sau ngày nghỉ, là ngày đến hạn") if moved else reason_of(step)
    return ExplainedDay(step.day, step.number, is_due, reason)


def reason_of(step: Step) -> str:
    """Why a day counts or not, in words."""
    special = step.special
    if special and special.mark is Mark.UNCONFIRMED:
        return _("%(name)s: chưa có thông báo nghỉ, tính là ngày làm việc") % {"name": special.name}
    if special:
        kind = str(CalendarDay.Kind(special.mark.value).label)
        return special.name if _says(special.name, kind) else f"{kind}: {special.name}"
    return _("ngày làm việc") if step.is_working else _("nghỉ cuối tuần")


def _says(name: str, kind: str) -> bool:
    return name.lower().startswith(kind.lower())


def notes_of(found: Computation) -> tuple[str, ...]:
    """What must be known beside the date: a year without announced days off, a holiday not confirmed yet."""
    notes = [_("Tạm tính, chờ thông báo lịch nghỉ.")] if found.provisional else []
    if found.if_confirmed:
        facts = {
            "days": ", ".join(
                f"{short_day(step.day)} ({step.special.name})" for step in found.unconfirmed if step.special
            ),
            "due": short_day(found.due_on),
            "other": short_day(found.if_confirmed),
        }
        notes.append(
            _(
                "Ngày %(days)s chưa có thông báo nghỉ nên tính là ngày làm việc, hạn là %(due)s; "
                "nếu ngày đó được nghỉ thì hạn là %(other)s."
            )
            % facts
        )
    return tuple(notes)
