"""Speakers give opinions, an opinion holds issues, an issue ends answered, as a petition or as a promise.

Counting columns stand on each row: the unit that listened and the day it did.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.dialogue.models.day import ListeningDay
from nep.organisations.models import Unit
from nep.petitions.models import Petition
from nep.promises.models import Promise


class Speaker(models.Model):
    """Somebody who spoke: a number, no name. `workplace` is shown only where many share it (safeguard 6)."""

    day = models.ForeignKey(ListeningDay, on_delete=models.PROTECT, related_name="speakers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField("ngày")
    number = models.PositiveIntegerField("số thứ tự người phát biểu")
    workplace = models.CharField("nhóm nơi làm việc", max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "number"], name="dialogue_speaker_number_unique"),
        ]
        indexes = [models.Index(fields=["unit", "held_on"], name="dialogue_speaker_held")]


class Opinion(models.Model):
    day = models.ForeignKey(ListeningDay, on_delete=models.PROTECT, related_name="opinions")
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="opinions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField("ngày")
    text = models.TextField("ý kiến")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="dialogue_opinion_has_words")]
        indexes = [models.Index(fields=["unit", "held_on"], name="dialogue_opinion_held")]


class Issue(models.Model):
    """One matter in an opinion. Until it has an owner its day cannot be closed."""

    class State(models.TextChoices):
        OPEN = "open", _("chưa có nơi chịu trách nhiệm")
        HALL = "hall", _("đã trả lời tại hội trường")
        PETITION = "petition", _("đã ghi thành kiến nghị")
        PROMISE = "promise", _("đã hứa")

    day = models.ForeignKey(ListeningDay, on_delete=models.PROTECT, related_name="issues")
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="issues")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField("ngày")
    text = models.TextField("vấn đề")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    answer = models.TextField("lời trả lời tại hội trường", blank=True)
    settled_on = models.DateField("ngày có nơi chịu trách nhiệm", null=True)
    petition = models.OneToOneField(Petition, null=True, on_delete=models.PROTECT, related_name="issue")
    promise = models.OneToOneField(Promise, null=True, on_delete=models.PROTECT, related_name="issue")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="dialogue_issue_has_words"),
            models.CheckConstraint(
                condition=Q(state="open", answer="", petition__isnull=True, promise__isnull=True)
                | (Q(state="hall", petition__isnull=True, promise__isnull=True) & ~Q(answer=""))
                | Q(state="petition", answer="", petition__isnull=False, promise__isnull=True)
                | Q(state="promise", answer="", petition__isnull=True, promise__isnull=False),
                name="dialogue_issue_outcome_fits",
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_on__isnull=True)
                | (~Q(state="open") & Q(settled_on__isnull=False)),
                name="dialogue_issue_settled_has_day",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "held_on"], name="dialogue_issue_held"),
            models.Index(fields=["day", "state"], name="dialogue_issue_state"),
        ]
