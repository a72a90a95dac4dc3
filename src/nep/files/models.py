"""Stored files: private by default; the app that owns one serves it after its own check."""

import uuid

from django.db import models


class StoredFile(models.Model):
    """A file kept by content: checked, re-encoded where it is an image, never served by this app."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    name = models.CharField("tên tệp", max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uuid"], name="files_storedfile_uuid_unique")]
