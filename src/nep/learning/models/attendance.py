"""Who is to come to a session, who came, and what is left of it for counting.

Rows of persons are read at the session's own unit only and become counts one year after the theme
(safeguards 12 to 14): there is no column for a reason of absence. The tallies know no person.
"""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.learning.models.sessions import Session
from nep.organisations.models import Person, Unit
from nep.programmes.models import AudienceGroup, Theme

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def visible_to(self, actor: "Actor") -> "AttendanceQuerySet":
        """The lists of the acting post's own unit, for who keeps them: never of a unit below or above, never
        of the other side, never in another's name."""
        if actor.post is None or actor.mandate is not None or not actor.has("keep_attendance"):
            return self.none()
        return self.filter(session__unit=actor.post.unit_id)

    def of(self, actor: "Actor") -> "AttendanceQuerySet":
        """One's own rows, in person."""
        if actor.post is None or actor.mandate is not None:
            return self.none()
        if actor.post.person.user_id != actor.user_id:
            return self.none()
        return self.filter(person=actor.post.person_id)


class Attendance(models.Model):
    """One person on the list of one session: a person of the office, or a name where there is no record.

    `code` is the invitation's: with it, who has no account says at the door who came.
    """

    class State(models.TextChoices):
        DUE = "due", _("chưa ghi")
        PRESENT = "present", _("có mặt")
        EXCUSED = "excused", _("vắng có lý do")
        ABSENT = "absent", _("vắng")
        MAKE_UP = "make_up", _("đã học bù")

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("họ và tên", max_length=160)
    folded = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=640)
    audience_group = models.ForeignKey(AudienceGroup, null=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField("mã giấy mời", max_length=8)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DUE)
    by = models.CharField(max_length=8, choices=Session.Way.choices, blank=True)
    marked_at = models.DateTimeField(null=True)
    invited_on = models.DateField("ngày mời", null=True)
    reminded_on = models.DateField("ngày nhắc", null=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(person__isnull=False),
                name="learning_attendance_person_once",
            ),
            models.UniqueConstraint(
                fields=["session", "folded"],
                condition=Q(person__isnull=True),
                name="learning_attendance_name_once",
            ),
            models.UniqueConstraint(fields=["session", "code"], name="learning_attendance_code_once"),
            models.CheckConstraint(condition=~Q(name=""), name="learning_attendance_named"),
            models.CheckConstraint(
                condition=Q(state="due", marked_at=None) | (~Q(state="due") & Q(marked_at__isnull=False)),
                name="learning_attendance_marked_has_moment",
            ),
        ]

    @property
    def came(self) -> bool:
        """Learnt it, at the session or later."""
        return self.state in {Attendance.State.PRESENT, Attendance.State.MAKE_UP}


class AttendanceTally(models.Model):
    """One person at one session as figures know it: a unit and a day, never who."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="tallies")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField("ngày của buổi")
    state = models.CharField(max_length=8, choices=Attendance.State.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="due"), name="learning_attendancetally_settled"),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "held_on"], name="learning_tally_unit"),
            models.Index(fields=["session", "state"], name="learning_tally_session"),
        ]


class PersonTally(models.Model):
    """How many different persons came to sessions of `unit` on `theme`, written when their rows are erased:
    what was counted before reads the same afterwards."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    persons = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["theme", "unit"], name="learning_persontally_once"),
        ]
