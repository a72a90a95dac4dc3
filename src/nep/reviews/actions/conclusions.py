"""What a conference concludes: work of a body, which is a promise; a lesson; which theme comes next."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes.actions.lessons import note_lesson
from nep.programmes.actions.succession import succeed_theme
from nep.programmes.models import Theme
from nep.promises.actions import make_promise
from nep.promises.models import Promise
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions.conferences import open_conference
from nep.reviews.models import AgendaItem, Conclusion, Conference
from nep.vietnamese.text import clean
from nep.web.secrecy import refuse_marked_secret

Kind = Conclusion.Kind


def conclude_work(
    conference: Conference,
    *,
    text: str,
    unit: Unit,
    due_on: date,
    by: Actor,
    at: datetime,
    item: AgendaItem | None = None,
) -> Conclusion:
    """`unit` does it by `due_on`: a promise that the first host gave at the conference, whose words a leader
    approves before they are public. Raises NotAllowed, NotOpen, NotHeld, PartElsewhere, and what
    `make_promise` raises."""
    with transaction.atomic():
        row = _concluding(conference, item, by)
        held_on, host = (
            row.meeting.held_on,
            row.meeting.hosts.select_related("post__unit").order_by("pk").first(),
        )
        assert held_on is not None, "a held conference has its day"
        assert host is not None, "a meeting has a chair"
        promise = make_promise(
            text=text,
            outcome=Promise.Outcome.DO_BY,
            promised_by=host.post,
            unit=unit,
            made_on=held_on,
            due_on=due_on,
            meeting=row.meeting,
            by=by,
            at=at,
        )
        return _conclude(row, Kind.WORK, promise.text, item, by=by, at=at, promise=promise)


def conclude_lesson(
    conference: Conference, *, text: str, by: Actor, at: datetime, item: AgendaItem | None = None
) -> Conclusion:
    """A lesson of the theme, which its successor's draft takes in. Raises NotAllowed, NotOpen, NotHeld,
    PartElsewhere, and what `note_lesson` raises."""
    with transaction.atomic():
        row = _concluding(conference, item, by)
        lesson = note_lesson(row.theme, text=text, by=by, at=at)
        return _conclude(row, Kind.LESSON, lesson.text, item, by=by, at=at, lesson=lesson)


def choose_next_theme(
    conference: Conference,
    *,
    text: str,
    by: Actor,
    at: datetime,
    next_theme: Theme | None = None,
    code: str = "",
    full_title: str = "",
    short_title: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Conclusion:
    """The decision under the agenda's item of that name: the draft that already follows the theme, or a new
    one of these titles and days, which takes in lessons and open conclusions.

    Raises NotAllowed, NotOpen, NotHeld, NotOnAgenda, ThemeChosen, NotTheNextTheme, NothingConcluded, and what
    `succeed_theme` raises.
    """
    with transaction.atomic():
        row = _concluding(conference, None, by)
        item = row.items.filter(chooses_theme=True).first()
        if item is None:
            raise refusals.NotOnAgenda
        if row.conclusions.filter(kind=Kind.NEXT_THEME).exists():
            raise refusals.ThemeChosen
        if next_theme is not None and next_theme.succeeds_id != row.theme_id:
            raise refusals.NotTheNextTheme
        words = clean(text).strip()
        if not words:
            raise refusals.NothingConcluded
        refuse_marked_secret(words)
        if next_theme is None:
            assert starts_on is not None, "the form asks for it"
            assert ends_on is not None, "the form asks for it"
            next_theme = succeed_theme(
                row.theme,
                code=code,
                full_title=full_title,
                short_title=short_title,
                starts_on=starts_on,
                ends_on=ends_on,
                by=by,
                at=at,
            )
        return _conclude(row, Kind.NEXT_THEME, words, item, by=by, at=at, next_theme=next_theme)


def _concluding(conference: Conference, item: AgendaItem | None, by: Actor) -> Conference:
    row = open_conference(conference, by)
    if not row.is_held:
        raise refusals.NotHeld
    if item is not None and item.conference_id != row.pk:
        raise refusals.PartElsewhere(field="item")
    return row


def _conclude(
    row: Conference, kind: Kind, text: str, item: AgendaItem | None, *, by: Actor, at: datetime, **thing: Any
) -> Conclusion:
    conclusion = Conclusion.objects.create(
        conference=row, item=item, position=row.conclusions.count() + 1, kind=kind, text=text, **thing
    )
    record("conference_concluded", thing=row, by=by, at=at, unit_id=row.unit_id)
    return conclusion
