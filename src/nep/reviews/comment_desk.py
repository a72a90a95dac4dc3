"""What waits for the acting post: drafts to comment on, comments to settle."""

from datetime import date

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.organisations.actors import Actor
from nep.organisations.registry import DeskItem
from nep.reviews.models import CommentRequest, DraftComment

MOST = 100


def comment_desk(actor: Actor, day: date) -> list[DeskItem]:
    """Two queries at most."""
    if actor.unit is None:
        return []
    return [*_asked(actor), *_to_settle(actor)]


def _asked(actor: Actor) -> list[DeskItem]:
    if not actor.has("comment_draft"):
        return []
    rows = CommentRequest.objects.filter(unit=actor.unit, answered_at=None, report__state="draft")
    mine = rows.filter(Q(post=None) | Q(post=actor.post)).select_related("report").order_by("due_on", "pk")
    return [
        DeskItem(
            kind=_("Góp ý dự thảo"),
            title=row.report.name,
            url=reverse("reviews:comment", args=[row.uuid]),
            due_on=row.due_on,
        )
        for row in mine[:MOST]
    ]


def _to_settle(actor: Actor) -> list[DeskItem]:
    if not actor.has("compile_report"):
        return []
    rows = (
        DraftComment.objects.filter(
            request__report__unit=actor.unit, request__report__state="draft", taken=None
        )
        .values("request__report__uuid", "request__report__subject")
        .annotate(n=Count("pk"), due=Min("request__due_on"))
        .order_by("due", "request__report__uuid")
    )
    return [
        DeskItem(
            kind=_("Xem xét ý kiến góp ý"),
            title=_("%(n)s ý kiến về báo cáo %(subject)s")
            % {"n": row["n"], "subject": row["request__report__subject"]},
            url=reverse("reviews:comments", args=[row["request__report__uuid"]]),
            due_on=row["due"],
        )
        for row in rows[:MOST]
    ]
