"""Dated rules, the working calendar, and the one table of running clocks."""

import uuid
from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nep.organisations.models import Post, Unit, World


class TimeUnit(models.TextChoices):
    """Norms write "ngày" and "ngày làm việc" side by side, so every record says which it means."""

    WORKING_DAYS = "working_days", pgettext_lazy("unit", "ngày làm việc")
    CALENDAR_DAYS = "calendar_days", pgettext_lazy("unit", "ngày")
    COUNT = "count", pgettext_lazy("unit", "lần")


class Norm(models.Model):
    """What is ruled: a permanent code and its Vietnamese name. The numbers are dated records beside it."""

    class Direction(models.TextChoices):
        AFTER = "after", _("tính sau sự việc")
        BEFORE = "before", _("tính lùi trước sự việc")

    code = models.CharField("mã", max_length=64)
    label = models.CharField("tên", max_length=200)
    world = models.CharField("hệ thống", max_length=8, choices=World.choices, blank=True)
    direction = models.CharField(
        "cách tính", max_length=8, choices=Direction.choices, default=Direction.AFTER
    )
    asks_paper = models.BooleanField("phải có văn bản", default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code"], name="norms_norm_code_unique")]

    def __str__(self) -> str:
        return self.label


class NormRecord(models.Model):
    """The value of a norm for events from a day on, until the next record. Never edited but for its check."""

    class Status(models.TextChoices):
        UNVERIFIED = "unverified", _("chưa đối chiếu văn bản gốc")
        VERIFIED = "verified", _("đã đối chiếu văn bản gốc")

    norm = models.ForeignKey(Norm, on_delete=models.PROTECT, related_name="records")
    valid_from = models.DateField("áp dụng từ ngày")
    value = models.PositiveIntegerField("giá trị")
    time_unit = models.CharField("đơn vị tính", max_length=16, choices=TimeUnit.choices)
    basis = models.CharField("căn cứ", max_length=300)
    is_sample = models.BooleanField("dữ liệu mẫu", default=False)
    status = models.CharField("tình trạng", max_length=16, choices=Status.choices, default=Status.UNVERIFIED)
    verified_by = models.ForeignKey(
        Post, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="người đối chiếu"
    )
    verified_on = models.DateField("ngày đối chiếu", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["norm", "valid_from"], name="norms_normrecord_day_unique"),
            models.CheckConstraint(
                condition=models.Q(value__gte=1, value__lte=1000), name="norms_normrecord_value_in_range"
            ),
            models.CheckConstraint(
                condition=models.Q(status="unverified", verified_by=None, verified_on=None)
                | models.Q(status="verified", verified_by__isnull=False, verified_on__isnull=False),
                name="norms_normrecord_verified_by_somebody",
            ),
        ]

    @property
    def value_words(self) -> str:
        return f"{self.value} {self.get_time_unit_display()}"


class Calendar(models.Model):
    """The working calendar of a scope. Every edit raises `version`; a clock keeps the one it was set with."""

    scope = models.CharField("phạm vi", max_length=16)
    label = models.CharField("tên", max_length=200)
    version = models.PositiveIntegerField("phiên bản", default=1)
    # new with every edit: what was read of one edition never changes, so processes may keep it
    edition = models.UUIDField(default=uuid.uuid4, editable=False)
    # [{"month": 1, "day": 1, "name": "…", "basis": "…"}]: off in every year, also one without a notice
    fixed_days = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope"], name="norms_calendar_scope_unique")]

    def __str__(self) -> str:
        return self.label


class CalendarYear(models.Model):
    """A year whose days off were announced. A year without this row is provisional."""

    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveIntegerField("năm")
    basis = models.CharField("căn cứ", max_length=300)
    since_version = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "year"], name="norms_calendaryear_unique")]


