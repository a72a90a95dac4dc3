"""Why a due day is that day: all in words, for a page, a paper and the command line."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from nep.norms.arithmetic import Computation, Mark, Step
from nep.norms.calendar import load
from nep.norms.models import CalendarDay, Deadline, DeadlineExtension, DeadlinePause, NormRecord
from nep.norms.queries import compute_clock
from nep.vietnamese.dates import short_day
from nep.web.days import long_day


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
    changes: tuple[str, ...] = ()
    paused_on: date | None = None
    left: int = 0


def explain(deadline: Deadline) -> Explanation:
    """The way from day zero to the due day, on the calendar the clock was set with. One that stands still is
    told up to the day before it stopped, with how many days of its term are `left`."""
    calendar = load(deadline.calendar, version=deadline.calendar_version)
    found = compute_clock(deadline, calendar)
    told = explain_computation(found, record=deadline.norm, calendar_label=deadline.calendar.label)
    told = replace(told, changes=changes_of(deadline))
    return told if deadline.paused_on is None else _standing_still(told, deadline, deadline.paused_on)


def _standing_still(told: Explanation, deadline: Deadline, paused_on: date) -> Explanation:
    days = tuple(day for day in told.days if day.day < paused_on)
    term = max(day.number or 0 for day in told.days)
    left = term - max((day.number or 0 for day in days), default=0)
    note = _("Đang tạm dừng tính hạn từ ngày %(day)s. Khi tính tiếp còn %(left)s %(unit)s.") % {
        "day": short_day(paused_on),
        "left": left,
        "unit": deadline.norm.get_time_unit_display(),
    }
    return replace(told, days=days, paused_on=paused_on, left=left, notes=(note, *told.notes))


def changes_of(deadline: Deadline) -> tuple[str, ...]:
    """Each extension and pause in a sentence with its reason, in the order of their days."""
    extended = [(one.extended_on, _extended(one, deadline)) for one in deadline.extensions.all()]
    paused = [(one.paused_on, _paused(one)) for one in deadline.pauses.all()]
    return tuple(sentence for _day, sentence in sorted(extended + paused))


def _extended(extension: DeadlineExtension, deadline: Deadline) -> str:
    return _("Gia hạn lần %(number)s ngày %(day)s: thêm %(days)s %(unit)s. Lý do: %(reason)s%(paper)s") % {
        "number": extension.number,
        "day": short_day(extension.extended_on),
        "days": extension.days,
        "unit": deadline.norm.get_time_unit_display(),
        "reason": ended(extension.reason),
        "paper": _by_paper(extension.paper),
    }


def _paused(pause: DeadlinePause) -> str:
    facts = {
        "from": short_day(pause.paused_on),
        "reason": ended(pause.reason),
        "paper": _by_paper(pause.paper),
    }
    if pause.resumed_on is None:
        return _("Tạm dừng từ ngày %(from)s. Lý do: %(reason)s%(paper)s") % facts
    facts |= {"until": short_day(pause.resumed_on), "why": ended(pause.resume_reason)}
    return (
        _("Tạm dừng từ ngày %(from)s, tính tiếp từ ngày %(until)s. Lý do dừng: %(reason)s%(paper)s %(why)s")
        % facts
    ).strip()


def _by_paper(paper: str) -> str:
    return _(" Văn bản: %(paper)s.") % {"paper": paper.rstrip(".")} if paper else ""


def ended(sentence: str) -> str:
    """With a full stop, when it has none."""
    return sentence if not sentence or sentence[-1] in ".!?…" else f"{sentence}."


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
    if step.is_paused:
        return _("tạm dừng tính hạn")
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
