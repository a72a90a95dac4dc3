"""Another unit applies a practice.

Every change of who learned from whom locks the practice first, so that two units that name each other at the
same moment come one after the other and the second is refused. SQLite has one writer at a time anyway.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.practices import permissions, refusals
from nep.practices.actions.locking import State, locked, reason_of, words_of
from nep.practices.levels import level_of
from nep.practices.models import Adoption, Practice
from nep.practices.searched import reindex
from nep.web.clock import day_of
from nep.web.rows import locked_row


def adopt_practice(
    practice: Practice,
    *,
    changed: str = "",
    results: str = "",
    from_adoption: Adoption | None = None,
    adopted_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Adoption:
    """The acting unit applies `practice` as it is or changed. `from_adoption` is the unit whose way it took
    over; without one it learned from the owners.

    Raises NotForUnit, NotRecognised, OwnPractice, AlreadyAdopted, FromElsewhere, NowhereInTree,
    AdoptedInFuture, MarkedSecret."""
    with transaction.atomic():
        current = locked(practice)
        if not permissions.can_adopt(by) or by.unit is None:
            raise refusals.NotForUnit
        if current.state != State.RECOGNISED:
            raise refusals.NotRecognised
        if current.owners.filter(unit=by.unit).exists():
            raise refusals.OwnPractice
        _refuse_source(current, from_adoption)
        level = level_of(by.unit, day_of(at))
        if level is None:
            raise refusals.NowhereInTree
        adoption = _write(
            Adoption(
                practice=current,
                unit=by.unit,
                from_adoption=from_adoption,
                level=level,
                changed=words_of(changed),
                results=words_of(results),
                adopted_on=_day(adopted_on, at),
                recorded_on=day_of(at),
                recorded_by_title=by.post_title,
            )
        )
        send("practice_adopted", thing=adoption, at=at, to_desk=current.unit_id)
        reindex(current)
        record("practice_adopted", thing=adoption, by=by, at=at, unit_id=by.unit.pk)
        return adoption


def change_adoption(
    adoption: Adoption,
    *,
    changed: str,
    results: str,
    from_adoption: Adoption | None,
    adopted_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Adoption:
    """What was changed, what came of it, from whom. Raises NotForUnit, AlreadyStopped, FromElsewhere,
    InACircle, AdoptedInFuture, MarkedSecret."""
    with transaction.atomic():
        practice = locked(adoption.practice)
        current = _own(adoption, by)
        _refuse_source(practice, from_adoption)
        _refuse_circle(current, from_adoption)
        current.changed, current.results = words_of(changed), words_of(results)
        current.from_adoption = from_adoption
        current.adopted_on = _day(adopted_on or current.adopted_on, at)
        current.save()
        record("adoption_changed", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def stop_adoption(adoption: Adoption, *, reason: str, by: Actor, at: datetime) -> Adoption:
    """The unit does it no longer, and says why; it stays in the list. Raises NotForUnit, AlreadyStopped,
    NoReason, MarkedSecret."""
    with transaction.atomic():
        locked(adoption.practice)
        current = _own(adoption, by)
        current.reason = reason_of(reason)
        current.stopped_on = day_of(at)
        current.save(update_fields=["reason", "stopped_on"])
        record("adoption_stopped", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def _own(adoption: Adoption, by: Actor) -> Adoption:
    current = locked_row(Adoption, adoption.pk)
    if not permissions.can_change_adoption(by, current):
        raise refusals.NotForUnit
    if current.stopped_on is not None:
        raise refusals.AlreadyStopped
    return current


def _write(adoption: Adoption) -> Adoption:
    """One unit applies one practice once, by constraint."""
    try:
        with transaction.atomic():
            adoption.save(force_insert=True)
    except IntegrityError as taken:
        raise refusals.AlreadyAdopted from taken
    return adoption


def _refuse_source(practice: Practice, source: Adoption | None) -> None:
    if source is not None and source.practice_id != practice.pk:
        raise refusals.FromElsewhere


def _refuse_circle(adoption: Adoption, source: Adoption | None) -> None:
    """Up from `source`, from unit to unit: who comes back to `adoption` would learn from itself."""
    if source is None:
        return
    above = dict(Adoption.objects.filter(practice=adoption.practice_id).values_list("pk", "from_adoption"))
    step: int | None = source.pk
    while step is not None:
        if step == adoption.pk:
            raise refusals.InACircle
        step = above.get(step)


def _day(day: date | None, at: datetime) -> date:
    today = day_of(at)
    if day is not None and day > today:
        raise refusals.AdoptedInFuture
    return day or today
