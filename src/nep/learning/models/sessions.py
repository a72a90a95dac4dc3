"""A gathering at which a theme is learnt, in a form that fits whom it is for."""

import secrets
import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.meetings.models import Meeting
from nep.organisations.models import Unit
from nep.organisations.reach import units_reached
from nep.programmes.models import AudienceGroup, CoreContent, Theme

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


def a_secret() -> str:
    """What the codes at the door are made from; of no use once the session is over."""
    return secrets.token_hex(32)


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, actor: "Actor") -> "SessionQuerySet":
        """Sessions of the units that `view_sessions` reaches today: their facts and counts, never their
        lists of persons."""
        units = units_reached(actor, "view_sessions")
        return self if units is None else self.filter(unit__in=units)


class Session(models.Model):
    """One session of a unit. Its counts are what figures stand on; the rows of persons explain them while
    they exist. `persons_due` are all who are on the list, invited or come by themselves; `make_up` are those
    who missed it and learnt the same later. Its date and place lie in `meeting`."""

    class Format(models.TextChoices):
        TALK = "talk", _("nói chuyện chuyên đề")
        CLASS = "class", _("lớp học")
        CONTEST = "contest", _("hội thi")
        FIELD_VISIT = "field_visit", _("đi thực tế")
        ONLINE = "online", _("học trực tuyến")
        STAGE = "stage", _("sân khấu hóa")

    class State(models.TextChoices):
        PLANNED = "planned", _("sắp tổ chức")
        HELD = "held", _("đã tổ chức")
        CANCELLED = "cancelled", _("không tổ chức")

    class Way(models.TextChoices):
        LIST = "list", _("ghi theo danh sách")
        QR = "qr", _("quét mã tại cửa")
        SHEET = "sheet", _("nhập bảng tính")
        COUNT = "count", _("chỉ ghi số đếm")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="sessions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sessions")
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="session")
    title = models.CharField("tên buổi học", max_length=300)
    format = models.CharField("hình thức", max_length=16, choices=Format.choices)
    core_contents = models.ManyToManyField(CoreContent, through="SessionContent", related_name="sessions")
    audience_groups = models.ManyToManyField(AudienceGroup, through="SessionGroup", related_name="sessions")
    capacity = models.PositiveIntegerField("số chỗ", null=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.PLANNED)
    held_on = models.DateField("ngày đã tổ chức", null=True)
    persons_due = models.PositiveIntegerField("số người cần dự", default=0)
    present = models.PositiveIntegerField("có mặt", default=0)
    excused = models.PositiveIntegerField("vắng có lý do", default=0)
    absent = models.PositiveIntegerField("vắng", default=0)
    make_up = models.PositiveIntegerField("đã học bù", default=0)
    attendance_by = models.CharField("cách điểm danh", max_length=8, choices=Way.choices, blank=True)
    erased_on = models.DateField("ngày xóa danh sách", null=True)
    door_secret = models.CharField(max_length=64, default=a_secret)

    objects = SessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="learning_session_uuid_unique"),
            models.CheckConstraint(
                condition=Q(state="held", held_on__isnull=False) | (~Q(state="held") & Q(held_on=None)),
                name="learning_session_held_has_day",
            ),
            models.CheckConstraint(
                condition=Q(persons_due__gte=F("present") + F("excused") + F("absent") + F("make_up")),
                name="learning_session_counts_within_due",
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1), name="learning_session_has_room"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "held_on"], name="learning_session_unit_held"),
            models.Index(fields=["theme", "unit"], name="learning_session_theme"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning:session", args=[self.uuid])

    @property
    def has_erased_rows(self) -> bool:
        """Its rows of persons became counts, one year after the theme."""
        return self.erased_on is not None

    @property
    def is_counted_only(self) -> bool:
        return self.attendance_by == Session.Way.COUNT

    @property
    def is_held(self) -> bool:
        return self.state == Session.State.HELD


class SessionContent(models.Model):
    """A core content that a session teaches."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="content_links")
    core_content = models.ForeignKey(CoreContent, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "core_content"], name="learning_sessioncontent_once")
        ]


class SessionGroup(models.Model):
    """A group that a session is for; a group with sessions is not taken away."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="group_links")
    audience_group = models.ForeignKey(AudienceGroup, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "audience_group"], name="learning_sessiongroup_once")
        ]
