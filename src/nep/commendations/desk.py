"""What of awards waits at a desk: own nominations to send or mend, those to judge, opinions to give,
decisions to publish."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nep.commendations.models import AwardDecision, AwardRound, Consultation, Nomination, Phase
from nep.organisations.actors import Actor
from nep.organisations.registry import DeskItem

MOST = 50
STATE = Nomination.State


def waiting_awards(actor: Actor, day: date) -> list[DeskItem]:
    """Three queries for who nominates and one for who publishes; two more where something waits. What waits
    for the own council is one line a round, so that many are no flood."""
    if actor.unit is None:
        return []
    found = _to_publish(actor) if actor.has("publish_awards") else []
    return [*_asked(actor), *_own(actor), *_to_judge(actor), *found] if actor.has("nominate") else found


def _last_days(rounds: Iterable[int], kind: Phase.Kind) -> dict[int, date]:
    """Round -> the last day of the step; no query where nothing waits."""
    keys = set(rounds)
    rows = Phase.objects.filter(round__in=keys, kind=kind) if keys else Phase.objects.none()
    return dict(rows.values_list("round", "ends_on"))


def _asked(actor: Actor) -> list[DeskItem]:
    rows = Consultation.objects.filter(unit=actor.unit, answered_at=None).select_related("round", "deadline")
    return [
        DeskItem(
            kind=_("Ý kiến hiệp y phải trả lời"),
            title=row.round.title,
            url=row.get_absolute_url(),
            due_on=row.deadline.due_on if row.deadline else None,
            clock=row.deadline,
        )
        for row in rows.order_by("asked_at", "pk")[:MOST]
    ]


def _own(actor: Actor) -> list[DeskItem]:
    waiting = Nomination.objects.filter(
        unit=actor.unit, state__in=Nomination.EDITABLE, round__state=AwardRound.State.OPEN
    )
    rows = list(waiting.order_by("pk")[:MOST])
    last = _last_days((row.round_id for row in rows), Phase.Kind.NOMINATE)
    kinds = {STATE.DRAFT: _("Đề nghị khen thưởng đang soạn"), STATE.RETURNED: _("Đề nghị bị trả lại")}
    return [
        DeskItem(
            kind=kinds[STATE(row.state)],
            title=row.subject_name,
            url=row.get_absolute_url(),
            due_on=last.get(row.round_id),
        )
        for row in rows
    ]


def _to_judge(actor: Actor) -> list[DeskItem]:
    rows = Nomination.objects.filter(
        judged_by=actor.unit, state=STATE.SUBMITTED, round__state=AwardRound.State.OPEN
    )
    counts = {
        row["round"]: row["n"] for row in rows.values("round").annotate(n=Count("pk")).order_by("round")
    }
    rounds = AwardRound.objects.in_bulk(list(counts)[:MOST]) if counts else {}
    last = _last_days(rounds, Phase.Kind.JUDGE)
    return [
        DeskItem(
            kind=_("Đề nghị khen thưởng chờ xét"),
            title=_waiting_words(counts[pk], one.title),
            url=f"{one.get_absolute_url()}?trang-thai={STATE.SUBMITTED}",
            due_on=last.get(pk),
        )
        for pk, one in rounds.items()
    ]


def _waiting_words(n: int, title: str) -> str:
    words = ngettext("%(n)s đề nghị chờ xét: %(title)s", "%(n)s đề nghị chờ xét: %(title)s", n)
    return words % {"n": n, "title": title}


def _to_publish(actor: Actor) -> list[DeskItem]:
    """One line a round: its decisions are published together."""
    state = AwardDecision.State
    rows = AwardDecision.objects.filter(unit=actor.unit).exclude(state=state.PUBLISHED)
    counted = rows.values("round", "round__uuid", "round__title").annotate(
        n=Count("pk"), ready=Count("pk", filter=Q(state=state.PENDING))
    )
    listed = list(counted.order_by("round")[:MOST])
    last = _last_days((row["round"] for row in listed), Phase.Kind.PUBLISH)
    return [
        DeskItem(
            kind=_("Quyết định khen thưởng chờ công bố")
            if row["ready"]
            else _("Quyết định khen thưởng đang soạn"),
            title=_decision_words(row["n"], row["round__title"]),
            url=reverse("commendations:decisions", args=[row["round__uuid"]]),
            due_on=last.get(row["round"]),
        )
        for row in listed
    ]


def _decision_words(n: int, title: str) -> str:
    words = ngettext("%(n)s quyết định: %(title)s", "%(n)s quyết định: %(title)s", n)
    return words % {"n": n, "title": title}
