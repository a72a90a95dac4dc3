"""A clock stands still, goes on, gets more days. The action of the thing it runs on asks who may.

How often and how much is ruled by norms beside the clock's own: `RULE.pause` (how many times), `RULE.extend`
(the most days of one extension) and `RULE.extend.times`. A rule without them is neither paused nor extended.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.audit.actions import record
from nep.norms.actions.clocks import DeadlineClosed, count_again, end_pause, tell
from nep.norms.calendar import working_days_between
from nep.norms.entering import ENTRY_WORKING_DAYS
from nep.norms.models import Deadline, DeadlineExtension, DeadlinePause, NormRecord, TimeUnit
from nep.norms.queries import extension_times, side_norm
from nep.organisations.actors import Actor
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import clean
from nep.web.clock import day_of
from nep.web.errors import Refusal
from nep.web.rows import locked_row


class ReasonMissing(Refusal):
    sentence = gettext_lazy("Ông/bà ghi lý do. Người dân đọc được lý do này.")
    field = "reason"


class PaperMissing(Refusal):
    sentence = gettext_lazy("Việc này phải có văn bản. Ông/bà ghi số, ngày và cơ quan ra văn bản.")
    field = "paper"


class NotPausable(Refusal):
    sentence = gettext_lazy("Quy định của thời hạn này không cho tạm dừng.")


class NotExtendable(Refusal):
    sentence = gettext_lazy("Quy định của thời hạn này không cho gia hạn.")


class TooManyTimes(Refusal):
    """Names how many times the norm allows."""


class TooManyDays(Refusal):
    field = "days"


class AlreadyPaused(Refusal):
    sentence = gettext_lazy("Thời hạn này đang tạm dừng.")


class NotPaused(Refusal):
    sentence = gettext_lazy("Thời hạn này đang được tính, không tạm dừng.")


class DeadlinePassed(Refusal):
    """A pause or an extension after the day would undo a lateness."""


class DayOutOfRange(Refusal):
    field = "on"


def pause_deadline(
    deadline: Deadline, *, on: date, reason: str, by: Actor, at: datetime, paper: str = ""
) -> Deadline:
    """The clock stands still from the day `on`, which does not count any more.

    Raises ReasonMissing, PaperMissing, NotPausable, TooManyTimes, AlreadyPaused, DeadlineClosed,
    DeadlinePassed, DayOutOfRange (in the future, more than three working days back, or inside another pause).
    """
    with transaction.atomic():
        current = _running(deadline)
        norm = _side_norm(current, "pause", on, NotPausable)
        words, shown_paper = _words(reason, paper, norm)
        if current.pauses.count() >= norm.value:
            raise TooManyTimes(_("Quy định chỉ cho tạm dừng %(times)s lần.") % {"times": norm.value})
        _fits(current, on, day_of(at))
        DeadlinePause.objects.create(deadline=current, paused_on=on, reason=words, paper=shown_paper)
        current.paused_on = on
        current.save(update_fields=["paused_on"])
        _trace("deadline_paused", current, by, at, {"day": on.isoformat()})
        tell(current, current.due_on, by=by, at=at)
        return current


def resume_deadline(deadline: Deadline, *, on: date, reason: str, by: Actor, at: datetime) -> Deadline:
    """The clock goes on: `on` counts again (Decree 155/2026/NĐ-CP, art. 12). Its due day is counted on the
    calendar as it stands. Raises ReasonMissing, NotPaused, DeadlineClosed, DayOutOfRange."""
    with transaction.atomic():
        current = _open(deadline)
        words = clean(reason).strip()
        if not words:
            raise ReasonMissing
        if current.paused_on is None:
            raise NotPaused
        if on < current.paused_on:
            raise DayOutOfRange(
                _("Ngày tính tiếp không thể trước ngày tạm dừng %(day)s.")
                % {"day": short_day(current.paused_on)}
            )
        _entered_in_time(on, day_of(at))
        before = current.due_on
        if not end_pause(current, on=on, reason=words):
            raise NotPaused
        facts = {"day": on.isoformat(), "before": before.isoformat(), "after": current.due_on.isoformat()}
        _trace("deadline_resumed", current, by, at, facts)
        tell(current, before, by=by, at=at)
        return current


def extend_deadline(
    deadline: Deadline, *, days: int, reason: str, by: Actor, at: datetime, paper: str = ""
) -> Deadline:
    """`days` more, in the time unit of the clock's norm, decided on the day of `at`.

    Raises ReasonMissing, PaperMissing, NotExtendable, TooManyTimes, TooManyDays, AlreadyPaused,
    DeadlineClosed, DeadlinePassed.
    """
    with transaction.atomic():
        current, today = _running(deadline), day_of(at)
        norm = _side_norm(current, "extend", today, NotExtendable)
        words, shown_paper = _words(reason, paper, norm)
        number = current.extensions.count() + 1
        _refuse_more(current, norm, number, days, today)
        before = current.due_on
        DeadlineExtension.objects.create(
            deadline=current,
            number=number,
            norm=norm,
            extended_on=today,
            days=days,
            reason=words,
            paper=shown_paper,
        )
        count_again(current)
        days_told = {"before": before.isoformat(), "after": current.due_on.isoformat()}
        _trace("deadline_extended", current, by, at, {**days_told, "number": number})
        tell(current, before, by=by, at=at)
        return current


def _open(deadline: Deadline) -> Deadline:
    current = locked_row(Deadline, deadline.pk)
    if current.closed_on is not None:
        raise DeadlineClosed
    return current


def _running(deadline: Deadline) -> Deadline:
    current = _open(deadline)
    if current.paused_on is not None:
        raise AlreadyPaused
    return current


def _side_norm(deadline: Deadline, verb: str, on: date, refusal: type[Refusal]) -> NormRecord:
    norm = side_norm(deadline, verb, on)
    if norm is None:
        raise refusal
    return norm


def _words(reason: str, paper: str, norm: NormRecord) -> tuple[str, str]:
    words, shown_paper = clean(reason).strip(), clean(paper).strip()
    if not words:
        raise ReasonMissing
    if norm.norm.asks_paper and not shown_paper:
        raise PaperMissing
    return words, shown_paper


def _fits(deadline: Deadline, on: date, today: date) -> None:
    _entered_in_time(on, today)
    if on > deadline.due_on:
        raise DeadlinePassed(_("Hạn đã qua ngày %(day)s, không tạm dừng được nữa.") % _due(deadline))
    last = max((pause.resumed_on for pause in deadline.pauses.all() if pause.resumed_on), default=None)
    if on < max(deadline.start_on, last or deadline.start_on):
        raise DayOutOfRange(_("Ngày tạm dừng nằm trước ngày bắt đầu tính hạn hoặc trong lần dừng trước."))


def _entered_in_time(on: date, today: date) -> None:
    """A paper may be entered some days late; further back would let a late thing be written as in time."""
    if on > today:
        raise DayOutOfRange(_("Ngày này chưa tới. Ông/bà ghi vào ngày ấy."))
    if working_days_between(on, today) > ENTRY_WORKING_DAYS:
        raise DayOutOfRange(
            _("Chỉ ghi lùi được tối đa %(days)s ngày làm việc.") % {"days": ENTRY_WORKING_DAYS}
        )


def _refuse_more(deadline: Deadline, norm: NormRecord, number: int, days: int, today: date) -> None:
    if norm.time_unit != deadline.norm.time_unit or norm.time_unit == TimeUnit.COUNT:
        raise NotExtendable(_("Quy định gia hạn tính bằng đơn vị khác với thời hạn này."))
    if today > deadline.due_on:
        raise DeadlinePassed(_("Hạn đã qua ngày %(day)s, không gia hạn được nữa.") % _due(deadline))
    times = extension_times(deadline, today)
    if number > times:
        raise TooManyTimes(_("Quy định chỉ cho gia hạn %(times)s lần.") % {"times": times})
    if not 1 <= days <= norm.value:
        raise TooManyDays(_("Mỗi lần gia hạn từ 1 đến %(most)s.") % {"most": norm.value_words})


def _due(deadline: Deadline) -> dict[str, str]:
    return {"day": short_day(deadline.due_on)}


def _trace(
    event: str, deadline: Deadline, by: Actor, at: datetime, facts: Mapping[str, str | int | None]
) -> None:
    whole = {"rule": deadline.rule, **facts}
    record(event, thing=deadline, by=by, at=at, unit_id=deadline.unit_id, facts=whole)
