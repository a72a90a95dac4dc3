"""Dated rules, the working calendar, and the one table of running clocks."""

from django.db import models

from nep.organisations.models import Unit


class Deadline(models.Model):
    """A running clock on a thing of any app. Lateness is computed from `due_on`, never stored."""

    rule = models.CharField(max_length=64)
    thing_kind = models.CharField(max_length=64)
    thing_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    start_on = models.DateField("ngày bắt đầu tính")
    due_on = models.DateField("hạn")
    closed_on = models.DateField("xong ngày", null=True)

    class Meta:
        indexes = [models.Index(fields=["thing_kind", "thing_id"], name="norms_deadline_thing")]
