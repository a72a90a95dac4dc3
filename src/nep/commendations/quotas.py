"""Places: the one writer of the counters of `Quota`, the rebuild and the check.

A nomination takes a place in every quota of its form and kind that stands over its unit: those of its branch
and the one of the round. Quotas are always taken in the order of their keys, so that two hands never wait for
each other.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from nep.commendations.models import AwardRound, Nomination, Quota
from nep.commendations.refusals import NoPlaceLeft
from nep.organisations.models import Line, Unit, World
from nep.organisations.queries import SEGMENT, span_on
from nep.web import clock


def quotas_over(nomination: Nomination) -> list[Quota]:
    """Every quota in which the nomination takes a place, in the order of their keys."""
    over = units_over(nomination.unit)
    rows = Quota.objects.filter(
        Q(branch=None) | Q(branch__in=over),
        round=nomination.round_id,
        form=nomination.form_id,
        kind=nomination.kind,
    )
    return list(rows.order_by("pk"))


def units_over(unit: Unit) -> list[int]:
    """`unit` and the units above it on its own line, and over the top of that on the Party line."""
    today = clock.today()
    line = Line.PARTY if unit.world == World.PARTY else Line.STATE
    path = _path(unit.pk, line, today)
    if line is Line.STATE:
        path = _path(path[0], Line.PARTY, today)[:-1] + path
    return path


def _path(unit_id: int, line: Line, today: date) -> list[int]:
    span = span_on(unit_id, line=line, on=today)
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
    nominated: Counter[int] = Counter()
    decided: Counter[int] = Counter()
    for one in round_.nominations.standing().select_related("unit"):
        keys = [quota.pk for quota in quotas_over(one)]
        nominated.update(keys)
        if one.state == Nomination.State.CHOSEN:
            decided.update(keys)
    return {pk: Counted(nominated[pk], decided[pk]) for pk in round_.quotas.values_list("pk", flat=True)}


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
