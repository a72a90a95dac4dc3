"""Frozen figures: a value that a paper stands on, and the records that made it; and figures that units
state."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from nep.files.models import StoredFile
from nep.organisations.models import Line, Post, Unit

STATED = "stated_"
"""How the key of every stated figure begins, so that no query is needed to tell it from a counted one."""


class FrozenFigure(models.Model):
    """A figure as it stood at `frozen_at`. Never changed; only `paper` is filled in when what froze it
    (`thing_kind`, `thing_id`: a report) is issued.

    `value` always equals the number of its keys; `sha256` is over the sorted keys, one per line; `max_id` is
    the watermark: facts with a greater id were entered later. Keys are stored once: a part (a district's
    figure in a province's table) points to its whole, and the keys bear the part.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=64)
    sentence = models.CharField("cách tính khi chốt", max_length=500)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=8, choices=Line.choices)
    tree_mode = models.CharField(max_length=8)
    tree_date = models.DateField(null=True)
    period_from = models.DateField()
    period_to = models.DateField()
    value = models.BigIntegerField()
    frozen_at = models.DateTimeField()
    max_id = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    thing_kind = models.CharField(max_length=64, blank=True)
    thing_id = models.BigIntegerField(null=True)
    paper = models.CharField("văn bản ban hành", max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="measures_frozenfigure_uuid_unique"),
            models.CheckConstraint(
                condition=models.Q(period_from__lte=models.F("period_to")),
                name="measures_frozenfigure_period_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["key", "unit", "-frozen_at"], name="measures_frozenfigure_of_unit"),
            models.Index(fields=["thing_kind", "thing_id"], name="measures_frozenfigure_thing"),
        ]


class FrozenKey(models.Model):
    """One record behind a frozen figure: its key as printed (uuid, or number where it has none)."""

    figure = models.ForeignKey(FrozenFigure, on_delete=models.CASCADE, related_name="keys")
    part = models.ForeignKey(FrozenFigure, null=True, on_delete=models.CASCADE, related_name="part_keys")
    thing_id = models.BigIntegerField()
    record_key = models.CharField(max_length=36)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["figure", "thing_id"], name="measures_frozenkey_once"),
        ]
        indexes = [models.Index(fields=["part"], name="measures_frozenkey_part")]


class StatedThing(models.TextChoices):
    """What a stated figure counts. Attendances are no persons."""

    TIMES = "times", _("lần")
    CLASSES = "classes", _("lớp, buổi")
    ATTENDANCES = "attendances", _("lượt người")
    PERSONS = "persons", _("người")
    COLLECTIVES = "collectives", _("tập thể")
    PAPERS = "papers", _("văn bản")
    PRACTICES = "practices", _("mô hình, cách làm")
    ARTICLES = "articles", _("tin, bài, tác phẩm")
    PLACES = "places", _("công trình, phần việc")
    MONEY = "money", _("đồng")
    OTHER = "other", _("việc khác")


class StatedFigure(models.Model):
    """A figure without records in the product, named by an office. Its records are statements. A share is no
    stated figure: its numerator and its denominator are."""

    key = models.SlugField("mã", max_length=64)
    label = models.CharField("tên số liệu", max_length=200)
    sentence = models.CharField("cách tính", max_length=500)
    counts = models.CharField("đếm", max_length=16, choices=StatedThing.choices)
    adds_over_units = models.BooleanField("cộng được giữa các đơn vị", default=True)
    adds_over_periods = models.BooleanField("cộng được giữa các kỳ", default=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="stated_figures")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="measures_statedfigure_key_unique"),
            models.CheckConstraint(
                condition=models.Q(key__startswith=STATED), name="measures_statedfigure_key_says_stated"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Statement(models.Model):
    """What a unit said a figure was in a period: the figure of the unit itself, without the units below it.

    A correction is a new row that `replaces` the old one, which stays. `entered_for`: an office typed it from
    the unit's paper. `source`: where an earlier period's value was taken from. The figure may also be a
    counted one, for a period before its records were kept here."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    figure_key = models.CharField("số liệu", max_length=64)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="statements")
    period_from = models.DateField("từ ngày")
    period_to = models.DateField("đến hết ngày")
    value = models.BigIntegerField("giá trị")
    paper_number = models.CharField("số văn bản", max_length=60, blank=True)
    paper_on = models.DateField("ngày văn bản", null=True)
    paper_file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField("nguồn", max_length=300, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    entered_by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    entered_for = models.BooleanField("nhập thay", default=False)
    entered_at = models.DateTimeField()
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="measures_statement_uuid_unique"),
            models.UniqueConstraint(
                fields=["figure_key", "unit", "period_from", "period_to"],
                condition=models.Q(is_current=True),
                name="measures_statement_one_current",
            ),
            models.CheckConstraint(
                condition=models.Q(period_from__lte=models.F("period_to")),
                name="measures_statement_period_in_order",
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="measures_statement_not_negative"),
        ]
        indexes = [
            models.Index(fields=["figure_key", "period_to", "unit"], name="measures_statement_read"),
        ]
