"""The theme of a period, what it contains, and what it is tied to."""

import uuid

from django.db import models

from nep.documents.models import IssuedPaper
from nep.organisations.models import Unit


class Theme(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", "bản nháp"
        ISSUED = "issued", "đã ban hành"
        CLOSED = "closed", "đã kết thúc"

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="themes")
    code = models.CharField("ký hiệu", max_length=20)
    full_title = models.CharField("tên đầy đủ", max_length=600)
    short_title = models.CharField("tên ngắn", max_length=120)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    paper = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    succeeds = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="succeeded_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="programmes_theme_code_unique"),
            models.CheckConstraint(
                condition=models.Q(starts_on__lt=models.F("ends_on")), name="programmes_theme_period_in_order"
            ),
        ]
