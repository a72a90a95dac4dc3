"""From a rule to days that everybody can read of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from nep.audit.actions import record
from nep.dialogue import permissions, refusals
from nep.dialogue.models import ListeningDay, ListeningSeries, SeriesHost, SeriesPlace
from nep.dialogue.rule import ANNOUNCE_RULE, moved_off_holiday, rule_days, turn_of
from nep.meetings import actions as meetings
from nep.meetings.models import Meeting
from nep.meetings.refusals import NoHost
from nep.norms.following import working_calendar_of
from nep.norms.queries import compute, norm_on
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.queries import posts_at
from nep.organisations.roles import Role
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import clean
from nep.web.clock import day_of
from nep.web.days import long_day
from nep.web.errors import NotAllowed


@dataclass(frozen=True)
class Place:
    """One turn of a rotation: words that people find it by, and the hamlet where there is one."""

    words: str
    hamlet: Unit | None = None


def create_series(
    *,
    unit: Unit,
    title: str,
    places: Sequence[Place],
    hosts: Sequence[Post],
    starts_at: time,
    starts_on: date,
    by: Actor,
    at: datetime,
    kind: str = Meeting.Kind.LISTENING_DAY,
    week: int = ListeningSeries.Week.LAST,
    weekday: int = ListeningSeries.Weekday.FRIDAY,
    ends_on: date | None = None,
    secretary: Post | None = None,
) -> ListeningSeries:
    """A rule for a unit's days; it makes none yet (`generate_days`). Raises NoPlaces, NoHost, NotAllowed."""
    with transaction.atomic():
        if not permissions.can_plan_series(by, unit):
            raise NotAllowed
        turns = [place for place in places if clean(place.words)]
        if not turns:
            raise refusals.NoPlaces
        if not hosts:
            raise NoHost
        series = ListeningSeries.objects.create(
            unit=unit,
            kind=Meeting.Kind(kind),
            title=clean(title),
            week=week,
            weekday=weekday,
            starts_at=starts_at,
            starts_on=starts_on,
            ends_on=ends_on,
            secretary=secretary,
        )
        SeriesPlace.objects.bulk_create(
            SeriesPlace(series=series, position=n, hamlet=place.hamlet, place=clean(place.words))
            for n, place in enumerate(turns)
        )
        SeriesHost.objects.bulk_create(SeriesHost(series=series, post=post) for post in dict.fromkeys(hosts))
        record("series_created", thing=series, by=by, at=at, unit_id=unit.pk)
        return series


def generate_days(series: ListeningSeries, *, until: date, by: Actor, at: datetime) -> list[ListeningDay]:
    """Make the planned days of `series` from the day of `at` up to `until`; days that exist are left alone.

    A day off moves by the rule (nearest working day before, else after) with its reason, and the unit's desk
    is told. Raises NoHost when nobody who hosts the series, and no leader of the unit, holds a post then.
    """
    with transaction.atomic():
        current = (
            ListeningSeries.objects.select_for_update(of=("self",)).select_related("unit").get(pk=series.pk)
        )
        if not permissions.can_generate_days(by, current):
            raise NotAllowed
        made = set(ListeningDay.objects.filter(series=current).values_list("due_on", flat=True))
        places = list(SeriesPlace.objects.filter(series=current).order_by("position"))
        wanted = [day for day in rule_days(current, day_of(at), until) if day not in made]
        hosts = list(SeriesHost.objects.filter(series=current).select_related("post").order_by("pk"))
        return [_make_day(current, day, places, hosts, by=by, at=at) for day in wanted]


