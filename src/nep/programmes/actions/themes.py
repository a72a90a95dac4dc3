"""The life of a theme: drafted, issued by a paper, closed."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nep.audit.actions import record
from nep.documents.actions import issue_paper
from nep.documents.content import Signature
from nep.documents.models import PaperType
from nep.documents.queries import place_before_date
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes import refusals
from nep.programmes.models import Theme
from nep.programmes.papers import theme_paper
from nep.programmes.permissions import can_close_theme, can_create_theme, can_issue_theme
from nep.programmes.searched import reindex_theme
from nep.vietnamese.numbers import with_dots
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

LONGEST = {"code": 20, "full_title": 450, "short_title": 120}


def create_theme(
    *,
    unit: Unit,
    code: str,
    full_title: str,
    short_title: str,
    starts_on: date,
    ends_on: date,
    by: Actor,
    at: datetime,
    succeeds: Theme | None = None,
) -> Theme:
    """A draft of `unit` that only its writers see. Titles are kept whole, never cut.

    Raises NotAllowed, PeriodNotInOrder, TitleMissing, TitleTooLong, MarkedSecret, CodeTaken.
    """
    with transaction.atomic():
        if not can_create_theme(by, unit):
            raise NotAllowed
        titles = {"code": code, "full_title": full_title, "short_title": short_title}
        _refuse(titles, starts_on, ends_on)
        if Theme.objects.filter(unit=unit, code=code).exists():
            raise refusals.CodeTaken
        theme = Theme.objects.create(
            unit=unit, starts_on=starts_on, ends_on=ends_on, succeeds=succeeds, **titles
        )
        record("theme_created", thing=theme, by=by, at=at, unit_id=unit.pk)
        reindex_theme(theme)
        return theme


def edit_theme(
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
    """The draft has these titles and this period. Raises as `create_theme`, and NotADraft."""
    with transaction.atomic():
        theme = draft_for(theme, by)
        titles = {"code": code, "full_title": full_title, "short_title": short_title}
        _refuse(titles, starts_on, ends_on)
        if Theme.objects.filter(unit=theme.unit, code=code).exclude(pk=theme.pk).exists():
            raise refusals.CodeTaken
        changed = _set(theme, {**titles, "starts_on": starts_on, "ends_on": ends_on})
        if changed:
            theme.save(update_fields=changed)
            facts: dict[str, str | int | None] = {"fields": ", ".join(_label(name) for name in changed)}
            record("theme_edited", thing=theme, by=by, at=at, unit_id=theme.unit_id, facts=facts)
            reindex_theme(theme)
        return theme


def issue_theme(
    theme: Theme,
    *,
    issued_on: date,
    is_public: bool,
    signature: Signature,
    by: Actor,
    at: datetime,
    type_code: str = PaperType.PLAN,
    place: str = "",
    number: int | None = None,
) -> Theme:
    """The draft becomes an official paper and can no longer be changed. It stays inside unless `is_public`.

    Raises NotAllowed, AlreadyIssued, NothingToIssue, and whatever `documents.actions.issue_paper` refuses.
    """
    with transaction.atomic():
        theme = locked_theme(theme)
        if not can_issue_theme(by, theme):
            raise NotAllowed
        if theme.state != Theme.State.DRAFT:
            raise refusals.AlreadyIssued
        if not theme.corecontents.exists():
            raise refusals.NothingToIssue
        content = theme_paper(
            theme,
            type_code=type_code,
            place=place or place_before_date(theme.unit, issued_on),
            issued_on=issued_on,
            signature=signature,
        )
        paper = issue_paper(
            unit=theme.unit,
            type_code=type_code,
            thing=theme,
            paper=content,
            issued_on=issued_on,
            is_public=is_public,
            by=by,
            at=at,
            number=number,
        )
        draft = Theme.objects.filter(pk=theme.pk, state=Theme.State.DRAFT)
        issued = draft.update(state=Theme.State.ISSUED, paper=paper, issued_on=issued_on, is_public=is_public)
        if issued != 1:
            raise refusals.AlreadyIssued
        facts: dict[str, str | int | None] = {"number": paper.number_text}
        record("theme_issued", thing=theme, by=by, at=at, unit_id=theme.unit_id, facts=facts)
        reindex_theme(theme)
        theme.refresh_from_db()
        return theme


def close_theme(theme: Theme, *, by: Actor, at: datetime) -> Theme:
    """The theme is over from today. Raises NotAllowed, NotIssuedYet, AlreadyClosed."""
    with transaction.atomic():
        theme = locked_theme(theme)
        if not can_close_theme(by, theme):
            raise NotAllowed
        if theme.state == Theme.State.DRAFT:
            raise refusals.NotIssuedYet
        issued = Theme.objects.filter(pk=theme.pk, state=Theme.State.ISSUED)
        if issued.update(state=Theme.State.CLOSED, closed_on=clock.day_of(at)) != 1:
            raise refusals.AlreadyClosed
        record("theme_closed", thing=theme, by=by, at=at, unit_id=theme.unit_id)
        theme.refresh_from_db()
        return theme


def draft_for(theme: Theme, by: Actor) -> Theme:
    """The theme, locked, for one who may write it. Raises NotAllowed, NotADraft."""
    theme = locked_theme(theme)
    if not by.may("edit_theme", theme.unit):
        raise NotAllowed
    if theme.state != Theme.State.DRAFT:
        raise refusals.NotADraft
    return theme


def locked_theme(theme: Theme) -> Theme:
    return Theme.objects.select_for_update(of=("self",)).select_related("unit").get(pk=theme.pk)


def _refuse(titles: dict[str, str], starts_on: date, ends_on: date) -> None:
    for name, text in titles.items():
        if not text.strip():
            raise refusals.TitleMissing(field=name)
        if len(text) > LONGEST[name]:
            facts = {"label": _label(name), "length": with_dots(len(text)), "longest": LONGEST[name]}
            sentence = _("%(label)s dài %(length)s ký tự, nhận tối đa %(longest)s.") % facts
            raise refusals.TitleTooLong(sentence, field=name)
    refuse_marked_secret(*titles.values())
    if starts_on >= ends_on:
        raise refusals.PeriodNotInOrder


def _label(name: str) -> str:
    return str(Theme._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr] # own fields only


def _set(theme: Theme, values: dict[str, str | date]) -> list[str]:
    changed = [name for name, value in values.items() if getattr(theme, name) != value]
    for name in changed:
        setattr(theme, name, values[name])
    return changed
