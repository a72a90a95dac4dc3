"""One practice as its page shows it, to the public and to who works on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nep.organisations.actors import Actor
from nep.organisations.models import World
from nep.organisations.queries import names_on
from nep.practices.figures import ShownResult, results_shown
from nep.practices.gallery import image_url
from nep.practices.models import Adoption, Decision, Practice, PracticeEvidence, PracticeOwner
from nep.practices.similar import Likeness, similar_to
from nep.practices.standing import state_of
from nep.web.states import State

SHOWN_ADOPTIONS = 5


@dataclass(frozen=True)
class ShownOwner:
    owner: PracticeOwner
    words: str


@dataclass(frozen=True)
class ShownPhotograph:
    evidence: PracticeEvidence
    url: str
    small_url: str


@dataclass(frozen=True)
class Detail:
    practice: Practice
    state: State
    owners: Sequence[ShownOwner]
    contact: str
    photographs: Sequence[ShownPhotograph]
    papers: Sequence[tuple[PracticeEvidence, str]]
    results: Sequence[ShownResult]
    decisions: Sequence[tuple[Decision, str]]
    adopted: int
    adoptions: Sequence[tuple[Adoption, str]]
    own_adoption: Adoption | None
    names: Mapping[int, str]

    @property
    def steps(self) -> list[str]:
        """One step a line."""
        return [line.strip() for line in self.practice.steps.splitlines() if line.strip()]


def detail_of(practice: Practice, actor: Actor, *, today: date) -> Detail:
    """Everything of the page but history and suggestions, in a fixed number of queries."""
    owners = list(practice.owners.select_related("post", "unit").order_by("-is_lead", "pk"))
    evidence = list(practice.evidence.order_by("position", "pk"))
    decisions = list(practice.decisions.order_by("pk"))
    adoptions = list(
        Adoption.objects.shown_to(actor).filter(practice=practice).order_by("-adopted_on", "-pk")
    )
    ids = [owner.unit_id for owner in owners] + [row.unit_id for row in decisions]
    ids += [row.unit_id for row in adoptions]
    names = names_on(ids, today)
    results = practice.results.select_related("frozen_before", "frozen_after").order_by("position", "pk")
    return Detail(
        practice=practice,
        state=state_of(practice),
        owners=[ShownOwner(row, owner_words(row, actor, names)) for row in owners],
        contact=contact_words(practice, actor),
        photographs=[
            ShownPhotograph(row, image_url(practice, row, small=False), image_url(practice, row))
            for row in evidence
            if row.is_photograph
        ],
        papers=[(row, image_url(practice, row, small=False)) for row in evidence if not row.is_photograph],
        results=results_shown(list(results), practice.unit, from_public=actor.post is None),
        decisions=[(row, names.get(row.unit_id, "")) for row in decisions],
        adopted=sum(row.stopped_on is None for row in adoptions),
        adoptions=[(row, names.get(row.unit_id, "")) for row in adoptions[:SHOWN_ADOPTIONS]],
        own_adoption=next((row for row in adoptions if row.unit_id == actor.unit_id), None),
        names=names,
    )


def owner_words(owner: PracticeOwner, actor: Actor, names: Mapping[int, str]) -> str:
    """A unit, or the title of a post of it; never a person's name. Whose post is on the Party side reads as
    the body alone for everybody else (safeguard 11)."""
    unit = names.get(owner.unit_id, "")
    if owner.post is None or not _may_name(owner.unit.world, actor):
        return unit
    return _("%(post)s, %(unit)s") % {"post": owner.post.title, "unit": unit}


def contact_words(practice: Practice, actor: Actor) -> str:
    """Post and office telephone (safeguard 18), of a Party body only on its own side."""
    post = practice.contact
    if post is None or not _may_name(practice.unit.world, actor):
        return ""
    return f"{post.title}, {post.office_phone}" if post.office_phone else post.title


def _may_name(world: str, actor: Actor) -> bool:
    return world != World.PARTY or (actor.unit is not None and actor.unit.world == World.PARTY)


def suggestions_for(practice: Practice, actor: Actor) -> list[Likeness]:
    """What reads alike while the words may still be changed."""
    return similar_to(
        title=practice.title,
        problem=practice.problem,
        approach=practice.approach,
        actor=actor,
        leaving_out=practice.pk,
    )
