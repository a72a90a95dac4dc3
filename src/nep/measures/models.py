"""Frozen figures: a value that a paper stands on."""

import uuid

from django.db import models

from nep.organisations.models import Unit


class FrozenFigure(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=64)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    period_from = models.DateField()
    period_to = models.DateField()
    value = models.BigIntegerField()
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uuid"], name="measures_frozenfigure_uuid_unique")]
