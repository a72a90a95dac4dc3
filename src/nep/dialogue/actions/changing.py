"""A rule that goes another way from a day on, or comes to its end. What was announced or held stays."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from nep.audit.actions import record
from nep.dialogue import permissions, refusals
from nep.dialogue.actions.planning import Place, create_series, generate_days
from nep.dialogue.models import ListeningDay, ListeningSeries
from nep.meetings.actions import drop_plan
from nep.meetings.models import Meeting
from nep.notices.actions import drop_tasks
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import clean
from nep.web.clock import day_of
from nep.web.errors import NotAllowed

STANDS = [Meeting.State.ANNOUNCED, Meeting.State.HELD, Meeting.State.CLOSED]


def change_series(
    series: ListeningSeries,
    *,
    title: str,
    places: Sequence[Place],
    hosts: Sequence[Post],
    starts_at: time,
    starts_on: date,
    until: date,
    by: Actor,
    at: datetime,
    kind: str,
    week: int,
    weekday: int,
    secretary: Post | None = None,
) -> ListeningSeries:
    """From `starts_on` on the unit's days come by the new rule, returned as a series with its days up to
    `until`; plans of the old rule from that day on, which nobody outside has read of, are taken back.

    Raises NotAllowed, SeriesOver, StartsTooEarly, AnnouncedAhead, and what `create_series` raises.
    """
    with transaction.atomic():
        current = _running(series, by)
        if starts_on <= current.starts_on or starts_on < day_of(at):
            raise refusals.StartsTooEarly
        ends_on = current.ends_on
        _end(current, starts_on - timedelta(days=1), reason=_("Thay bằng lịch mới."), by=by, at=at)
        changed = create_series(
            unit=current.unit,
            title=title,
            places=places,
            hosts=hosts,
            starts_at=starts_at,
            starts_on=starts_on,
            ends_on=ends_on,
            kind=kind,
            week=week,
            weekday=weekday,
            secretary=secretary,
            by=by,
            at=at,
        )
        generate_days(changed, until=until, by=by, at=at)
        record(
            "series_changed",
            thing=current,
            by=by,
            at=at,
            unit_id=current.unit_id,
            facts={"day": starts_on.isoformat()},
        )
        return changed


def end_series(
    series: ListeningSeries, *, ends_on: date, reason: str, by: Actor, at: datetime
) -> ListeningSeries:
    """No day comes by this rule after `ends_on`; plans after it are taken back.

    Raises NotAllowed, SeriesOver, NoReason, EndsInThePast, AnnouncedAhead.
    """
    with transaction.atomic():
        current = _running(series, by)
        words = clean(reason)
        if not words:
            raise refusals.NoReason
        if ends_on < max(day_of(at), current.starts_on):
            raise refusals.EndsInThePast
        _end(current, ends_on, reason=words, by=by, at=at)
        record(
            "series_ended",
            thing=current,
            by=by,
            at=at,
            unit_id=current.unit_id,
            facts={"day": ends_on.isoformat()},
        )
        return current


def _running(series: ListeningSeries, by: Actor) -> ListeningSeries:
    rows = ListeningSeries.objects.select_for_update(of=("self",)).select_related("unit")
    current = rows.get(pk=series.pk)
    if not permissions.can_plan_series(by, current.unit):
        raise NotAllowed
    if current.end_reason:
        raise refusals.SeriesOver
    return current


def _end(series: ListeningSeries, ends_on: date, *, reason: str, by: Actor, at: datetime) -> None:
    after = ListeningDay.objects.filter(series=series, due_on__gt=ends_on).select_related("meeting")
    announced = after.filter(meeting__state__in=STANDS).order_by("meeting__happens_on").first()
    if announced is not None:
        raise refusals.AnnouncedAhead(
            _("Buổi ngày %(day)s đã thông báo. Ông/bà chọn ngày sau buổi ấy, hoặc dời, hủy buổi ấy trước.")
            % {"day": short_day(announced.meeting.happens_on)}
        )
    for day in after.filter(meeting__state=Meeting.State.PLANNED).order_by("pk"):
        meeting = day.meeting
        drop_tasks(meeting, "listening_day_moved", at=at)
        day.delete()
        drop_plan(meeting, by=by, at=at)
    running = ListeningSeries.objects.filter(pk=series.pk, end_reason="")
    if running.update(ends_on=ends_on, end_reason=reason) != 1:
        raise refusals.SeriesOver
    series.refresh_from_db()
