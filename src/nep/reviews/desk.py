"""What waits at a desk: the report one's own unit must send, and reports that wait for approval."""

from datetime import date

from django.db.models import Count, Min, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nep.organisations.actors import Actor
from nep.organisations.registry import DeskItem
from nep.reviews.models import Assignment, Round, UnitReport

MOST = 50


def waiting_reports(actor: Actor, day: date) -> list[DeskItem]:
    """Two queries at most. What waits for approval is one line a round, so that a hundred are no flood."""
    return [*_to_send(actor), *_to_accept(actor)]


def _to_send(actor: Actor) -> list[DeskItem]:
    if not (actor.has("write_report") or actor.has("submit_report")):
        return []
    rows = Assignment.objects.filter(unit=actor.unit, round__state=Round.State.OPEN).valid()
    rows = rows.exclude(report__state__in=("submitted", "accepted")).select_related("round", "deadline")
    return [
        DeskItem(
            kind=_("Báo cáo phải gửi"),
            title=row.round.title,
            url=row.get_absolute_url(),
            due_on=row.due_on,
            unit_name=row.name,
            clock=row.deadline,
        )
        for row in rows.order_by("due_on", "pk")[:MOST]
    ]


def _to_accept(actor: Actor) -> list[DeskItem]:
    if not actor.has("accept_report") or actor.unit is None:
        return []
    ours = Q(assignment__above__unit=actor.unit) | Q(
        assignment__above=None, assignment__round__unit=actor.unit
    )
    waiting = UnitReport.objects.filter(
        ours, state=UnitReport.State.SUBMITTED, assignment__round__state=Round.State.OPEN
    )
    counted = waiting.values("assignment__round").annotate(n=Count("pk"), due=Min("assignment__due_on"))
    found = {row["assignment__round"]: (row["n"], row["due"]) for row in counted.order_by("due")[:MOST]}
    rounds = Round.objects.in_bulk(found)
    return [
        DeskItem(
            kind=_("Báo cáo chờ duyệt"),
            title=_waiting_words(n, rounds[pk].title),
            url=f"{rounds[pk].get_absolute_url()}?tinh-trang=gui",
            due_on=due,
        )
        for pk, (n, due) in found.items()
    ]


def _waiting_words(n: int, title: str) -> str:
    words = ngettext("%(n)s báo cáo chờ duyệt: %(title)s", "%(n)s báo cáo chờ duyệt: %(title)s", n)
    return words % {"n": n, "title": title}
