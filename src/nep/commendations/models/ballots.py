"""A secret ballot whose tables cannot say who voted what.

On opening there is one empty slot for each member entitled to vote on an item. A vote fills a random empty
slot of each item and sets the mark of its voter, which carries no time. At closing the slots are rewritten in
the order of their content. What remains until then is said on the page: who runs the server could link a vote
with its voter from the log of that day, so a council that cannot accept this votes on paper.
"""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.commendations.models.catalogue import AwardForm, AwardRule
from nep.commendations.models.councils import Council, CouncilMember
from nep.commendations.models.nominations import Nomination
from nep.commendations.models.rounds import SubjectKind
from nep.documents.models import IssuedPaper
from nep.organisations.models import Post

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


class Choice(models.TextChoices):
    YES = "yes", _("đồng ý")
    NO = "no", _("không đồng ý")
    ABSTAIN = "abstain", _("không biểu quyết")


class BallotQuerySet(models.QuerySet["Ballot"]):
    def visible_to(self, actor: "Actor") -> "BallotQuerySet":
        return self.filter(council__in=Council.objects.visible_to(actor))


class Ballot(models.Model):
    """One vote of a council on nominations for one form and kind, by the rule of the day it was opened."""

    class Method(models.TextChoices):
        SECRET = "secret", _("bỏ phiếu kín trên máy")
        PAPER = "paper", _("bỏ phiếu kín bằng giấy")
        HANDS = "hands", _("giơ tay")

    class State(models.TextChoices):
        DRAFT = "draft", _("đang chuẩn bị")
        OPEN = "open", _("đang bỏ phiếu")
        CLOSED = "closed", _("đã kiểm phiếu")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="ballots")
    form = models.ForeignKey(AwardForm, on_delete=models.PROTECT, related_name="ballots")
    kind = models.CharField("đối tượng", max_length=10, choices=SubjectKind.choices)
    number = models.PositiveSmallIntegerField("lần bỏ phiếu", default=1)
    method = models.CharField("hình thức", max_length=6, choices=Method.choices)
    state = models.CharField(max_length=6, choices=State.choices, default=State.DRAFT)
    # of the rule that held on the day of opening
    rule = models.ForeignKey(AwardRule, null=True, on_delete=models.PROTECT, related_name="+")
    members = models.PositiveSmallIntegerField("tổng số thành viên", null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    # the minutes of its count, and those of the meeting of the council: each an issued paper
    tally_paper = models.OneToOneField(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")
    minutes = models.ForeignKey(IssuedPaper, null=True, on_delete=models.PROTECT, related_name="+")

    objects = BallotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="commendations_ballot_uuid_unique"),
            models.UniqueConstraint(
                fields=["council", "form", "kind", "number"], name="commendations_ballot_numbered"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(opened_at__isnull=False, rule__isnull=False, members__gte=1),
                name="commendations_ballot_opened_by_a_rule",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | ~Q(state="closed") & Q(closed_at=None),
                name="commendations_ballot_closed_once",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(state="closed"), name="commendations_ballot_counted_first"
            ),
            models.CheckConstraint(
                condition=Q(tally_paper=None) | Q(state="closed"), name="commendations_ballot_tally_of_count"
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(settled_at__isnull=False),
                name="commendations_ballot_minutes_of_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}, {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("commendations:ballot", args=[self.uuid])


class BallotItem(models.Model):
    """A nomination on the ballot. The counts are there when it is closed: until then nobody knows them."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="items")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="ballot_items")
    position = models.PositiveSmallIntegerField("thứ tự")
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstain = models.PositiveSmallIntegerField(null=True)
    # how many of `yes` came in writing from members who were absent: those are not secret
    yes_in_writing = models.PositiveSmallIntegerField(default=0)
    base = models.PositiveSmallIntegerField("mẫu số", null=True)
    is_reached = models.BooleanField("đạt", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "nomination"], name="commendations_ballotitem_once"),
            models.CheckConstraint(
                condition=Q(yes=None, no=None, abstain=None, base=None, is_reached=None)
                | Q(yes__isnull=False, no__isnull=False, abstain__isnull=False, base__isnull=False)
                & Q(is_reached__isnull=False, yes_in_writing__lte=F("yes")),
                name="commendations_ballotitem_counted_whole",
            ),
        ]


class BallotElector(models.Model):
    """A member on the list of voters. The mark says that, never when or what."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="electors")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")
    has_voted = models.BooleanField(default=False)
    is_absent = models.BooleanField("vắng, lấy ý kiến bằng văn bản", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "member"], name="commendations_ballotelector_once"),
            models.CheckConstraint(
                condition=Q(has_voted=False) | Q(is_absent=False),
                name="commendations_ballotelector_here_or_in_writing",
            ),
        ]


class BallotSlot(models.Model):
    """Place for one vote on one item; nothing leads from here to a voter."""

    item = models.ForeignKey(BallotItem, on_delete=models.PROTECT, related_name="slots")
    choice = models.CharField(max_length=7, choices=Choice.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(choice__in=["", "yes", "no", "abstain"]), name="commendations_ballotslot_known"
            )
        ]
        indexes = [models.Index(fields=["item", "choice"], name="commendations_ballotslot_empty")]


class WrittenOpinion(models.Model):
    """What an absent member wrote about an item. Not secret, and said so when it was asked for."""

    item = models.ForeignKey(BallotItem, on_delete=models.PROTECT, related_name="written")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=7, choices=Choice.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "member"], name="commendations_writtenopinion_once")
        ]


class BallotTeller(models.Model):
    """A member of the tally committee of a vote on paper or by hands."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="tellers")
    member = models.ForeignKey(CouncilMember, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "member"], name="commendations_ballotteller_once")
        ]


class TallySheet(models.Model):
    """What one teller counted. Two that agree are the count; a teller who counts again replaces the own
    one."""

    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, related_name="sheets")
    typed_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    collected = models.PositiveSmallIntegerField("số phiếu thu về")
    invalid = models.PositiveSmallIntegerField("số phiếu không hợp lệ", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "typed_by"], name="commendations_tallysheet_once"),
            models.CheckConstraint(
                condition=Q(invalid__lte=F("collected")), name="commendations_tallysheet_invalid_of_collected"
            ),
        ]


class TallyCount(models.Model):
    """The counts of one nomination on a sheet."""

    sheet = models.ForeignKey(TallySheet, on_delete=models.CASCADE, related_name="counts")
    item = models.ForeignKey(BallotItem, on_delete=models.PROTECT, related_name="+")
    yes = models.PositiveSmallIntegerField("đồng ý")
    no = models.PositiveSmallIntegerField("không đồng ý")
    abstain = models.PositiveSmallIntegerField("không biểu quyết")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "item"], name="commendations_tallycount_once")
        ]
