"""Frozen figures: a value that a paper stands on, and the records that made it."""

import uuid

from django.db import models

from nep.organisations.models import Line, Unit


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
