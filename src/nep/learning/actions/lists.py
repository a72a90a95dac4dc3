"""Who is expected at a session: put on its list, taken off, invited, reminded."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext

from nep.accounts.models import User
from nep.audit.actions import record
from nep.learning import refusals
from nep.learning.counting import write_counts
from nep.learning.models import Attendance, Session
from nep.learning.people import (
    MOST_ON_LIST,
    Expected,
    holders_at,
    names_in,
    people_named,
    refuse_twice,
    rows_for,
)
from nep.learning.permissions import can_change_session, can_keep_attendance
from nep.meetings.actions import announce_meeting
from nep.meetings.models import Meeting
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import stands_below
from nep.programmes.actions.erasing import erased_on
from nep.programmes.models import AudienceGroup
from nep.vietnamese.numbers import with_dots
from nep.web.clock import day_of
from nep.web.errors import NotAllowed


def expect_names(
    session: Session, *, names: str, by: Actor, at: datetime, audience_group: AudienceGroup | None = None
) -> int:
    """Each line of `names` is on the list: a person where it is a staff code or the name of one of the unit's
    own. All or none. Returns how many.

    Raises NotAllowed, Cancelled, RowsErased, NoNames, TooManyNames, NameTooLong, TwiceOnList, NoRoom.
    """
    with transaction.atomic():
        current = list_kept_by(session, by, at)
        wanted = people_named(current, names_in(names), on=current.meeting.happens_on)
        rows = list(Attendance.objects.filter(session=current).order_by("pk"))
        refuse_twice(wanted, rows)
        return put_on_list(current, wanted, rows, group=audience_group, by=by, at=at)


def expect_holders(
    session: Session, *, unit: Unit, by: Actor, at: datetime, audience_group: AudienceGroup | None = None
) -> int:
    """Everybody who holds a post at `unit` on the day of the session is on the list; who stands there already
    stays once. `unit` is the session's own or lies below it. Returns how many were added.

    Raises NotAllowed, Cancelled, RowsErased, NobodyThere, NoRoom.
    """
    with transaction.atomic():
        current = list_kept_by(session, by, at)
        on = current.meeting.happens_on
        if unit.pk != current.unit_id and not stands_below(unit, current.unit_id, line=by.line, on=on):
            raise NotAllowed
        holders = holders_at(unit.pk, on=on)
        if not holders:
            raise refusals.NobodyThere
        rows = list(Attendance.objects.filter(session=current).order_by("pk"))
        known = {row.person_id for row in rows}
        wanted = [one for one in holders if one.person_id not in known]
        return put_on_list(current, wanted, rows, group=audience_group, by=by, at=at)


def put_on_list(
    session: Session,
    wanted: Sequence[Expected],
    rows: Sequence[Attendance],
    *,
    by: Actor,
    at: datetime,
    group: AudienceGroup | None = None,
) -> int:
    """The list of `session`, on which `rows` stand, is longer by `wanted`. Raises NoRoom, TwiceOnList."""
    refuse_full(session, len(rows) + len(wanted))
    if group is not None and not session.audience_groups.filter(pk=group.pk).exists():
        raise refusals.NoSuchGroup(field="audience_group")
    try:
        with transaction.atomic():
            Attendance.objects.bulk_create(rows_for(session, wanted, group, {row.code for row in rows}))
    except IntegrityError as twice:
        raise refusals.TwiceOnList(
            gettext("Có người vừa được ghi vào danh sách này. Ông/bà xem lại.")
        ) from twice
    write_counts(session)
    record(
        "session_list_grew",
        thing=session,
        by=by,
        at=at,
        unit_id=session.unit_id,
        facts={"count": len(wanted)},
    )
    return len(wanted)


def refuse_full(session: Session, count: int) -> None:
    most = min(session.capacity or MOST_ON_LIST, MOST_ON_LIST)
    if count > most:
        said = gettext("Buổi học có %(most)s chỗ, danh sách sẽ thành %(count)s người. Chưa ghi ai.")
        raise refusals.NoRoom(said % {"most": with_dots(most), "count": with_dots(count)})


def take_off_list(row: Attendance, *, by: Actor, at: datetime) -> None:
    """Nobody expects this person any more. Raises NotAllowed, Cancelled, AlreadyMarked."""
    with transaction.atomic():
        session = list_kept_by(row.session, by, at)
        gone, _each = Attendance.objects.filter(
            pk=row.pk, session=session, state=Attendance.State.DUE
        ).delete()
        if not gone:
            raise refusals.AlreadyMarked
        write_counts(session)
        record("session_list_shrank", thing=session, by=by, at=at, unit_id=session.unit_id)


def invite(session: Session, *, by: Actor, at: datetime) -> int:
    """Everybody on the list who was not told yet is invited; those without an account get a printed
    invitation with their code. Returns how many. Raises NotAllowed, NotToCome, NobodyToInvite, DayPassed."""
    with transaction.atomic():
        current = locked(session)
        if not can_change_session(by, current):
            raise NotAllowed
        if current.state != Session.State.PLANNED:
            raise refusals.NotToCome
        waiting = Attendance.objects.filter(session=current, invited_on=None)
        told = users_of(waiting)
        count = waiting.update(invited_on=day_of(at))
        if not count:
            raise refusals.NobodyToInvite
        if current.meeting.state == Meeting.State.PLANNED:
            announce_meeting(current.meeting, by=by, at=at)
        send("session_invitation", thing=current, at=at, to_users=told)
        facts: dict[str, str | int | None] = {"count": count}
        record("session_invited", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        return count


def users_of(rows: "models.QuerySet[Attendance]") -> list[User]:
    """The accounts of those on the list who have one."""
    return list(User.objects.filter(person__in=rows.values("person"), is_active=True).order_by("pk"))


def list_kept_by(session: Session, by: Actor, at: datetime) -> Session:
    """The session, locked, for one who keeps its list. Raises NotAllowed, Cancelled, RowsErased."""
    current = locked(session)
    if not can_keep_attendance(by, current):
        raise NotAllowed
    if current.state == Session.State.CANCELLED:
        raise refusals.Cancelled
    if current.has_erased_rows or erased_on(current.theme) <= day_of(at):
        raise refusals.RowsErased
    return current


def locked(session: Session) -> Session:
    rows = Session.objects.select_for_update(of=("self",)).select_related("meeting", "theme", "unit")
    return rows.get(pk=session.pk)
