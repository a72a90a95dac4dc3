"""What a summary report takes from the reports below: figures as compiled, and chosen highlights."""

import uuid

from django.db import models
from django.db.models import Q

from nep.organisations.models import Unit
from nep.reviews.models.summary import Section, SummaryReport
from nep.reviews.models.unit_reports import Highlight


class CompiledFigure(models.Model):
    """A figure of a round as one compilation found it. Never changed.

    `part_of` empty: the whole. Its parts are the units that report straight to the office, with what came
    through them, and (`is_own`) what the office itself has of records. `counted` comes from records, `stated`
    from units' papers; they are never shown as one number without both shares. `sources` of the whole:
    assignment -> [counted, stated] of every accepted report, so that a later difference can be explained.
    `before`: the same figure in the same period of the year before, and where that was taken from.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    report = models.ForeignKey(SummaryReport, on_delete=models.PROTECT, related_name="compiled")
    compiled_at = models.DateTimeField()
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=64)
    label = models.CharField(max_length=200)
    sentence = models.CharField("cách tính khi chốt", max_length=500)
    counts = models.CharField(max_length=60)
    adds = models.BooleanField()
    part_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("đơn vị", max_length=200)
    is_own = models.BooleanField(default=False)
    counted = models.BigIntegerField()
    stated = models.BigIntegerField()
    reports = models.PositiveIntegerField(default=0)
    before = models.BigIntegerField(null=True)
    before_source = models.CharField(max_length=300, blank=True)
    sources = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_compiledfigure_uuid_unique"),
            models.UniqueConstraint(
                fields=["report", "compiled_at", "key"],
                condition=Q(part_of=None),
                name="reviews_compiledfigure_one_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["report", "compiled_at", "position"], name="reviews_compiledfigure_order")
        ]

    @property
    def value(self) -> int:
        return self.counted + self.stated


class ChosenHighlight(models.Model):
    """A highlight from below that stands in the summary report: the office's words, and whose it is.
    `highlight` is empty when the unit has taken it back since; the printed words stay."""

    report = models.ForeignKey(SummaryReport, on_delete=models.CASCADE, related_name="chosen")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="chosen")
    highlight = models.ForeignKey(Highlight, null=True, on_delete=models.SET_NULL, related_name="chosen")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    source = models.CharField("đơn vị", max_length=200)
    position = models.PositiveSmallIntegerField()
    text = models.CharField("nội dung", max_length=2000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "highlight"], name="reviews_chosenhighlight_once"),
            models.CheckConstraint(condition=~Q(text=""), name="reviews_chosenhighlight_has_text"),
        ]
