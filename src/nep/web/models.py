"""What the frame itself remembers for a day: answers to forms sent twice, and how often an address came."""

from django.db import models


class SentForm(models.Model):
    """A creating POST that was answered: its token and content as keyed hashes, and where the answer lies."""

    token_hash = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    location = models.TextField(blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token_hash"], name="web_sentform_token_unique")]
        indexes = [models.Index(fields=["sent_at"], name="web_sentform_sent_at")]


class VisitCount(models.Model):
    """How often a keyed hash of an address did one named thing in one window of real time."""

    name = models.CharField(max_length=64)
    who = models.CharField(max_length=64)
    seconds = models.PositiveIntegerField()
    ends_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "who", "seconds", "ends_at"], name="web_visitcount_window_unique"
            )
        ]
        indexes = [models.Index(fields=["ends_at"], name="web_visitcount_ends_at")]
