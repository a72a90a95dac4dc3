"""Gatherings: date, place, hosts, presence. Shared by listening days, dialogues and conferences."""

import uuid

from django.db import models

from nep.organisations.models import Post, Unit


class Meeting(models.Model):
    class Kind(models.TextChoices):
        LISTENING_DAY = "listening_day", "ngày nghe dân nói"
        CITIZENS = "citizens", "đối thoại với Nhân dân"
        WORKERS = "workers", "đối thoại với công nhân"

    class State(models.TextChoices):
        PLANNED = "planned", "dự kiến"
        ANNOUNCED = "announced", "đã thông báo"
        HELD = "held", "đã tổ chức"
        CLOSED = "closed", "đã kết thúc"
        CANCELLED = "cancelled", "đã hủy"

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField("tên", max_length=300)
    due_on = models.DateField("ngày theo lịch", null=True)
    happens_on = models.DateField("ngày tổ chức")
    starts_at = models.TimeField("bắt đầu lúc")
    place = models.CharField("địa điểm", max_length=300)
    state = models.CharField(max_length=16, choices=State.choices, default=State.PLANNED)
    announced_on = models.DateField("ngày thông báo", null=True)
    held_on = models.DateField("ngày đã tổ chức", null=True)
    closed_on = models.DateField(null=True)
    move_reason = models.CharField("lý do dời ngày", max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uuid"], name="meetings_meeting_uuid_unique")]
        indexes = [models.Index(fields=["unit", "happens_on"], name="meetings_meeting_unit")]


class Host(models.Model):
    """Who receives people at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="hosts")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "post"], name="meetings_host_unique")]
