"""Gatherings: date, place, hosts, presence. Shared by listening days, dialogues and conferences."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Post, Unit
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from nep.organisations.actors import Actor


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def public(self) -> "MeetingQuerySet":
        """What everybody may read: every day that was announced, held or called off after its notice. A
        session and a conference are announced to those invited only."""
        return self.filter(announced_on__isnull=False).exclude(kind__in=Meeting.Kind.internal())

    def visible_to(self, actor: "Actor") -> "MeetingQuerySet":
        """What an officer works on: meetings of the units that `view_meetings` reaches today."""
        units = units_reached(actor, "view_meetings")
        return self if units is None else self.filter(unit__in=units)


MeetingManager = models.Manager.from_queryset(MeetingQuerySet)


class Meeting(models.Model):
    """One gathering of a unit. `due_on` is the day by its rule, `happens_on` the day it is set for, `held_on`
    the day it took place: figures count by `unit` and these days."""

    class Kind(models.TextChoices):
        LISTENING_DAY = "listening_day", _("ngày nghe dân nói")
        CITIZENS = "citizens", _("đối thoại với Nhân dân")
        WORKERS = "workers", _("đối thoại với công nhân")
        SESSION = "session", _("buổi học")
        CONFERENCE = "conference", _("hội nghị")

        @classmethod
        def internal(cls) -> "list[Meeting.Kind]":
            """An office's own: nobody comes who was not invited, and nothing of it is public."""
            return [cls.SESSION, cls.CONFERENCE]

        @classmethod
        def of_citizens(cls) -> "list[tuple[str, StrOrPromise]]":
            """The kinds at which citizens are listened to."""
            return [choice for choice in cls.choices if choice[0] not in cls.internal()]

    class State(models.TextChoices):
        PLANNED = "planned", _("dự kiến")
        ANNOUNCED = "announced", _("đã thông báo")
        HELD = "held", _("đã tổ chức")
        CLOSED = "closed", _("đã kết thúc")
        CANCELLED = "cancelled", _("không tổ chức")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField("hình thức", max_length=16, choices=Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField("tên", max_length=300)
    due_on = models.DateField("ngày theo lịch", null=True)
    happens_on = models.DateField("ngày tổ chức")
    starts_at = models.TimeField("bắt đầu lúc")
    place = models.CharField("địa điểm", max_length=300)
    state = models.CharField(max_length=16, choices=State.choices, default=State.PLANNED)
    announced_on = models.DateField("ngày thông báo", null=True)
    short_notice_reason = models.CharField("lý do báo muộn", max_length=300, blank=True)
    held_on = models.DateField("ngày đã tổ chức", null=True)
    present_count = models.PositiveIntegerField("số người dự", null=True)
    closed_on = models.DateField(null=True)
    move_reason = models.CharField("lý do dời ngày", max_length=300, blank=True)
    cancel_reason = models.CharField("lý do không tổ chức", max_length=300, blank=True)
    changed_at = models.DateTimeField(null=True)

    objects = MeetingManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="meetings_meeting_uuid_unique"),
            models.CheckConstraint(
                condition=~Q(state="announced") | Q(announced_on__isnull=False),
                name="meetings_meeting_announced_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["held", "closed"], held_on__isnull=False)
                | (~Q(state__in=["held", "closed"]) & Q(held_on__isnull=True)),
                name="meetings_meeting_held_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on__isnull=True)),
                name="meetings_meeting_closed_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancel_reason=""),
                name="meetings_meeting_cancelled_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("held_on")),
                name="meetings_meeting_closed_after_held",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "happens_on"], name="meetings_meeting_unit"),
            models.Index(fields=["unit", "held_on"], name="meetings_meeting_held"),
            models.Index(fields=["unit", "due_on"], name="meetings_meeting_due"),
            models.Index(fields=["state", "happens_on"], name="meetings_meeting_state"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_internal(self) -> bool:
        return self.kind in Meeting.Kind.internal()


class Host(models.Model):
    """Who receives people at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="hosts")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("chức vụ", max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "post"], name="meetings_host_unique")]


class DayChange(models.Model):
    """The day of a meeting was set anew: the old day stays readable beside its reason."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="day_changes")
    number = models.PositiveSmallIntegerField()
    changed_on = models.DateField("ghi ngày")
    from_on = models.DateField("ngày cũ")
    to_on = models.DateField("ngày mới")
    reason = models.CharField("lý do", max_length=300)
    changed_by_title = models.CharField("người ghi", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_daychange_number_unique"),
            models.CheckConstraint(condition=~Q(reason=""), name="meetings_daychange_has_reason"),
            models.CheckConstraint(condition=~Q(from_on=F("to_on")), name="meetings_daychange_changes"),
        ]
