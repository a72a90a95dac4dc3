"""The one writer of a session's counts and of its tallies, and the look at whether they still agree."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Count

from nep.learning.models import Attendance, AttendanceTally, PersonTally, Session

State = Attendance.State
COUNTED = ("present", "excused", "absent", "make_up")
Counts = dict[str, int]


def counts_of_rows(session: Session) -> Counts:
    """What the list says. Who was not marked at a session that was held was absent."""
    rows = Attendance.objects.filter(session=session).order_by().values_list("state").annotate(n=Count("pk"))
    found = dict(rows)
    due = found.pop(str(State.DUE), 0)
    counts = {name: found.get(name, 0) for name in COUNTED}
    counts["persons_due"] = due + sum(counts.values())
    if session.is_held:
        counts["absent"] += due
    return counts


def write_counts(session: Session) -> None:
    """The counts follow the list, and the tallies the counts. A session that was only counted keeps what was
    typed; one whose rows were erased keeps what they came to."""
    if _follows_list(session):
        counts = counts_of_rows(session)
        Session.objects.filter(pk=session.pk).update(**counts)
        for name, value in counts.items():
            setattr(session, name, value)
    _write_tallies(session)


def _follows_list(session: Session) -> bool:
    return not (session.is_counted_only or session.has_erased_rows)


def _write_tallies(session: Session) -> None:
    """Add and take away only what differs: one change of a list of forty writes a few rows."""
    wanted, held_on = Counter(tally_states(session)), session.held_on
    stored = AttendanceTally.objects.filter(session=session)
    have = Counter(dict(stored.order_by().values_list("state").annotate(n=Count("pk"))))
    for state, surplus in (have - wanted).items():
        keys = list(stored.filter(state=state).order_by("pk").values_list("pk", flat=True)[:surplus])
        AttendanceTally.objects.filter(pk__in=keys).delete()
    if held_on is None:
        return
    AttendanceTally.objects.bulk_create(
        AttendanceTally(session=session, unit_id=session.unit_id, held_on=held_on, state=state)
        for state in (wanted - have).elements()
    )


def tally_states(session: Session) -> Iterator[str]:
    """The state of each person counted at a session that was held, in no order of persons."""
    if not session.is_held:
        return
    counted = 0
    for name in COUNTED:
        value = getattr(session, name)
        counted += value
        yield from [name] * value
    yield from [str(State.ABSENT)] * (session.persons_due - counted)


def persons_of(theme_id: int, unit_ids: list[int]) -> dict[int, int]:
    """How many different persons came to sessions of each unit on the theme; from the tally once the rows are
    erased. Never to be added over units: one person may come to sessions of two."""
    kept = PersonTally.objects.filter(theme=theme_id, unit__in=unit_ids).values_list("unit", "persons")
    found = dict(kept.order_by("unit"))
    rest = [pk for pk in unit_ids if pk not in found]
    came = Attendance.objects.filter(
        session__theme=theme_id,
        session__unit__in=rest,
        session__state=Session.State.HELD,
        state__in=[State.PRESENT, State.MAKE_UP],
    ).order_by()
    known = (
        came.filter(person__isnull=False)
        .values_list("session__unit")
        .annotate(n=Count("person", distinct=True))
    )
    named = (
        came.filter(person__isnull=True)
        .values_list("session__unit")
        .annotate(n=Count("folded", distinct=True))
    )
    for unit, n in [*known, *named]:
        found[unit] = found.get(unit, 0) + n
    return found


def wrong_sessions() -> Iterator[Session]:
    """Sessions whose counts do not follow from their list, or whose tallies do not follow from the counts."""
    for session in Session.objects.order_by("pk"):
        if _follows_list(session):
            counts = counts_of_rows(session)
            if any(getattr(session, name) != value for name, value in counts.items()):
                yield session
                continue
        stored = AttendanceTally.objects.filter(session=session).order_by()
        have = Counter(dict(stored.values_list("state").annotate(n=Count("pk"))))
        if have != Counter(tally_states(session)):
            yield session


def count_faults() -> list[str]:
    return [f"Buổi học {session.uuid}: số đếm không khớp với danh sách." for session in wrong_sessions()]


def mend_counts() -> None:
    for session in list(wrong_sessions()):
        write_counts(session)
