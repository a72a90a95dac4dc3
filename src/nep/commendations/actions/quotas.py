"""How many places a branch has."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from nep.audit.actions import record
from nep.commendations import quotas
from nep.commendations.actions.rounds import locked_round
from nep.commendations.models import AwardForm, AwardRound, Quota
from nep.commendations.permissions import can_set_quota
from nep.commendations.refusals import NoPlaceLeft, QuotaBelowTaken, RoundClosed
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.web.errors import NotAllowed


def set_quota(
    round_: AwardRound,
    *,
    form: AwardForm,
    kind: str,
    branch: Unit | None,
    places: int,
    limits_nominations: bool = True,
    by: Actor,
    at: datetime,
) -> Quota:
    """The quota of a branch (None: of the round) is `places` from now on.

    Never below what is nominated, where nominations are limited, or chosen: raises QuotaBelowTaken. The
    change is one conditional update, so that a place taken meanwhile is seen. What was nominated and chosen
    before a branch had places counts in it too. Raises NotAllowed and RoundClosed too.
    """
    if not can_set_quota(by, round_):
        raise NotAllowed
    named = {"form": form, "kind": kind, "branch": branch}
    with transaction.atomic():
        round_ = locked_round(round_)  # who sends a nomination waits for it
        if round_.state == AwardRound.State.CLOSED:
            raise RoundClosed
        try:
            with transaction.atomic():
                quota, is_new = round_.quotas.get_or_create(
                    **named, defaults={"places": places, "limits_nominations": limits_nominations}
                )
        except IntegrityError:  # made by another hand in this second
            quota, is_new = round_.quotas.get(**named), False
        if is_new:
            _count_in(quota)
        fits = Q(decided__lte=places)
        if limits_nominations:
            fits &= Q(nominated__lte=places)
        rows = Quota.objects.filter(fits, pk=quota.pk)
        if rows.update(places=places, limits_nominations=limits_nominations) != 1:
            raise QuotaBelowTaken
        facts: dict[str, str | int | None] = {"form": form.name, "places": places}
        record("quota_set", thing=round_, by=by, at=at, unit_id=round_.unit_id, facts=facts)
        quota.refresh_from_db()
    return quota


def _count_in(quota: Quota) -> None:
    try:
        quotas.count_in(quota)
    except NoPlaceLeft:
        raise QuotaBelowTaken from None
