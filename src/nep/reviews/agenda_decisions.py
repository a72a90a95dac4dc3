"""Decisions on awards on the agenda of a conference: who may be told what of them, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.commendations.models import AwardDecision, RegisterEntry, SubjectKind
from nep.organisations.actors import Actor
from nep.reviews.agenda import Line
from nep.reviews.models import AgendaItem, Conference
from nep.web.states import Kind, State

DState = AwardDecision.State
MOST_NAMES = 8
"""So many names are read from the last row of a hall."""


def decisions_of(conference: Conference) -> QuerySet[AwardDecision]:
    """Of the rounds in which the conference's unit rewarded what was done for its theme."""
    return AwardDecision.objects.filter(round__unit=conference.unit_id, round__theme=conference.theme_id)


def decisions_to_show(
    conference: Conference, actor: Actor, *, item: AgendaItem | None = None
) -> list[tuple[int, str]]:
    """Decisions that an item may be about, as far as the acting post sees them, and the one it is about
    already, which is named only to who sees it."""
    seen = AwardDecision.objects.visible_to(actor).values("pk")
    wanted = Q(pk__in=seen)
    if item is not None and item.decision_id is not None:
        wanted |= Q(pk=item.decision_id)
    rows = decisions_of(conference).filter(wanted).select_related("form", "paper")
    known = set(seen.values_list("pk", flat=True))
    return [(row.pk, _label(row, row.pk in known)) for row in rows.order_by("form__position", "pk")]


def _label(row: AwardDecision, is_seen: bool) -> str:
    if row.paper is not None:
        return f"{row.form.name}, {row.paper.number_text}"
    return f"{row.form.name} ({row.get_state_display()})" if is_seen else _("chờ công bố")


@dataclass(frozen=True)
class Shown:
    """What a reader of the agenda is told of an item's decision."""

    words: str
    state: State
    url: str = ""


def shown_decisions(lines: Iterable[Line], actor: Actor) -> dict[int, Shown]:
    """Item -> what its decision says to the acting post: before it is published its form, list and how far it
    is are for the office that publishes it. One query where there is a decision, else none."""
    bound = {line.item.pk: line.item.decision for line in lines if line.item.decision is not None}
    if not bound:
        return {}
    wanted = {row.pk for row in bound.values()}
    seen = set(AwardDecision.objects.visible_to(actor).filter(pk__in=wanted).values_list("pk", flat=True))
    return {pk: shown(row, row.pk in seen) for pk, row in bound.items()}


def shown(row: AwardDecision, is_seen: bool) -> Shown:
    """What is said of a decision to a reader who sees it where it is worked on, or does not."""
    if row.paper is not None:
        state = State(Kind.DONE, _("đã công bố, số %(number)s") % {"number": row.paper.number_text})
        return Shown(row.form.name, state, row.get_absolute_url() if is_seen else _in_register(row))
    if not is_seen:
        return Shown(_("Quyết định khen thưởng"), State(Kind.QUIET, _("chờ công bố")))
    return Shown(row.form.name, State(Kind.QUIET, row.get_state_display()), row.get_absolute_url())


def _in_register(row: AwardDecision) -> str:
    """Where everybody reads who stands in it."""
    return f"{reverse('register:list')}?hinh-thuc={row.form_id}&nam={row.year}"


@dataclass(frozen=True)
class Names:
    """So many names of a decision as one screen holds."""

    heading: str
    rows: list[tuple[str, str]]


def names_called(decision: AwardDecision) -> Iterator[Names]:
    """The published names, collectives first, in shares of the same length; none before publication, whoever
    stands at the projector: a hall reads it. A name that was taken back is not shown (safeguard 21)."""
    if decision.state != DState.PUBLISHED:
        return
    entries = RegisterEntry.objects.named().filter(item__decision=decision)
    found = list(entries.order_by("item__position", "pk"))
    for kind in SubjectKind:
        rows = [(entry.subject_name, entry.place) for entry in found if entry.kind == kind]
        screens = -(-len(rows) // MOST_NAMES)
        for number in range(screens):
            first, last = len(rows) * number // screens, len(rows) * (number + 1) // screens
            place = f" {first + 1}–{last}/{len(rows)}" if screens > 1 else f" ({len(rows)})"
            yield Names(f"{str(kind.label).capitalize()}{place}", rows[first:last])