@translation.override("vi")
def _make_day(
    series: ListeningSeries,
    due_on: date,
    places: Sequence[SeriesPlace],
    hosts: Sequence[SeriesHost],
    *,
    by: Actor,
    at: datetime,
) -> ListeningDay:
    happens_on = day_of_series(series, due_on, today=day_of(at))
    is_moved = happens_on != due_on
    reason = moved_reason(due_on) if is_moved else ""
    turn = places[turn_of(series, due_on, len(places))]
    day = plan_day(
        kind=series.kind,
        unit=series.unit,
        title=_("%(title)s tháng %(month)s/%(year)s")
        % {"title": series.title, "month": due_on.month, "year": due_on.year},
        happens_on=happens_on,
        starts_at=series.starts_at,
        place=turn.place,
        hosts=_hosts_on(series, hosts, happens_on),
        hamlet=turn.hamlet,
        secretary=series.secretary,
        series=series,
        due_on=due_on,
        move_reason=reason,
        by=by,
        at=at,
    )
    if is_moved:
        send("listening_day_moved", thing=day.meeting, at=at, to_desk=series.unit_id)
    return day


def day_of_series(series: ListeningSeries, due_on: date, *, today: date) -> date:
    """The day on which the turn of `due_on` is held: moved off a day that is off on the calendar of the unit,
    to one that can still be announced in time when one is near."""
    calendar = working_calendar_of(series.unit_id, due_on)

    def can_be_announced(day: date) -> bool:
        return day >= today and last_day_to_announce(day, series.unit_id) >= today

    return moved_off_holiday(due_on, calendar.is_working, can_be_announced)


@translation.override("vi")
def moved_reason(due_on: date) -> str:
    return _("Ngày theo lịch %(day)s là ngày nghỉ.") % {"day": short_day(due_on)}


def _hosts_on(series: ListeningSeries, hosts: Sequence[SeriesHost], day: date) -> list[Post]:
    held = [host.post for host in hosts if host.post.valid_from <= day < host.post.valid_to]
    return held or list(posts_at(series.unit_id, on=day, role=Role.LEADER))


def plan_day(
    *,
    kind: str,
    unit: Unit,
    title: str,
    happens_on: date,
    starts_at: time,
    place: str,
    hosts: Sequence[Post],
    by: Actor,
    at: datetime,
    hamlet: Unit | None = None,
    secretary: Post | None = None,
    employees_count: int | None = None,
    series: ListeningSeries | None = None,
    due_on: date | None = None,
    move_reason: str = "",
) -> ListeningDay:
    """One day, by rule or on its own. Raises what `plan_meeting` raises."""
    with transaction.atomic():
        meeting = meetings.plan_meeting(
            kind=kind,
            unit=unit,
            title=title,
            happens_on=happens_on,
            starts_at=starts_at,
            place=place,
            hosts=hosts,
            due_on=due_on,
            move_reason=move_reason,
            by=by,
            at=at,
        )
        return ListeningDay.objects.create(
            meeting=meeting,
            series=series,
            due_on=due_on,
            hamlet=hamlet,
            secretary=secretary,
            employees_count=employees_count,
        )


def announce_day(
    day: ListeningDay, *, by: Actor, at: datetime, short_notice_reason: str = ""
) -> ListeningDay:
    """Announce a day in the time that rule `listening.announce` asks for.

    Later than that it needs a reason, which the public reads and which is counted. Raises ShortNotice without
    one, and what `announce_meeting` raises.
    """
    with transaction.atomic():
        latest = last_day_to_announce(day.meeting.happens_on, day.meeting.unit_id)
        is_short = day_of(at) > latest
        if is_short and not clean(short_notice_reason):
            raise refusals.ShortNotice(
                _("Phải thông báo chậm nhất %(day)s. Nếu vẫn thông báo hôm nay, ông/bà ghi lý do báo muộn.")
                % {"day": long_day(latest)}
            )
        reason = short_notice_reason if is_short else ""
        day.meeting = meetings.announce_meeting(day.meeting, short_notice_reason=reason, by=by, at=at)
        return day


def last_day_to_announce(happens_on: date, unit: Unit | int | None = None) -> date:
    """The last day on which the notice leaves the working days that the rule asks for, on the calendar that
    `unit` follows."""
    norm = norm_on(ANNOUNCE_RULE, happens_on)
    return compute(norm, happens_on, working_calendar_of(unit, happens_on)).due_on
