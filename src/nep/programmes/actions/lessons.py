"""Lessons of a theme, written down for the next one."""

from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.programmes.models import Lesson, Theme
from nep.programmes.permissions.lessons import can_note_lesson
from nep.programmes.refusals import lessons as refusals
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

LONGEST = 1000


def note_lesson(theme: Theme, *, text: str, by: Actor, at: datetime) -> Lesson:
    """A lesson of an issued theme, kept for the next one. Raises NotAllowed, LessonTooEarly, LessonEmpty,
    LessonTooLong, MarkedSecret."""
    with transaction.atomic():
        if not can_note_lesson(by, theme):
            raise NotAllowed
        if theme.state == Theme.State.DRAFT:
            raise refusals.LessonTooEarly
        words = lesson_words(text)
        lesson = Lesson.objects.create(
            theme=theme,
            unit=theme.unit,
            text=words,
            written_on=clock.day_of(at),
            given_by_title=by.post_title,
        )
        record("theme_lesson_noted", thing=theme, by=by, at=at, unit_id=theme.unit_id)
        return lesson


def lesson_words(text: str) -> str:
    """`text`, clean. Raises LessonEmpty, LessonTooLong, MarkedSecret."""
    words = clean(text).strip()
    if not words:
        raise refusals.LessonEmpty
    if len(words) > LONGEST:
        raise refusals.LessonTooLong
    refuse_marked_secret(words)
    return words
