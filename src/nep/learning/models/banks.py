"""Banks of questions. One that was ever asked is not rewritten: a new version stands beside the old."""

import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.organisations.models import Unit
from nep.organisations.reach import units_reached
from nep.programmes.models import CoreContent, Theme

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

LETTERS = "ABCDEF"


class BankQuerySet(models.QuerySet["Bank"]):
    def visible_to(self, actor: "Actor") -> "BankQuerySet":
        """Who writes for the unit. A learner never sees a bank: it holds the right answers."""
        units = units_reached(actor, "edit_quizzes")
        return self if units is None else self.filter(unit__in=units)


class Bank(models.Model):
    """The questions of one unit about one theme."""

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+", verbose_name="chuyên đề")
    title = models.CharField("tên bộ câu hỏi", max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    made_on = models.DateField("ngày lập")

    objects = BankQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uuid"], name="learning_bank_uuid_unique"),
            models.UniqueConstraint(fields=["unit", "theme", "title"], name="learning_bank_title_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="learning_bank_has_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning:bank", args=[self.uuid])


class Question(models.Model):
    """A place in a bank; what it asks is its current version. One that is dropped is asked no more."""

    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveIntegerField("số câu")
    core_content = models.ForeignKey(
        CoreContent,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="nội dung cốt lõi",
    )
    folded = models.CharField(max_length=1000, editable=False)
    dropped_on = models.DateField("thôi dùng từ ngày", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bank", "number"], name="learning_question_number_unique"),
        ]


class QuestionVersion(models.Model):
    """What a question asks. Used in an opened quiz it never changes again."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("một đáp án")
        MULTIPLE = "multiple", _("nhiều đáp án")

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("bản")
    is_current = models.BooleanField(default=True)
    kind = models.CharField("loại", max_length=8, choices=Kind.choices)
    text = models.CharField("câu hỏi", max_length=1000)
    explanation = models.CharField("vì sao", max_length=1000, blank=True)
    written_on = models.DateField("ngày ghi")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="learning_version_number_unique"),
            models.UniqueConstraint(
                fields=["question"], condition=Q(is_current=True), name="learning_version_one_current"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="learning_version_asks_something"),
        ]

    def __str__(self) -> str:
        return self.text


class AnswerOption(models.Model):
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="options")
    position = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("đáp án", max_length=500)
    is_right = models.BooleanField("đúng", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="learning_option_position_unique"),
            models.CheckConstraint(condition=~Q(text=""), name="learning_option_says_something"),
        ]

    @property
    def letter(self) -> str:
        """As the author wrote them: A, B, C."""
        return LETTERS[self.position - 1]
