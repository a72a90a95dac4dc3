"""What of awards waits at a desk: own nominations to send or mend, those to judge, opinions to give."""

from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nep.commendations.models import AwardRound, Consultation, Nomination, Phase
from nep.organisations.actors import Actor
from nep.organisations.registry import DeskItem

MOST = 50
STATE = Nomination.State


def waiting_awards(actor: Actor, day: date) -> list[DeskItem]:
    """Five queries at most. What waits for the own council is one line a round, so that many are no flood."""
    if actor.unit is None or not actor.has("nominate"):
        return []
    last = _last_days(actor)
    return [*_asked(actor), *_own(actor, last), *_to_judge(actor, last)]


def _last_days(actor: Actor) -> dict[tuple[int, str], date]:
    """(open round, step) -> its last day."""
    rows = Phase.objects.filter(round__state=AwardRound.State.OPEN)
    return {(pk, kind): day for pk, kind, day in rows.values_list("round", "kind", "ends_on")}


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


def _own(actor: Actor, last: dict[tuple[int, str], date]) -> list[DeskItem]:
    rows = Nomination.objects.filter(
        unit=actor.unit, state__in=Nomination.EDITABLE, round__state=AwardRound.State.OPEN
    )
    kinds = {STATE.DRAFT: _("Đề nghị khen thưởng đang soạn"), STATE.RETURNED: _("Đề nghị bị trả lại")}
    return [
        DeskItem(
            kind=kinds[STATE(row.state)],
            title=row.subject_name,
            url=row.get_absolute_url(),
            due_on=last.get((row.round_id, Phase.Kind.NOMINATE)),
        )
        for row in rows.order_by("pk")[:MOST]
    ]


def _to_judge(actor: Actor, last: dict[tuple[int, str], date]) -> list[DeskItem]:
    rows = Nomination.objects.filter(
        judged_by=actor.unit, state=STATE.SUBMITTED, round__state=AwardRound.State.OPEN
    )
    counts = {
        row["round"]: row["n"] for row in rows.values("round").annotate(n=Count("pk")).order_by("round")
    }
    rounds = AwardRound.objects.in_bulk(list(counts)[:MOST]) if counts else {}
    return [
        DeskItem(
            kind=_("Đề nghị khen thưởng chờ xét"),
            title=_waiting_words(counts[pk], one.title),
            url=f"{one.get_absolute_url()}?trang-thai={STATE.SUBMITTED}",
            due_on=last.get((pk, Phase.Kind.JUDGE)),
        )
        for pk, one in rounds.items()
    ]


def _waiting_words(n: int, title: str) -> str:
    words = ngettext("%(n)s đề nghị chờ xét: %(title)s", "%(n)s đề nghị chờ xét: %(title)s", n)
    return words % {"n": n, "title": title}
