"""Who answers for remarks, and which articles take them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from nep.audit.actions import record
from nep.newsroom import permissions, refusals
from nep.newsroom import refusals_remarks as no
from nep.newsroom.actions.locking import locked
from nep.newsroom.models import Article, RemarkDesk
from nep.newsroom.queries_remarks import candidates
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.web import clock


def name_moderator(unit: Unit, *, post: Post | None, days: int, by: Actor, at: datetime) -> RemarkDesk:
    """From now on `post` answers for what readers say under articles of `unit`; with None nothing is taken.
    What waits is kept either way. Raises NotApprover, NotACandidate."""
    with transaction.atomic():
        if not permissions.can_name_moderator(by, unit.pk):
            raise refusals.NotApprover
        if post is not None and post not in candidates(unit, on=clock.day_of(at)):
            raise no.NotACandidate
        before = RemarkDesk.objects.select_for_update().filter(unit=unit).first()
        given = {"post": post, "days": days, "named_at": at}
        desk, _is_new = RemarkDesk.objects.update_or_create(unit=unit, defaults=given)
        record(
            "remark_desk_staffed" if post else "remark_desk_shut", thing=desk, by=by, at=at, unit_id=unit.pk
        )
        is_same = before is not None and before.post == post
        if post is not None and post.person.user is not None and not is_same and post.pk != by.post_id:
            send("remark_desk_given", thing=desk, at=at, to_users=[post.person.user])
        return desk


def switch_remarks(
    article: Article, *, is_open: bool, closes_on: date | None = None, by: Actor, at: datetime
) -> Article:
    """Whether readers may write under this article, and until which day (None: as long as the unit says).
    What was written stays. Raises NotApprover, Moved, ClosesInPast."""
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_decide(by, current):
            raise refusals.NotApprover
        if current.state != Article.State.PUBLISHED:
            raise refusals.Moved
        if is_open and closes_on is not None and closes_on < clock.day_of(at):
            raise no.ClosesInPast
        current.remarks_closed, current.remarks_until = not is_open, closes_on
        current.save(update_fields=["remarks_closed", "remarks_until"])
        event = "remarks_opened" if is_open else "remarks_shut"
        record(event, thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def pass_desks_on(ids: Sequence[int], from_post: Post, to_post: Post, by: Actor, at: datetime) -> None:
    """With a hand-over `to_post` answers for remarks. Raises TakerOfAnotherUnit."""
    for desk in RemarkDesk.objects.filter(pk__in=ids, post=from_post).select_related("unit").order_by("pk"):
        if to_post not in candidates(desk.unit, on=clock.day_of(at)):
            raise no.TakerOfAnotherUnit
        RemarkDesk.objects.filter(pk=desk.pk).update(post=to_post, named_at=at)
        record("remark_desk_passed", thing=desk, by=by, at=at, unit_id=desk.unit_id)
