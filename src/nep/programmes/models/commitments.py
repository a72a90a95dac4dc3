"""What a person undertakes in a year of a theme, and what is left of it for counting.

Four tables, so that each holds only what it must: the envelope (who, and the one reader), the content, its
evidence, and the tally, which knows neither persons nor envelopes and is the only one that figures read.
"""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from nep.files.models import StoredFile
from nep.organisations.models import Line, Person, Post, Unit, World
from nep.programmes.models.plans import PlanAction
from nep.programmes.models.themes import Theme

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


def side_of(unit: Unit) -> Line:
    """The side of a post at `unit`: the Party, or the State with the Front."""
    return Line.PARTY if unit.world == World.PARTY else Line.STATE


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def of(self, actor: "Actor") -> "CommitmentQuerySet":
        """What the person who acts wrote on the side of the acting post: a Party text is not opened from a
        State-side screen (safeguard 11)."""
        if actor.post is None or not _in_person(actor):
            return self.none()
        return self.filter(person=actor.post.person_id, side=side_of(actor.post.unit))

    def read_by(self, actor: "Actor") -> "CommitmentQuerySet":
        """What was given to the acting post to read. A post acted for by somebody else reads nothing."""
        if actor.post is None or not _in_person(actor) or not actor.grants:
            return self.none()
        return self.filter(reader=actor.post)

    def visible_to(self, actor: "Actor") -> "CommitmentQuerySet":
        """The owner and the one reader whom the owner picked; no role opens the text (safeguards 12, 13)."""
        return self.of(actor) | self.read_by(actor)


def _in_person(actor: "Actor") -> bool:
    """True where one acts as oneself: neither in another's name nor with somebody else's post."""
    return actor.post is not None and actor.mandate is None and actor.post.person.user_id == actor.user_id


class Commitment(models.Model):
    """The envelope: whose it is, on which side, and the one post that may read it."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8, choices=Line.choices)
    reader = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", verbose_name="người đọc")
    written_on = models.DateField("ngày viết")
    reviewed_on = models.DateField("ngày tự nhận xét", null=True)
    seen_on = models.DateField("ngày người đọc đã đọc", null=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="programmes_commitment_uuid_unique"),
            models.UniqueConstraint(
                fields=["theme", "year", "person"], name="programmes_commitment_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_on=None) | Q(reviewed_on__gte=F("written_on")),
                name="programmes_commitment_reviewed_after",
            ),
        ]
        indexes = [
            models.Index(fields=["reader", "seen_on"], name="programmes_commitment_reader"),
            models.Index(fields=["theme", "unit", "year"], name="programmes_commitment_unit"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("programmes:commitment", args=[self.uuid])

    @property
    def is_reviewed(self) -> bool:
        return self.reviewed_on is not None


class CommitmentText(models.Model):
    """The content: personal text, read by two persons, erased one year after the theme.

    `duty` repeats the words of the plan's action that was picked, so that the text stands by itself."""

    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, related_name="content")
    action = models.ForeignKey(PlanAction, null=True, on_delete=models.SET_NULL, related_name="+")
    duty = models.CharField("nhiệm vụ được giao", max_length=1000)
    text = models.TextField("việc tôi sẽ làm")
    due_on = models.DateField("làm xong trước ngày")
    review = models.TextField("tự nhận xét kết quả", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(duty=""), name="programmes_commitmenttext_bound_to_a_duty"),
            models.CheckConstraint(condition=~Q(text=""), name="programmes_commitmenttext_says_something"),
        ]


class CommitmentEvidence(models.Model):
    """A photograph or paper of the owner's; erased with the text."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="evidence")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    thumbnail = models.OneToOneField(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")


class CommitmentsOnPaper(models.Model):
    """How many commitments of a unit and year are kept on paper, and how many of them were reviewed: two
    counts that the unit states, no person. Its tallies are made of it (`actions.commitments_on_paper`)."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    registered = models.PositiveIntegerField("số bản đăng ký")
    reviewed = models.PositiveIntegerField("số bản đã tự nhận xét")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "unit", "year"], name="programmes_commitmentsonpaper_once"
            ),
            models.CheckConstraint(
                condition=Q(reviewed__lte=F("registered")), name="programmes_commitmentsonpaper_part"
            ),
        ]


class CommitmentTally(models.Model):
    """One commitment as figures know it: a unit and a year, never a person. `paper`: one that is kept on
    paper, of which only counts came in.

    `counted_on` is the first day of the year within the theme, for every commitment alike: a figure asked for
    single days or months would else tell one person apart. `reviewed_on` is that same day once some
    commitment of the unit and year has its self-review; which one is not written anywhere."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    counted_on = models.DateField("ngày tính")
    reviewed_on = models.DateField("ngày tính tự nhận xét", null=True)
    paper = models.ForeignKey(CommitmentsOnPaper, null=True, on_delete=models.PROTECT, related_name="tallies")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_on=None) | Q(reviewed_on=F("counted_on")),
                name="programmes_commitmenttally_one_day",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "counted_on"], name="programmes_tally_registered"),
            models.Index(fields=["unit", "reviewed_on"], name="programmes_tally_reviewed"),
            models.Index(fields=["theme", "unit", "year"], name="programmes_tally_theme"),
        ]


def first_day(theme: Theme, year: int) -> date:
    """The day on which every commitment of `year` counts."""
    return max(theme.starts_on, date(year, 1, 1))
