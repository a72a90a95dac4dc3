"""Every petitioner whose slip hangs on a promise is told when it moves."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count

from nep.petitions.actions.telling import tell_citizen
from nep.petitions.models import AnswerPromise, Petition, Telling
from nep.promises.models import Promise
from nep.promises.tellers import PromiseEvent

ABOUT = {
    PromiseEvent.PUBLISHED: Telling.About.PROMISE_MADE,
    PromiseEvent.MOVED: Telling.About.PROMISE_MOVED,
    PromiseEvent.KEPT: Telling.About.PROMISE_KEPT,
    PromiseEvent.NOT_KEPT: Telling.About.PROMISE_NOT_KEPT,
    PromiseEvent.WITHDRAWN: Telling.About.PROMISE_WITHDRAWN,
    PromiseEvent.DISPUTE_ANSWERED: Telling.About.DISPUTE_ANSWERED,
}


def tell_petitioners(promise: Promise, event: PromiseEvent, at: datetime) -> None:
    """One telling per petition. A promise published with its answer is told by that answer."""
    if event is PromiseEvent.PUBLISHED and _told_by_its_answer(promise, at):
        return
    rows = Petition.objects.filter(promises=promise).only("tell_by", "home_unit")
    for petition in rows.order_by("pk"):
        tell_citizen(petition, about=ABOUT[event], promise=promise, at=at)


def slips_waiting(promise_ids: Iterable[int]) -> dict[int, int]:
    """Promise id -> number of slips that wait for it."""
    rows = Petition.objects.filter(promises__in=list(promise_ids)).order_by()
    counted = rows.values("promises").annotate(slips=Count("slip", distinct=True))
    return {row["promises"]: row["slips"] for row in counted}


def _told_by_its_answer(promise: Promise, at: datetime) -> bool:
    return AnswerPromise.objects.filter(promise=promise, answer__approved_at=at).exists()
