"""From the first words to a draft that may be registered, and who has it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.practices import permissions, refusals
from nep.practices.actions.locking import locked, words_of
from nep.practices.models import Field, Practice, PracticeOwner
from nep.practices.searched import reindex
from nep.practices.similar import folded_text
from nep.programmes.models import Objective, Theme
from nep.web.clock import day_of


@dataclass(frozen=True)
class Words:
    """What the owner writes of a practice."""

    title: str
    field: str
    problem: str
    approach: str
    steps: str = ""
    cost: str = ""
    theme: Theme | None = None
    objective: Objective | None = None
    contact: Post | None = None


def draft_practice(*, unit: Unit, words: Words, by: Actor, at: datetime) -> Practice:
    """A draft that only the unit itself reads; the unit leads it.

    Raises NotOwner, NoWords, ObjectiveOfOther, ContactElsewhere, MarkedSecret."""
    with transaction.atomic():
        if not by.may("register_practice", unit):
            raise refusals.NotOwner
        practice = Practice(unit=unit, drafted_on=day_of(at))
        _put(practice, words, at)
        practice.save(force_insert=True)
        PracticeOwner.objects.create(practice=practice, unit=unit, is_lead=True)
        reindex(practice)
        record("practice_drafted", thing=practice, by=by, at=at, unit_id=unit.pk)
        return practice


def edit_practice(practice: Practice, *, words: Words, by: Actor, at: datetime) -> Practice:
    """Other words, as long as nobody above has them in hand. Raises as `draft_practice`, and AlreadySent."""
    with transaction.atomic():
        current = _writable(practice, by)
        if not current.is_open_to_change:
            raise refusals.AlreadySent
        _put(current, words, at)
        current.save()
        reindex(current)
        record("practice_edited", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def add_owner(practice: Practice, *, unit: Unit, post: Post | None = None, by: Actor, at: datetime) -> None:
    """One more unit, or one post of it, has the practice too. Raises NotOwner, AlreadySent, OwnerTwice,
    OwnerElsewhere."""
    with transaction.atomic():
        current = _writable(practice, by)
        if not current.is_open_to_change:
            raise refusals.AlreadySent
        if post is not None and (post.unit_id != unit.pk or not post.is_held_on(day_of(at))):
            raise refusals.OwnerElsewhere
        if PracticeOwner.objects.filter(practice=current, unit=unit, post=post).exists():
            raise refusals.OwnerTwice
        owner = PracticeOwner.objects.create(practice=current, unit=unit, post=post)
        facts: dict[str, str | int | None] = {"owner": owner.unit_id}
        record("practice_owner_added", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        reindex(current)


def remove_owner(owner: PracticeOwner, *, by: Actor, at: datetime) -> None:
    """Raises NotOwner, AlreadySent, LeadStays."""
    with transaction.atomic():
        current = _writable(owner.practice, by)
        if not current.is_open_to_change:
            raise refusals.AlreadySent
        if owner.is_lead:
            raise refusals.LeadStays
        facts: dict[str, str | int | None] = {"owner": owner.unit_id}
        PracticeOwner.objects.filter(pk=owner.pk).delete()
        record("practice_owner_removed", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        reindex(current)


def _writable(practice: Practice, by: Actor) -> Practice:
    current = locked(practice)
    if not permissions.can_write(by, current):
        raise refusals.NotOwner
    return current


def _put(practice: Practice, words: Words, at: datetime) -> None:
    practice.title = words_of(words.title, longest=300).replace("\n", " ")
    practice.problem, practice.approach = words_of(words.problem), words_of(words.approach)
    if not (practice.title and practice.problem and practice.approach):
        raise refusals.NoWords
    practice.field = Field(words.field)
    practice.steps, practice.cost = words_of(words.steps), words_of(words.cost, longest=500)
    practice.folded = folded_text([practice.title, practice.problem, practice.approach])
    practice.objective = words.objective
    practice.theme = words.theme or (words.objective.theme if words.objective else None)
    if words.objective is not None and words.objective.theme_id != practice.theme_id:
        raise refusals.ObjectiveOfOther
    if words.contact is not None and not (
        words.contact.unit_id == practice.unit_id and words.contact.is_held_on(day_of(at))
    ):
        raise refusals.ContactElsewhere
    practice.contact = words.contact
