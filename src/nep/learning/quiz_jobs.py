"""What runs by itself for quizzes and opinions: reminders; answers that have become counts."""

from nep.learning.actions.answer_reminders import remind_learners
from nep.learning.actions.quiz_erasing import erase_attempts, forget_marks
from nep.learning.models import FeedbackText, Quiz
from nep.organisations.actors import JOB
from nep.programmes.actions.erasing import erased_on
from nep.programmes.models import Theme
from nep.web import clock


def remind() -> None:
    remind_learners(at=clock.now())


def erase_due() -> None:
    """Also run after a restore: an older backup brings answers back."""
    forget_marks(at=clock.now())
    asked = Quiz.objects.exclude(state=Quiz.State.DRAFT).filter(erased_on=None).values("bank__theme")
    told = FeedbackText.objects.values("feedback__session__theme")
    themes = Theme.objects.filter(pk__in=asked) | Theme.objects.filter(pk__in=told)
    for theme in themes.order_by("pk").distinct():
        if erased_on(theme) <= clock.today():
            erase_attempts(theme, by=JOB, at=clock.now())
