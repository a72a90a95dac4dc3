"""Who came: by list, at the door, by spreadsheet, by count only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from nep.audit.actions import record
from nep.learning import door, refusals
from nep.learning.actions.lists import list_kept_by, locked, put_on_list, refuse_full
from nep.learning.counting import write_counts
from nep.learning.models import Attendance, Session
from nep.learning.people import Expected, rows_for
from nep.learning.permissions import can_keep_attendance
from nep.meetings.actions import hold_meeting
from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.models import Person
from nep.web.errors import NotAllowed

State = Attendance.State
Way = Session.Way


def save_list(session: Session, *, marks: Mapping[int, str], by: Actor, at: datetime) -> int:
    """Each row whose key is in `marks` is in the state it says; rows not named stay as they are, so that two
    people may keep one list. No reason is taken (safeguard 14). Returns how many rows were named.

    Raises NotAllowed, Cancelled, RowsErased, TooEarly, NotOnList.
    """
    with transaction.atomic():
        current = list_kept_by(session, by, at)
        door.refuse_early(current, at)
        _mark(current, marks, Way.LIST, at)
        _settle(current, Way.LIST)
        facts: dict[str, str | int | None] = {"count": len(marks)}
        record("attendance_saved", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        return len(marks)


def _mark(session: Session, marks: Mapping[int, str], way: Way, at: datetime) -> None:
    """At most one statement for each state."""
    rows = Attendance.objects.filter(session=session)
    if rows.filter(pk__in=list(marks)).count() != len(marks):
        raise refusals.NotOnList
    by_state: dict[State, list[int]] = {}
    for pk, state in marks.items():
        by_state.setdefault(State(state), []).append(pk)
    for state, keys in by_state.items():
        moment = None if state is State.DUE else at
        rows.filter(pk__in=keys).update(state=state, by="" if state is State.DUE else way, marked_at=moment)


def _settle(session: Session, way: Way) -> None:
    """The way is remembered, and the counts follow."""
    session.attendance_by = way
    Session.objects.filter(pk=session.pk).update(attendance_by=way)
    write_counts(session)


@dataclass(frozen=True)
class Marked:
    """One person of a sheet and what it says of them; None where it says nothing."""

    expected: Expected
    state: str | None
    row_id: int | None = None


def mark_by_sheet(session: Session, *, rows: Sequence[Marked], by: Actor, at: datetime) -> int:
    """What a sheet says: persons who were not on the list come onto it. All or nothing. Returns how many.

    Raises as `save_list`, and NoRoom, TwiceOnList.
    """
    with transaction.atomic():
        current = list_kept_by(session, by, at)
        door.refuse_early(current, at)
        new = [one for one in rows if one.row_id is None]
        standing = list(Attendance.objects.filter(session=current).order_by("pk"))
        if new:
            put_on_list(current, [one.expected for one in new], standing, by=by, at=at)
        known = {row.pk for row in standing}
        added = Attendance.objects.filter(session=current).exclude(pk__in=known).order_by("pk")
        marks = {one.row_id: one.state for one in rows if one.row_id and one.state}
        marks |= {row.pk: one.state for row, one in zip(added, new, strict=True) if one.state}
        _mark(current, marks, Way.SHEET, at)
        _settle(current, Way.SHEET)
        facts: dict[str, str | int | None] = {"count": len(rows)}
        record("attendance_by_sheet", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        return len(rows)


def count_only(
    session: Session,
    *,
    persons_due: int,
    present: int,
    excused: int,
    make_up: int,
    by: Actor,
    at: datetime,
) -> Session:
    """How many, without names: for a hall of hundreds. The rest of those due were absent.

    Raises NotAllowed, Cancelled, TooEarly, ListKept, CountsDoNotFit.
    """
    with transaction.atomic():
        current = locked(session)
        if not can_keep_attendance(by, current):
            raise NotAllowed
        door.refuse_early(current, at)
        marked = Attendance.objects.filter(session=current).exclude(state=State.DUE)
        if current.has_erased_rows or marked.exists():
            raise refusals.ListKept
        absent = persons_due - present - excused - make_up
        if absent < 0:
            raise refusals.CountsDoNotFit(
                gettext("Có mặt, vắng có lý do và học bù cộng lại nhiều hơn số người cần dự.")
            )
        counts = {
            "persons_due": persons_due,
            "present": present,
            "excused": excused,
            "absent": absent,
            "make_up": make_up,
            "attendance_by": str(Way.COUNT),
        }
        Session.objects.filter(pk=current.pk).update(**counts)
        for name, value in counts.items():
            setattr(current, name, value)
        write_counts(current)
        record("attendance_counted", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def check_in_person(session: Session, person: Person, *, at: datetime) -> Attendance:
    """One's own presence, at the door with one's own phone; who was not on the list comes onto it.

    Raises Cancelled, TooEarly, DoorClosed, AlreadyPresent, NoRoom, RowsErased.
    """
    with transaction.atomic():
        current = _open(session, at)
        row = Attendance.objects.filter(session=current, person=person).first()
        if row is None:
            row = _walk_in(current, person)
        return _present(current, row, at=at)


def check_in_code(session: Session, code: str, *, at: datetime) -> Attendance:
    """As `check_in_person`, for who has an invitation and no account. Raises NoSuchCode too."""
    with transaction.atomic():
        current = _open(session, at)
        row = Attendance.objects.filter(session=current, code="".join(code.split())).first()
        if row is None:
            raise refusals.NoSuchCode
        return _present(current, row, at=at)


def _open(session: Session, at: datetime) -> Session:
    current = locked(session)
    door.refuse_closed_door(current, at)
    return current


def _walk_in(session: Session, person: Person) -> Attendance:
    codes = set(Attendance.objects.filter(session=session).values_list("code", flat=True))
    refuse_full(session, len(codes) + 1)
    (row,) = rows_for(session, [Expected(person.full_name, person.pk)], None, codes)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise refusals.AlreadyPresent from twice
    return row


def _present(session: Session, row: Attendance, *, at: datetime) -> Attendance:
    """History says that somebody came, not who: it would outlive the row (safeguard 12)."""
    changed = Attendance.objects.filter(pk=row.pk).exclude(state=State.PRESENT)
    if not changed.update(state=State.PRESENT, by=Way.QR, marked_at=at):
        raise refusals.AlreadyPresent
    row.state, row.marked_at = State.PRESENT, at
    _settle(session, Way.QR)
    record("attendance_at_door", thing=session, by=PUBLIC, at=at, unit_id=session.unit_id)
    return row


def hold_session(session: Session, *, held_on: date, by: Actor, at: datetime) -> Session:
    """It took place: from now on its counts are in the figures of that day; who was not marked was absent.

    Raises NotAllowed, NotToCome, NobodyCame, TooEarly, HeldInFuture.
    """
    with transaction.atomic():
        current = locked(session)
        if current.state != Session.State.PLANNED:
            raise refusals.NotToCome
        if not current.present:
            raise refusals.NobodyCame
        hold_meeting(current.meeting, held_on=held_on, present_count=current.present, by=by, at=at)
        changed = Session.objects.filter(pk=current.pk, state=Session.State.PLANNED)
        if changed.update(state=Session.State.HELD, held_on=held_on) != 1:
            raise refusals.NotToCome
        current.state, current.held_on = Session.State.HELD, held_on
        write_counts(current)
        record("session_held", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current
