"""The rule by which a unit's listening days come."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nep.meetings.models import Meeting
from nep.organisations.models import Post, Unit
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class SeriesQuerySet(models.QuerySet["ListeningSeries"]):
    def visible_to(self, actor: "Actor") -> "SeriesQuerySet":
        units = units_reached(actor, "view_meetings")
        return self if units is None else self.filter(unit__in=units)


SeriesManager = models.Manager.from_queryset(SeriesQuerySet)


class ListeningSeries(models.Model):
    """One weekday a month, at places in rotation. The last one of the month is week -1."""

    class Week(models.IntegerChoices):
        FIRST = 1, _("tuần thứ nhất")
        SECOND = 2, _("tuần thứ hai")
        THIRD = 3, _("tuần thứ ba")
        FOURTH = 4, _("tuần thứ tư")
        LAST = -1, _("tuần cuối")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("thứ Hai")
        TUESDAY = 1, _("thứ Ba")
        WEDNESDAY = 2, _("thứ Tư")
        THURSDAY = 3, _("thứ Năm")
        FRIDAY = 4, _("thứ Sáu")
        SATURDAY = 5, _("thứ Bảy")
        SUNDAY = 6, _("Chủ nhật")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="listening_series")
    kind = models.CharField("hình thức", max_length=16, choices=Meeting.Kind.of_citizens())
    title = models.CharField("tên", max_length=200)
    week = models.SmallIntegerField("tuần", choices=Week.choices, default=Week.LAST)
    weekday = models.SmallIntegerField("thứ", choices=Weekday.choices, default=Weekday.FRIDAY)
    starts_at = models.TimeField("bắt đầu lúc")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True)
    end_reason = models.CharField("lý do kết thúc", max_length=300, blank=True)
    secretary = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    objects = SeriesManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="dialogue_listeningseries_uuid_unique"),
            models.CheckConstraint(
                condition=Q(week__in=[1, 2, 3, 4, -1]), name="dialogue_listeningseries_week"
            ),
            models.CheckConstraint(
                condition=Q(weekday__gte=0, weekday__lte=6), name="dialogue_listeningseries_weekday"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="dialogue_listeningseries_in_order",
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | Q(ends_on__isnull=False),
                name="dialogue_listeningseries_ended_has_day",
            ),
        ]


class SeriesPlace(models.Model):
    """One place of the rotation, in its turn."""

    series = models.ForeignKey(ListeningSeries, on_delete=models.PROTECT, related_name="places")
    position = models.PositiveSmallIntegerField()
    hamlet = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField("địa điểm", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "position"], name="dialogue_seriesplace_turn_unique"),
            models.CheckConstraint(condition=~Q(place=""), name="dialogue_seriesplace_named"),
        ]


class SeriesHost(models.Model):
    series = models.ForeignKey(ListeningSeries, on_delete=models.PROTECT, related_name="hosts")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "post"], name="dialogue_serieshost_unique")]