class CalendarDay(models.Model):
    """A day that differs from its weekday, in versions [since_version, until_version)."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("nghỉ lễ, Tết")
        COMPENSATION = "compensation", _("nghỉ bù")
        SWAP_OFF = "swap_off", _("nghỉ hoán đổi")
        SWAP_WORK = "swap_work", _("làm bù")
        UNCONFIRMED = "unconfirmed", _("chưa có thông báo nghỉ, tính là ngày làm việc")

    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="days")
    day = models.DateField("ngày")
    kind = models.CharField("loại", max_length=16, choices=Kind.choices)
    name = models.CharField("tên", max_length=200)
    basis = models.CharField("căn cứ", max_length=300)
    since_version = models.PositiveIntegerField()
    until_version = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "day"],
                condition=models.Q(until_version=None),
                name="norms_calendarday_one_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(until_version=None)
                | models.Q(until_version__gt=models.F("since_version")),
                name="norms_calendarday_versions_in_order",
            ),
        ]


class UnitCalendar(models.Model):
    """From a day on a unit follows a calendar, and so does everything below it without a row of its own. A
    unit that no row reaches follows the calendar of state bodies."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="followers")
    valid_from = models.DateField("từ ngày")
    basis = models.CharField("căn cứ", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="norms_unitcalendar_day_unique")
        ]


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def open(self) -> "DeadlineQuerySet":
        return self.filter(closed_on=None)

    def overdue_on(self, day: date) -> "DeadlineQuerySet":
        """Open ones whose last day lies before `day`; one that stands still is never late."""
        return self.open().filter(due_on__lt=day, paused_on=None)

    def of(self, thing: models.Model) -> "DeadlineQuerySet":
        return self.filter(thing_kind=thing._meta.label_lower, thing_id=thing.pk)


class Deadline(models.Model):
    """A running clock on a thing of any app. Lateness is computed from `due_on`, never stored.

    While it stands still (`paused_on`, written by pause and resume alone) `due_on` is the day that held when
    it was stopped: it binds nobody, and is counted again when it goes on.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    rule = models.CharField(max_length=64)
    norm = models.ForeignKey(NormRecord, on_delete=models.PROTECT, related_name="+")
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="+")
    calendar_version = models.PositiveIntegerField()
    thing_kind = models.CharField(max_length=64)
    thing_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    start_on = models.DateField("ngày bắt đầu tính")
    due_on = models.DateField("hạn")
    closed_on = models.DateField("xong ngày", null=True)
    provisional = models.BooleanField("tạm tính", default=False)
    paused_on = models.DateField("tạm dừng từ ngày", null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="norms_deadline_uuid_unique"),
            models.UniqueConstraint(
                fields=["thing_kind", "thing_id", "rule"],
                condition=models.Q(closed_on=None),
                name="norms_deadline_one_open_per_rule",
            ),
            models.CheckConstraint(
                condition=models.Q(start_on__lt=models.F("due_on")), name="norms_deadline_due_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("start_on")),
                name="norms_deadline_closed_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(paused_on=None)
                | models.Q(closed_on=None, paused_on__gte=models.F("start_on")),
                name="norms_deadline_paused_while_open",
            ),
        ]
        indexes = [
            models.Index(fields=["thing_kind", "thing_id"], name="norms_deadline_thing"),
            models.Index(fields=["closed_on", "due_on"], name="norms_deadline_due"),
        ]

    def get_absolute_url(self) -> str:
        """The public explanation, day by day. By uuid: ids in order would tell how many clocks run."""
        return reverse("norms:deadline", args=[self.uuid])

    def is_late_on(self, day: date) -> bool:
        """True when it was finished after its last day, or is open and running after it."""
        return self.paused_on is None and (self.closed_on or day) > self.due_on


class DeadlinePause(models.Model):
    """A clock stands still from `paused_on` until the day before `resumed_on`, which counts again (Decree
    155/2026/NĐ-CP, art. 12). `reason` is read by everybody who reads the deadline: it names nobody."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="pauses")
    paused_on = models.DateField("từ ngày")
    resumed_on = models.DateField("tính tiếp từ ngày", null=True)
    reason = models.CharField("lý do", max_length=300)
    paper = models.CharField("văn bản", max_length=300, blank=True)
    resume_reason = models.CharField("lý do tính tiếp", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deadline"],
                condition=models.Q(resumed_on=None),
                name="norms_deadlinepause_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(resumed_on=None) | models.Q(resumed_on__gte=models.F("paused_on")),
                name="norms_deadlinepause_in_order",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="norms_deadlinepause_has_reason"),
        ]


class DeadlineExtension(models.Model):
    """`days` more, in the time unit of the clock's own norm, allowed by `norm`. `reason` as for a pause."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="extensions")
    number = models.PositiveSmallIntegerField("lần")
    norm = models.ForeignKey(NormRecord, on_delete=models.PROTECT, related_name="+")
    extended_on = models.DateField("gia hạn ngày")
    days = models.PositiveIntegerField("số ngày")
    reason = models.CharField("lý do", max_length=300)
    paper = models.CharField("văn bản", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["deadline", "number"], name="norms_deadlineextension_number_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(days__gte=1, days__lte=1000), name="norms_deadlineextension_days_in_range"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="norms_deadlineextension_has_reason"),
        ]
