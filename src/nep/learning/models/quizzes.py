"""Quizzes: what is asked is frozen when one opens; who answers is known to nobody but the learner.

Rows of learners (`Attempt`, `AttemptAnswer`) are read by the learner alone. Everybody else reads counts,
taken from these rows while they exist and from `QuizTally` and `QuizQuestion` once they are erased.
"""

import uuid
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.learning.models.banks import Bank, QuestionVersion
from nep.learning.models.sessions import Session
from nep.organisations.models import Person, Unit, World
from nep.organisations.reach import units_reached

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

MOST_ATTEMPTS = 5


class QuizQuerySet(models.QuerySet["Quiz"]):
    def visible_to(self, actor: "Actor") -> "QuizQuerySet":
        """Officers of the unit, and above them once it was opened. Learners come by `to_answer`."""
        units = units_reached(actor, "view_quizzes")
        if units is None:
            return self
        own = Q(unit=actor.unit_id) if actor.has("edit_quizzes") else Q(pk__in=())
        return self.filter(own | (Q(unit__in=units) & ~Q(state=Quiz.State.DRAFT)))

    def running_on(self, day: date) -> "QuizQuerySet":
        return self.filter(state=Quiz.State.OPEN, opens_on__lte=day, closes_on__gte=day)


class Quiz(models.Model):
    """`closes_on` is the last day of answering; a quiz closed before that day is `closed`."""

    class State(models.TextChoices):
        DRAFT = "draft", _("bản nháp")
        OPEN = "open", _("đã mở")
        CLOSED = "closed", _("đã đóng")

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="quizzes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="quizzes"
    )
    title = models.CharField("tên bài", max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    question_count = models.PositiveSmallIntegerField("số câu mỗi bài")
    attempts_allowed = models.PositiveSmallIntegerField("số lần làm", default=1)
    opens_on = models.DateField("mở từ ngày")
    closes_on = models.DateField("đến hết ngày")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    erased_on = models.DateField(null=True)

    objects = QuizQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="learning_quiz_uuid_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="learning_quiz_has_title"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("closes_on")), name="learning_quiz_days_in_order"
            ),
            models.CheckConstraint(condition=Q(question_count__gte=1), name="learning_quiz_asks_something"),
            models.CheckConstraint(
                condition=Q(attempts_allowed__range=(1, MOST_ATTEMPTS)), name="learning_quiz_attempts_allowed"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", opened_on=None) | (~Q(state="draft") & Q(opened_on__isnull=False)),
                name="learning_quiz_opened_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on=None)),
                name="learning_quiz_closed_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "closes_on"], name="learning_quiz_unit"),
            models.Index(fields=["state", "closes_on"], name="learning_quiz_state"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning:quiz", args=[self.uuid])

    def is_over_on(self, day: date) -> bool:
        """Nobody answers any more: its counts stand still and may be shown."""
        return self.state == Quiz.State.CLOSED or (self.state == Quiz.State.OPEN and self.closes_on < day)


class QuizQuestion(models.Model):
    """A version as a quiz holds it, frozen when it opened. `persons` and `right` are filled at erasure."""

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="questions")
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="uses")
    position = models.PositiveSmallIntegerField()
    persons = models.PositiveIntegerField(null=True)
    right = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quiz", "version"], name="learning_quizquestion_once"),
            models.UniqueConstraint(fields=["quiz", "position"], name="learning_quizquestion_position"),
        ]


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def of(self, actor: "Actor") -> "AttemptQuerySet":
        """What the person who acts did on the side of the acting post; nobody else reads an attempt
        (safeguards 11, 12)."""
        post = actor.post
        if post is None or actor.mandate is not None or post.person.user_id != actor.user_id:
            return self.none()
        if not actor.grants:
            return self.none()
        party = Q(unit__world=World.PARTY)
        return self.filter(party if post.unit.world == World.PARTY else ~party, person=post.person_id)

    def counted(self) -> "AttemptQuerySet":
        """What figures count: the first attempt of each learner, once it was sent."""
        return self.filter(number=1, sent_at__isnull=False)


class Attempt(models.Model):
    """A learner's answers to one quiz. `seed` drew its questions and orders their options."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="attempts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField("lần làm")
    seed = models.BigIntegerField()
    begun_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    asked_count = models.PositiveSmallIntegerField()
    right_count = models.PositiveSmallIntegerField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="learning_attempt_uuid_unique"),
            models.UniqueConstraint(
                fields=["quiz", "person", "number"], name="learning_attempt_number_unique"
            ),
            models.UniqueConstraint(
                fields=["quiz", "person"],
                condition=Q(sent_at=None),
                name="learning_attempt_one_open",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None, right_count=None)
                | Q(sent_at__isnull=False, right_count__isnull=False, right_count__lte=F("asked_count")),
                name="learning_attempt_scored_when_sent",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("learning:attempt", args=[self.uuid])


class AttemptAnswer(models.Model):
    """One question of an attempt. `chosen` holds ids of options, sorted; `window` the page that saved it
    last, so that a second window is told instead of writing over the first."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="answers")
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    chosen = models.JSONField(default=list)
    window = models.CharField(max_length=22, blank=True)
    is_right = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "position"], name="learning_answer_position_unique"),
            models.UniqueConstraint(fields=["attempt", "version"], name="learning_answer_version_unique"),
        ]


class QuizTally(models.Model):
    """What is left of the attempts of an erased quiz: the whole, its units, its ranges of results.

    Numbers that were never shown, because the group was small, are not kept either: they are null."""

    class Group(models.TextChoices):
        WHOLE = "whole", _("cả bài")
        UNIT = "unit", _("đơn vị")
        RANGE = "range", _("khoảng kết quả")

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="tallies")
    group = models.CharField(max_length=8, choices=Group.choices)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    range = models.PositiveSmallIntegerField(null=True)
    persons = models.PositiveIntegerField(null=True)
    asked = models.PositiveIntegerField(null=True)
    right = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(group="whole", unit=None, range=None)
                | Q(group="unit", unit__isnull=False, range=None)
                | Q(group="range", unit=None, range__isnull=False),
                name="learning_quiztally_of_one_group",
            ),
            models.CheckConstraint(
                condition=Q(persons=None) | Q(persons=0) | Q(persons__gte=5),
                name="learning_quiztally_no_small_group",
            ),
            models.UniqueConstraint(
                fields=["quiz"], condition=Q(group="whole"), name="learning_quiztally_one_whole"
            ),
            models.UniqueConstraint(
                fields=["quiz", "unit"], condition=Q(group="unit"), name="learning_quiztally_one_per_unit"
            ),
            models.UniqueConstraint(
                fields=["quiz", "range"], condition=Q(group="range"), name="learning_quiztally_one_per_range"
            ),
        ]
