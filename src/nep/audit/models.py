"""Append-only history. Ids are plain values: history outlives what it speaks of."""

from django.db import models


class Event(models.Model):
    """One thing that was done. Holds names of fields and ids, never personal text.

    `post_id` is the post that acted, `on_behalf_of_id` the post in whose name, under `mandate_id`.
    """

    event = models.CharField(max_length=64)
    thing_kind = models.CharField(max_length=64)
    thing_id = models.BigIntegerField()
    unit_id = models.BigIntegerField(null=True)
    user_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    on_behalf_of_id = models.BigIntegerField(null=True)
    mandate_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=16)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["thing_kind", "thing_id", "id"], name="audit_event_thing"),
            models.Index(fields=["unit_id", "id"], name="audit_event_unit"),
        ]


class SealedRead(models.Model):
    """Somebody opened a sealed text, and said why."""

    thing_kind = models.CharField(max_length=64)
    thing_id = models.BigIntegerField()
    what = models.CharField(max_length=32)
    reason = models.CharField(max_length=300)
    user_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    post_title = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["thing_kind", "thing_id", "id"], name="audit_sealedread_thing")]
