"""What runs by itself for quizzes and opinions: reminders; answers that have become counts."""

from django.db.models import Q, QuerySet

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
    for theme in _kept():
        if erased_on(theme) <= clock.today():
            erase_attempts(theme, by=JOB, at=clock.now())


def answer_faults() -> list[str]:
    """Answers that should have become counts by now."""
    return [
        f"Bài trắc nghiệm, lời góp ý của {theme.short_title} quá hạn giữ mà chưa xóa thành số đếm."
        for theme in _kept()
        if erased_on(theme) < clock.today()
    ]


def _kept() -> QuerySet[Theme]:
    """Themes of which answers are still there."""
    asked = Quiz.objects.exclude(state=Quiz.State.DRAFT).filter(erased_on=None).values("bank__theme")
    told = FeedbackText.objects.values("feedback__session__theme")
    return Theme.objects.filter(Q(pk__in=asked) | Q(pk__in=told)).order_by("pk")
