"""Letters by e-mail: which notices go together to whom, and how far each came. No text, no address."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nep.notices.models.notice import Notice


class Mail(models.Model):
    """One letter to one reader about one case. Its words are made when it is sent, from its notices.

    `due_at`, `claimed_at` and `sent_at` are real moments. `uuid` is also its Message-ID, the same in every
    try, so that a mail program shows a letter once that arrived twice.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ gửi")
        SENDING = "sending", _("đang gửi")
        SENT = "sent", _("đã gửi")
        DROPPED = "dropped", _("không cần gửi nữa")
        GIVEN_UP = "given_up", _("không gửi được")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    case = models.CharField(max_length=100)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    in_doubt = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="notices_mail_uuid_unique"),
            models.UniqueConstraint(
                fields=["user", "case"],
                condition=models.Q(state="waiting", attempts=0),
                name="notices_mail_one_new_per_case",
            ),
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at=None)),
                name="notices_mail_sent_has_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(in_doubt__lte=2), name="notices_mail_one_duplicate_at_most"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="notices_mail_due")]


class MailNotice(models.Model):
    """A notice travels in one letter to one reader, never in two."""

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="notices")
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "user"], name="notices_mailnotice_once"),
        ]


class MutedKind(models.Model):
    """A kind of notice that a reader does not want by e-mail; in the system it is shown all the same."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="notices_mutedkind_once")]
