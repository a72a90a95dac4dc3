"""Who acts in another post's name, and whose open work went to whom: each with its paper."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nep.files.models import StoredFile
from nep.organisations.models.posts import Post


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, day: date) -> "MandateQuerySet":
        """Within the period, not ended, and both posts still held."""
        running = self.filter(valid_from__lte=day, valid_to__gt=day).filter(
            Q(ended_on=None) | Q(ended_on__gt=day)
        )
        giver_holds = Q(from_post__valid_from__lte=day, from_post__valid_to__gt=day)
        taker_holds = Q(to_post__valid_from__lte=day, to_post__valid_to__gt=day)
        return running.filter(giver_holds & taker_holds)

    def not_over(self, day: date) -> "MandateQuerySet":
        """In force on `day` or still to come."""
        return self.filter(valid_to__gt=day).filter(Q(ended_on=None) | Q(ended_on__gt=day))

    def within(self, first: date, after: date) -> "MandateQuerySet":
        """Those that run on some day of [first, after)."""
        ends_later = Q(ended_on=None) | Q(ended_on__gt=first)
        return self.filter(ends_later, valid_from__lt=after, valid_to__gt=first).exclude(
            ended_on__lte=F("valid_from")
        )


class Mandate(models.Model):
    """`to_post` acts in the name of `from_post` on the days [valid_from, valid_to), under a paper.

    A delegation carries the verbs that are named in it; a substitution carries whatever the absent post may
    do and may give away. Neither carries anything that the giver does not hold on the day.
    """

    class Kind(models.TextChoices):
        DELEGATION = "delegation", _("ủy quyền")
        SUBSTITUTION = "substitution", _("thay khi vắng")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    from_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="mandates_given")
    to_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="mandates_held")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày trước")
    ended_on = models.DateField("thôi từ ngày", null=True)
    paper_number = models.CharField("số, ký hiệu văn bản", max_length=60)
    paper_issued_on = models.DateField("ngày văn bản")
    paper_file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="organisations_mandate_uuid_unique"),
            models.CheckConstraint(
                condition=Q(valid_from__lt=F("valid_to")), name="organisations_mandate_not_empty"
            ),
            models.CheckConstraint(
                condition=~Q(from_post=F("to_post")), name="organisations_mandate_not_to_oneself"
            ),
            models.CheckConstraint(condition=~Q(paper_number=""), name="organisations_mandate_has_paper"),
        ]
        indexes = [models.Index(fields=["to_post", "valid_to"], name="organisations_mandate_held")]

    def is_in_force_on(self, day: date) -> bool:
        """The same question as `in_force`, of a row at hand."""
        runs = self.valid_from <= day < self.valid_to and (self.ended_on is None or day < self.ended_on)
        return runs and self.from_post.is_held_on(day) and self.to_post.is_held_on(day)

    @property
    def last_day(self) -> date:
        """The last day on which it holds."""
        return min(self.valid_to, self.ended_on or self.valid_to) - date.resolution


class MandateVerb(models.Model):
    """One thing that a delegation lets its holder do."""

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="verbs")
    verb = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mandate", "verb"], name="organisations_mandateverb_unique")
        ]


class HandOver(models.Model):
    """Open work of one post that was passed to another on a day, under a paper. Append-only."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    from_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="handed_over")
    to_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="taken_over")
    handed_on = models.DateField("ngày bàn giao")
    paper_number = models.CharField("số, ký hiệu văn bản", max_length=60)
    paper_issued_on = models.DateField("ngày văn bản")
    paper_file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="organisations_handover_uuid_unique"),
            models.CheckConstraint(
                condition=~Q(from_post=F("to_post")), name="organisations_handover_not_to_oneself"
            ),
            models.CheckConstraint(condition=~Q(paper_number=""), name="organisations_handover_has_paper"),
        ]


class HandOverItem(models.Model):
    """One piece of work that went with a hand-over: the registered source it came from, and its id there."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="items")
    source = models.CharField(max_length=64)
    thing_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hand_over", "source", "thing_id"], name="organisations_handoveritem_unique"
            )
        ]
