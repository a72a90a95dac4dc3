"""Messages written in the transaction of what they tell; rendered at delivery, never kept as text."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One message to one user, or one task for a unit's desk (call, letter, sheet on the notice board).

    `collected_at` (real time) says that it was considered for e-mail.
    """

    class Channel(models.TextChoices):
        IN_APP = "in_app", _("trong hệ thống")
        CALL = "call", _("gọi điện")
        LETTER = "letter", _("gửi thư")
        BOARD = "board", _("bảng tin ấp")

    kind = models.CharField(max_length=64)
    channel = models.CharField(max_length=16, choices=Channel.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    unit_id = models.BigIntegerField(null=True)
    thing_kind = models.CharField(max_length=64)
    thing_id = models.BigIntegerField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by_id = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=32, blank=True)
    collected_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | models.Q(unit_id__isnull=False),
                name="notices_notice_has_addressee",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "read_at", "-id"], name="notices_notice_user"),
            models.Index(fields=["unit_id", "done_at", "id"], name="notices_notice_desk"),
            models.Index(
                fields=["id"], condition=models.Q(collected_at=None), name="notices_notice_uncollected"
            ),
        ]
