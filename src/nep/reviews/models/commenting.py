"""Comments on the draft of a summary report; and a draft that was edited outside and came back."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from nep.files.models import StoredFile
from nep.organisations.models import Post, Unit
from nep.organisations.reach import units_reached
from nep.reviews.models.summary import Section, SummaryReport

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class CommentRequestQuerySet(models.QuerySet["CommentRequest"]):
    def visible_to(self, actor: "Actor") -> "CommentRequestQuerySet":
        """Requests to one's own unit (where a post was named: to that post), and of one's own reports."""
        asked = Q(pk__in=[])
        if actor.unit is not None and actor.has("comment_draft"):
            asked = Q(unit=actor.unit) & (Q(post=None) | Q(post=actor.post))
        units = units_reached(actor, "compile_report")
        return self if units is None else self.filter(asked | Q(report__unit__in=units))


class CommentRequest(models.Model):
    """A unit, or one post of it, is asked to comment on a draft by a day. `agrees`: it has no comment."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    report = models.ForeignKey(SummaryReport, on_delete=models.PROTECT, related_name="requests")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("nơi được hỏi ý kiến", max_length=300)
    due_on = models.DateField("góp ý trước hết ngày")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    agrees = models.BooleanField("nhất trí, không có ý kiến thêm", default=False)

    objects = CommentRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_commentrequest_uuid_unique"),
            models.UniqueConstraint(
                fields=["report", "unit"], condition=Q(post=None), name="reviews_commentrequest_once_a_unit"
            ),
            models.UniqueConstraint(
                fields=["report", "post"],
                condition=Q(post__isnull=False),
                name="reviews_commentrequest_once_a_post",
            ),
            models.CheckConstraint(
                condition=Q(agrees=False) | Q(answered_at__isnull=False),
                name="reviews_commentrequest_agreeing_is_answering",
            ),
        ]
        indexes = [models.Index(fields=["unit", "due_on"], name="reviews_commentrequest_desk")]

    def __str__(self) -> str:
        return self.name


class DraftComment(models.Model):
    """One comment. `taken` empty: not settled yet; one that is not taken carries the reason in `reply`."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    request = models.ForeignKey(CommentRequest, on_delete=models.PROTECT, related_name="comments")
    section = models.ForeignKey(Section, null=True, on_delete=models.PROTECT, related_name="comments")
    text = models.CharField("nội dung góp ý", max_length=2000)
    given_at = models.DateTimeField()
    by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    taken = models.BooleanField("tiếp thu", null=True)
    reply = models.CharField("tiếp thu thế nào, hoặc lý do không tiếp thu", max_length=1000, blank=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="reviews_draftcomment_uuid_unique"),
            models.CheckConstraint(condition=~Q(text=""), name="reviews_draftcomment_has_text"),
            models.CheckConstraint(
                condition=Q(taken=None, settled_at=None, reply="")
                | Q(taken=True, settled_at__isnull=False)
                | (Q(taken=False, settled_at__isnull=False) & ~Q(reply="")),
                name="reviews_draftcomment_refused_with_reason",
            ),
        ]


class ReturnedDraft(models.Model):
    """A DOCX of the draft that came back from outside. It is compared anew each time it is opened; `taken`
    lists the numbers of the parts whose words were taken over."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    report = models.ForeignKey(SummaryReport, on_delete=models.PROTECT, related_name="returned")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    by_post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    taken = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["uuid"], name="reviews_returneddraft_uuid_unique")]
