"""Papers that were issued. The PDF is the original and never changes; the DOCX is its editable twin."""

import uuid

from django.db import models

from nep.files.models import StoredFile
from nep.organisations.models import Unit, World


class IssuedPaper(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="issued_papers")
    world = models.CharField(max_length=8, choices=World.choices)
    type_code = models.CharField("loại văn bản", max_length=8)
    number = models.PositiveIntegerField("số")
    number_text = models.CharField("số, ký hiệu", max_length=60)
    issued_on = models.DateField("ngày ban hành")
    title = models.CharField("trích yếu", max_length=500)
    thing_kind = models.CharField(max_length=64)
    thing_id = models.BigIntegerField()
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    is_public = models.BooleanField("công khai", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="documents_issuedpaper_uuid_unique"),
        ]
        indexes = [models.Index(fields=["thing_kind", "thing_id"], name="documents_issuedpaper_thing")]
