"""Which reminders went out, so that none goes twice. A row knows the quiz or session, never a person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nep.learning.models.feedback import Feedback
from nep.learning.models.quizzes import Quiz


class AnswerReminder(models.Model):
    class Kind(models.TextChoices):
        OPENED = "opened", _("đã mở")
        CLOSING = "closing", _("sắp đóng")

    quiz = models.ForeignKey(Quiz, null=True, on_delete=models.PROTECT, related_name="+")
    feedback = models.ForeignKey(Feedback, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    sent_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiz=None, feedback__isnull=False) | Q(quiz__isnull=False, feedback=None),
                name="learning_reminder_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["quiz", "kind"],
                condition=Q(quiz__isnull=False),
                name="learning_reminder_quiz_once",
            ),
            models.UniqueConstraint(
                fields=["feedback", "kind"],
                condition=Q(feedback__isnull=False),
                name="learning_reminder_feedback_once",
            ),
        ]
