"""The figures of sessions. Attendances add up; different persons never do, so they are no figure here."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from nep.learning.models import AttendanceTally, Session
from nep.measures.declarations import Flow, RecordRow, Records
from nep.measures.registry import register
from nep.measures.things import Thing
from nep.organisations.actors import Actor
from nep.web.registry import address_for


def _visible_sessions(actor: Actor) -> QuerySet[Session]:
    return Session.objects.visible_to(actor)


def _describe_sessions(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    found = Session.objects.in_bulk([pk for pk, _n in pairs])
    return [_row(found[pk], n) for pk, n in pairs if pk in found]


def _row(session: Session, n: int) -> RecordRow:
    url = address_for("learning:session", session.uuid)
    return RecordRow(session.title, url, session.held_on, session.unit_id, n)


def _visible_tallies(actor: Actor) -> QuerySet[AttendanceTally]:
    return AttendanceTally.objects.filter(session__in=Session.objects.visible_to(actor))


SESSIONS = Records(visible_to=_visible_sessions, describe=_describe_sessions)
TALLIES = Records(visible_to=_visible_tallies, describe=_describe_sessions, by="session")
"""Who came drills to the session, never to a person."""

HELD = Flow(
    "sessions_held",
    gettext_noop("Buổi học tập chuyên đề đã tổ chức"),
    gettext_noop("Đếm mỗi buổi học một lần, theo ngày đã tổ chức, ở đơn vị tổ chức."),
    Thing.SESSIONS,
    Session,
    "unit",
    SESSIONS,
    day="held_on",
)
CLASSES = Flow(
    "classes_held",
    gettext_noop("Lớp học chuyên đề đã tổ chức"),
    gettext_noop("Đếm mỗi buổi học có hình thức lớp học một lần, theo ngày đã tổ chức."),
    Thing.SESSIONS,
    Session,
    "unit",
    SESSIONS,
    day="held_on",
    where=Q(format="class"),
)
DUE = Flow(
    "attendances_due",
    gettext_noop("Lượt người cần dự buổi học"),
    gettext_noop(
        "Đếm mỗi người có trong danh sách của mỗi buổi học đã tổ chức một lần, kể cả người vắng; "
        "không phải số người khác nhau."
    ),
    Thing.ATTENDANCES,
    AttendanceTally,
    "unit",
    TALLIES,
    day="held_on",
)
ATTENDED = Flow(
    "attendances",
    gettext_noop("Lượt người dự buổi học"),
    gettext_noop(
        "Đếm mỗi người có mặt một lần trong mỗi buổi học, theo ngày của buổi; một người dự ba buổi là ba "
        "lượt. Học bù đếm riêng."
    ),
    Thing.ATTENDANCES,
    AttendanceTally,
    "unit",
    TALLIES,
    day="held_on",
    where=Q(state="present"),
)
REACHED = Flow(
    "attendances_reached",
    gettext_noop("Lượt người đã học, kể cả học bù"),
    gettext_noop(
        "Đếm mỗi người cần dự một lần trong mỗi buổi học khi có mặt hoặc đã học bù, theo ngày của buổi; "
        "chia cho lượt người cần dự thì được tỉ lệ."
    ),
    Thing.ATTENDANCES,
    AttendanceTally,
    "unit",
    TALLIES,
    day="held_on",
    where=Q(state__in=["present", "make_up"]),
)


def declare() -> None:
    register(HELD, CLASSES, DUE, ATTENDED, REACHED)
