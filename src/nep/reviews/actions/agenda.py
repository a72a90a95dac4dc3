"""The agenda is written item by item; its parts never take longer than the whole."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations.models import AwardDecision
from nep.organisations.actors import Actor
from nep.practices.models import Practice
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions.conferences import open_conference
from nep.reviews.agenda import DEEPEST, refuse_short
from nep.reviews.agenda_decisions import decisions_of
from nep.reviews.models import AgendaItem, Conference, Section
from nep.vietnamese.text import clean
from nep.web.secrecy import refuse_marked_secret

REPORTING, HONOURING, CHOOSING = (
    "Báo cáo tổng kết chuyên đề",
    "Công bố quyết định khen thưởng",
    "Chọn chuyên đề sau",
)
USUAL = (
    ("Khai mạc, giới thiệu đại biểu", 10),
    (REPORTING, 30),
    ("Tham luận", 40),
    ("Thảo luận", 25),
    (HONOURING, 15),
    (CHOOSING, 10),
    ("Kết luận, bế mạc", 20),
)
WHOLE = sum(minutes for _title, minutes in USUAL)


@dataclass(frozen=True)
class About:
    """What an item is about: one of them, or nothing."""

    section: Section | None = None
    practice: Practice | None = None
    decision: AwardDecision | None = None
    chooses_theme: bool = False


NOTHING = About()


def add_item(
    conference: Conference,
    *,
    title: str,
    minutes: int,
    position: int,
    by: Actor,
    at: datetime,
    parent: AgendaItem | None = None,
    about: About = NOTHING,
) -> AgendaItem:
    """One more item of the agenda, or a part of `parent`.

    Raises NotAllowed, NotOpen, NoTitle, AgendaTooShort, PartElsewhere, TooDeep, AboutElsewhere,
    DecisionElsewhere, DecisionTwice, ThemeChosenTwice, MarkedSecret.
    """
    with transaction.atomic():
        current = open_conference(conference, by)
        item = AgendaItem(conference=current)
        _fill(item, title, minutes, position, parent, about)
        refuse_short(current)
        record("agenda_item_added", thing=current, by=by, at=at, unit_id=current.unit_id)
        return item


def change_item(
    item: AgendaItem,
    *,
    title: str,
    minutes: int,
    position: int,
    by: Actor,
    at: datetime,
    parent: AgendaItem | None = None,
    about: About = NOTHING,
) -> AgendaItem:
    """Raises as `add_item`, and PartOfItself."""
    with transaction.atomic():
        current = open_conference(item.conference, by)
        row = AgendaItem.objects.get(pk=item.pk)
        row.conference = current
        above = parent
        while above is not None:
            if above.pk == row.pk:
                raise refusals.PartOfItself
            above = above.parent
        _fill(row, title, minutes, position, parent, about)
        refuse_short(current)
        record("agenda_item_changed", thing=current, by=by, at=at, unit_id=current.unit_id)
        return row


def _fill(
    item: AgendaItem, title: str, minutes: int, position: int, parent: AgendaItem | None, about: About
) -> None:
    item.title = clean(title).strip()
    if not item.title:
        raise refusals.NoTitle
    refuse_marked_secret(item.title)
    if parent is not None and parent.conference_id != item.conference_id:
        raise refusals.PartElsewhere
    if _depth(parent) + _height(item) > DEEPEST:
        raise refusals.TooDeep
    _refuse_about(item, about)
    item.parent, item.minutes, item.position = parent, minutes, position
    item.section, item.practice, item.decision = about.section, about.practice, about.decision
    item.chooses_theme = about.chooses_theme
    item.save()


def _depth(item: AgendaItem | None) -> int:
    return 0 if item is None else 1 + _depth(item.parent)


def _height(item: AgendaItem) -> int:
    """How many levels the item and its parts take."""
    parts = AgendaItem.objects.filter(parent=item.pk).order_by("pk") if item.pk else ()
    return 1 + max((_height(part) for part in parts), default=0)


def _refuse_about(item: AgendaItem, about: About) -> None:
    if about.section is not None and about.section.report_id != item.conference.report_id:
        raise refusals.AboutElsewhere
    others = AgendaItem.objects.filter(conference=item.conference_id).exclude(pk=item.pk)
    if about.chooses_theme and others.filter(chooses_theme=True).exists():
        raise refusals.ThemeChosenTwice
    if about.decision is None:
        return
    if not decisions_of(item.conference).filter(pk=about.decision.pk).exists():
        raise refusals.DecisionElsewhere
    if others.filter(decision=about.decision).exists():
        raise refusals.DecisionTwice


def remove_item(item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """Speeches and conclusions that stood under it stay. Raises NotAllowed, NotOpen, HasParts."""
    with transaction.atomic():
        current = open_conference(item.conference, by)
        if AgendaItem.objects.filter(parent=item.pk).exists():
            raise refusals.HasParts
        AgendaItem.objects.filter(pk=item.pk).delete()
        record("agenda_item_removed", thing=current, by=by, at=at, unit_id=current.unit_id)


def draft_agenda(conference: Conference, *, by: Actor, at: datetime) -> int:
    """The usual course in the conference's length, the sections of its report below the report; the decision
    on awards that waits, where there is one alone; the choice of the next theme where the theme is the
    unit's own. Returns how many items.

    Raises NotAllowed, NotOpen, AgendaStands."""
    with transaction.atomic():
        current = open_conference(conference, by)
        if current.items.exists():
            raise refusals.AgendaStands
        made = _main_items(current)
        sections = list(current.report.sections.order_by("number")) if current.report else []
        above = made[REPORTING]
        AgendaItem.objects.bulk_create(
            AgendaItem(
                conference=current,
                parent=above,
                position=number,
                title=section.title,
                minutes=above.minutes // len(sections),
                section=section,
            )
            for number, section in enumerate(sections, start=1)
        )
        record("agenda_drafted", thing=current, by=by, at=at, unit_id=current.unit_id)
        return len(made) + len(sections)


def _main_items(conference: Conference) -> dict[str, AgendaItem]:
    """Title -> item."""
    waiting = decisions_of(conference).exclude(state=AwardDecision.State.PUBLISHED)
    decisions = list(waiting.order_by("pk")[:2])
    only = decisions[0] if len(decisions) == 1 else None
    is_own = conference.theme.unit_id == conference.unit_id
    usual = [one for one in USUAL if is_own or one[0] != CHOOSING]
    return {
        title: AgendaItem.objects.create(
            conference=conference,
            position=number,
            title=title,
            minutes=minutes * conference.length // WHOLE,
            decision=only if title == HONOURING else None,
            chooses_theme=title == CHOOSING,
        )
        for number, (title, minutes) in enumerate(usual, start=1)
    }
