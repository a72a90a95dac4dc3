"""What learners think of a session: counts and loose texts. Who said what is written nowhere.

`FeedbackMark` knows who has answered, so that each answers once, and goes as soon as answering is over.
`FeedbackCount` and `FeedbackText` know no person. Marks and texts have keys drawn at random and no moment:
the order in which they were written is not their order in the table.
"""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nep.learning.models.sessions import Session
from nep.organisations.models import Person

LONGEST_TEXT = 1000


def random_key() -> int:
    """A key that tells nothing about when the row was written."""
    return secrets.randbits(62)


class Feedback(models.Model):
    """The asking after one session, open from `opened_on` to the end of `closes_on`."""

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="feedback")
    opened_on = models.DateField("mở từ ngày")
    closes_on = models.DateField("đến hết ngày")
    persons = models.PositiveIntegerField("số người trả lời", default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_on__lte=F("closes_on")), name="learning_feedback_days_in_order"
            )
        ]


class FeedbackCount(models.Model):
    """How many chose `level` for `aspect`."""

    class Aspect(models.TextChoices):
        CONTENT = "content", _("Nội dung thiết thực với công việc của tôi")
        SPEAKER = "speaker", _("Người trình bày nói dễ hiểu, dễ nhớ")
        ORDER = "order", _("Thời gian, cách tổ chức phù hợp")
        USE = "use", _("Tôi biết mình sẽ làm gì khác sau buổi này")

    class Level(models.IntegerChoices):
        AGREE = 4, _("rất đúng")
        RATHER = 3, _("đúng")
        HARDLY = 2, _("chưa đúng lắm")
        NOT = 1, _("không đúng")

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="counts")
    aspect = models.CharField(max_length=8, choices=Aspect.choices)
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["feedback", "aspect", "level"], name="learning_feedbackcount_once"
            )
        ]


class FeedbackText(models.Model):
    id = models.BigIntegerField(primary_key=True, default=random_key)
    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="texts")
    text = models.CharField("góp ý", max_length=LONGEST_TEXT)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="learning_feedbacktext_says_something")
        ]


class FeedbackMark(models.Model):
    """This person has answered; not what, not when."""

    id = models.BigIntegerField(primary_key=True, default=random_key)
    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="marks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feedback", "person"], name="learning_feedbackmark_once")
        ]
