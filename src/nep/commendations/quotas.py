"""Places: the one writer of the counters of `Quota`, the rebuild and the check.

A nomination takes a place in every quota of its form and kind that stands over its unit: those of its branch
and the one of the round. What stands over a unit is read from the tree of the day on which the round was
opened, so that a place taken before units were merged is given back where it was taken. Quotas are always
taken in the order of their keys, so that two hands never wait for each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from nep.commendations.models import AwardRound, Nomination, Quota
from nep.commendations.refusals import NoPlaceLeft
from nep.organisations.models import Line, Span, Unit, World
from nep.organisations.queries import SEGMENT, span_on
from nep.web import clock


def quotas_over(nomination: Nomination) -> list[Quota]:
    """Every quota in which the nomination takes a place, in the order of their keys."""
    over = units_over(nomination.unit, tree_day(nomination.round))
    rows = Quota.objects.filter(
        Q(branch=None) | Q(branch__in=over),
        round=nomination.round_id,
        form=nomination.form_id,
        kind=nomination.kind,
    )
    return list(rows.order_by("pk"))


def tree_day(round_: AwardRound) -> date:
    """The day whose tree says which branch a unit belongs to."""
    return round_.tree_on or clock.today()


def units_over(unit: Unit, on: date) -> list[int]:
    """`unit` and the units above it on its own line, and over the top of that on the Party line."""
    line = Line.PARTY if unit.world == World.PARTY else Line.STATE
    path = _path(unit.pk, line, on)
    if line is Line.STATE:
        path = _path(path[0], Line.PARTY, on)[:-1] + path
    return path


def _path(unit_id: int, line: Line, on: date) -> list[int]:
    """As it stood on the day; a unit founded later, where it was first placed."""
    later = Span.objects.filter(unit=unit_id, line=line, valid_from__gt=on).order_by("valid_from")
    span = span_on(unit_id, line=line, on=on) or later.first()
    path = span.path if span is not None else ""
    return [int(path[place : place + SEGMENT]) for place in range(0, len(path), SEGMENT)] or [unit_id]


def take_nominated(nomination: Nomination) -> None:
    """Raises NoPlaceLeft. Inside the caller's transaction, which then takes nothing at all."""
    for quota in quotas_over(nomination):
        rows = Quota.objects.filter(Q(limits_nominations=False) | Q(nominated__lt=F("places")), pk=quota.pk)
        if rows.update(nominated=F("nominated") + 1) != 1:
            raise NoPlaceLeft


def give_back_nominated(nomination: Nomination) -> None:
    keys = [quota.pk for quota in quotas_over(nomination)]
    Quota.objects.filter(pk__in=keys, nominated__gt=0).update(nominated=F("nominated") - 1)


def take_decided(nomination: Nomination) -> None:
    """Raises NoPlaceLeft: of two councils of the same second one gets the last place."""
    for quota in quotas_over(nomination):
        rows = Quota.objects.filter(pk=quota.pk, decided__lt=F("places"))
        if rows.update(decided=F("decided") + 1) != 1:
            raise NoPlaceLeft


def give_back_decided(nomination: Nomination) -> None:
    keys = [quota.pk for quota in quotas_over(nomination)]
    Quota.objects.filter(pk__in=keys, decided__gt=0).update(decided=F("decided") - 1)


@dataclass(frozen=True)
class Counted:
    nominated: int
    decided: int


def counted(round_: AwardRound) -> dict[int, Counted]:
    """Key of each quota of the round -> what its nominations say, counted one by one."""
    rows = list(round_.nominations.standing().select_related("unit").order_by("pk"))
    day, units = tree_day(round_), {one.unit_id: one.unit for one in rows}
    over = {pk: set(units_over(unit, day)) for pk, unit in units.items()}
    found = {}
    for quota in round_.quotas.order_by("pk"):
        inside = [
            one.state
            for one in rows
            if (one.form_id, one.kind) == (quota.form_id, quota.kind)
            and (quota.branch_id is None or quota.branch_id in over[one.unit_id])
        ]
        found[quota.pk] = Counted(len(inside), inside.count(Nomination.State.CHOSEN))
    return found


def count_in(quota: Quota) -> None:
    """A quota made while its round runs begins with what stands there already. Raises NoPlaceLeft where that
    is more than its places. The caller holds the round."""
    truth = counted(quota.round)[quota.pk]
    fits = truth.decided <= quota.places
    if quota.limits_nominations:
        fits = fits and truth.nominated <= quota.places
    if not fits:
        raise NoPlaceLeft
    Quota.objects.filter(pk=quota.pk).update(nominated=truth.nominated, decided=truth.decided)


def wrong_quotas(rounds: Iterable[AwardRound]) -> list[Quota]:
    """Quotas whose counters differ from their nominations: what `nep doctor` shows."""
    found = []
    for round_ in rounds:
        truth = counted(round_)
        for quota in round_.quotas.order_by("pk"):
            if (quota.nominated, quota.decided) != (truth[quota.pk].nominated, truth[quota.pk].decided):
                found.append(quota)
    return found


def rebuild(round_: AwardRound) -> int:
    """Count again; returns how many counters were wrong."""
    truth = counted(round_)
    wrong = wrong_quotas([round_])
    for quota in wrong:
        right = truth[quota.pk]
        Quota.objects.filter(pk=quota.pk).update(nominated=right.nominated, decided=right.decided)
    return len(wrong)
