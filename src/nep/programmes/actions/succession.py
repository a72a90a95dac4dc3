"""The next theme, drafted from the last: its contents, and what it leaves behind."""

from datetime import date, datetime

from django.db import transaction

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.programmes import refusals as theme_refusals
from nep.programmes.actions.lessons import LONGEST, lesson_words
from nep.programmes.actions.parts import add_core_content
from nep.programmes.actions.themes import create_theme, draft_for, locked_theme
from nep.programmes.carrying import lesson_sources
from nep.programmes.models import AudienceGroup, CarriedLine, CoreContent, Objective, Reference, Theme
from nep.programmes.permissions import can_create_theme
from nep.programmes.refusals import lessons as refusals
from nep.programmes.searched import reindex_theme
from nep.web import clock
from nep.web.errors import NotAllowed

State = CarriedLine.State


def succeed_theme(
    theme: Theme,
    *,
    code: str,
    full_title: str,
    short_title: str,
    starts_on: date,
    ends_on: date,
    by: Actor,
    at: datetime,
) -> Theme:
    """A draft of the next theme, which carries over core contents, papers and objectives to be edited, with
    what the theme leaves behind beside it.

    Raises as `create_theme`, and NotIssuedYet, AlreadySucceeded, StartsBeforeEnd.
    """
    with transaction.atomic():
        theme = locked_theme(theme)
        if not can_create_theme(by, theme.unit):
            raise NotAllowed
        if theme.state == Theme.State.DRAFT:
            raise theme_refusals.NotIssuedYet
        if Theme.objects.filter(succeeds=theme).exists():
            raise theme_refusals.AlreadySucceeded
        if starts_on <= theme.ends_on:
            raise theme_refusals.StartsBeforeEnd
        successor = create_theme(
            unit=theme.unit,
            code=code,
            full_title=full_title,
            short_title=short_title,
            starts_on=starts_on,
            ends_on=ends_on,
            succeeds=theme,
            by=by,
            at=at,
        )
        _carry_over(theme, successor)
        carry_lessons(successor, by=by, at=at)
        reindex_theme(successor)
        record("theme_succeeded", thing=theme, by=by, at=at, unit_id=theme.unit_id)
        return successor


def _carry_over(theme: Theme, successor: Theme) -> None:
    CoreContent.objects.bulk_create(
        CoreContent(theme=successor, position=row.position, text=row.text)
        for row in theme.corecontents.order_by("position", "pk")
    )
    AudienceGroup.objects.bulk_create(
        AudienceGroup(theme=successor, position=row.position, name=row.name, note=row.note)
        for row in theme.audiencegroups.order_by("position", "pk")
    )
    copies: dict[int, Reference] = {}
    for reference in theme.references.order_by("position", "pk"):
        old, reference.pk, reference.theme = reference.pk, None, successor
        reference.save(force_insert=True)
        copies[old] = reference
    Objective.objects.bulk_create(
        Objective(
            theme=successor,
            position=row.position,
            kind=row.kind,
            text=row.text,
            reference=copies[row.reference_id] if row.reference_id else None,
        )
        for row in theme.objectives.order_by("position", "pk")
    )


def carry_lessons(theme: Theme, *, by: Actor, at: datetime) -> int:
    """Lines of the theme before stand beside the draft `theme`, as known on the day of `at`. Those already
    taken in or left out stay as decided; proposals that are no longer true go. Returns how many stand.

    Raises NotAllowed, NotADraft, NothingBefore.
    """
    with transaction.atomic():
        theme = draft_for(theme, by)
        if theme.succeeds is None:
            raise refusals.NothingBefore
        CarriedLine.objects.filter(theme=theme, state=State.PROPOSED).delete()
        CarriedLine.objects.bulk_create(_lines(theme, theme.succeeds, at), ignore_conflicts=True)
        record("theme_lessons_carried", thing=theme, by=by, at=at, unit_id=theme.unit_id)
        return CarriedLine.objects.filter(theme=theme).count()


def _lines(theme: Theme, before: Theme, at: datetime) -> list[CarriedLine]:
    return [
        CarriedLine(theme=theme, kind=source.kind, position=position, text=line.text[:LONGEST], url=line.url)
        for source in lesson_sources()
        for position, line in enumerate(source.lines(before, clock.day_of(at)), start=1)
    ]


def take_line(line: CarriedLine, *, text: str, by: Actor, at: datetime) -> CoreContent:
    """The line becomes a core content of the draft, in the words `text`. Raises NotAllowed, NotADraft,
    AlreadyDecided, LessonEmpty, LessonTooLong, MarkedSecret."""
    with transaction.atomic():
        words = lesson_words(text)
        position = line.theme.corecontents.count() + 1
        content = add_core_content(line.theme, text=words, position=min(position, 99), by=by, at=at)
        _decide(line, State.TAKEN, content)
        return content


def leave_line(line: CarriedLine, *, by: Actor, at: datetime) -> None:
    """The line was looked at and is not part of the next theme. Raises NotAllowed, NotADraft,
    AlreadyDecided."""
    with transaction.atomic():
        theme = draft_for(line.theme, by)
        _decide(line, State.LEFT, None)
        record("theme_lesson_left", thing=theme, by=by, at=at, unit_id=theme.unit_id)


def _decide(line: CarriedLine, state: State, content: CoreContent | None) -> None:
    proposed = CarriedLine.objects.filter(pk=line.pk, state=State.PROPOSED)
    if proposed.update(state=state, content=content) != 1:
        raise refusals.AlreadyDecided
