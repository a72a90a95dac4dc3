"""What the public says about the chosen before a decision: sealed to the secretary, never shown
(safeguard 16)."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from nep.commendations.models.catalogue import AwardForm, AwardRule
from nep.commendations.models.nominations import Nomination
from nep.commendations.models.rounds import AwardRound
from nep.organisations.models import Post


class CommentPeriod(models.Model):
    """The days in which the public may write about those chosen for a form, by the rule of the day."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    round = models.ForeignKey(AwardRound, on_delete=models.PROTECT, related_name="comment_periods")
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="comment_periods")
    rule = models.ForeignKey(AwardRule, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    # the days off of its way are not all announced yet
    provisional = models.BooleanField("tạm tính", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_commentperiod_uuid_unique"),
            models.UniqueConstraint(fields=["round", "form"], name="commendations_commentperiod_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="commendations_commentperiod_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form.name}: {self.round.title}"

    def get_absolute_url(self) -> str:
        return reverse("register:comments", args=[self.uuid])


class PublicComment(models.Model):
    """AES-GCM under the key file `key_id`, bound to `uuid`. Who wrote it is not known unless the text says
    so. Read by the office, each reading with its reason."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    period = models.ForeignKey(CommentPeriod, on_delete=models.PROTECT, related_name="comments")
    nomination = models.ForeignKey(Nomination, null=True, on_delete=models.PROTECT, related_name="+")
    key_id = models.CharField(max_length=16)
    nonce = models.BinaryField(max_length=12)
    sealed = models.BinaryField()
    received_at = models.DateTimeField()
    # what became of it, in one line without the text
    settled_at = models.DateTimeField(null=True)
    settled_by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField("đã xử lý thế nào", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_publiccomment_uuid_unique"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by_post=None, outcome="")
                | Q(settled_at__isnull=False, settled_by_post__isnull=False) & ~Q(outcome=""),
                name="commendations_publiccomment_settled_whole",
            ),
        ]
        indexes = [models.Index(fields=["period", "received_at"], name="commendations_comment_period")]
