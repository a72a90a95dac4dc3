"""The summary report of a theme."""

import uuid

from django.db import models

from nep.documents.models import IssuedPaper
from nep.organisations.models import Unit
from nep.programmes.models import Theme


class SummaryReport(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports")
    paper = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uuid"], name="reviews_summaryreport_uuid_unique")]
