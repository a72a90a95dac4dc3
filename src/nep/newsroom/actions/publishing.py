"""From an approved article to what everybody reads, and back."""

from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.newsroom import permissions, refusals
from nep.newsroom.actions.locking import Pending, State, change, locked, reason_of
from nep.newsroom.actions.out import address_of, bring_out
from nep.newsroom.models import Article, ArticleTag, DraftCopy, EditLock
from nep.newsroom.searched import reindex
from nep.notices.actions import drop_tasks, send
from nep.organisations.actors import JOB, Actor


def publish_article(article: Article, *, by: Actor, at: datetime) -> Article:
    """Everybody reads the approved text from now on, at an address that stays.

    Raises NotApprover, Moved when it is not approved."""
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_decide(by, current):
            raise refusals.NotApprover
        return _publish(current, by=by, at=at)


def publish_due(*, at: datetime) -> int:
    """What was scheduled until `at` comes out, each at the time it was scheduled for. Returns how many. Safe
    to run twice: an article leaves the schedule in the transaction that publishes it."""
    count = 0
    for due in Article.objects.filter(state=State.SCHEDULED, publish_at__lte=at).order_by("publish_at", "pk"):
        with transaction.atomic():
            current = locked(due)
            if current.state == State.SCHEDULED and current.publish_at and current.publish_at <= at:
                _publish(current, by=JOB, at=current.publish_at)
                count += 1
    return count


def _publish(current: Article, *, by: Actor, at: datetime) -> Article:
    if current.state not in {State.APPROVED, State.SCHEDULED}:
        raise refusals.Moved
    newest = bring_out(current, at=at)
    change(
        current,
        was=[State.APPROVED, State.SCHEDULED],
        state=State.PUBLISHED,
        live=newest,
        slug=address_of(current, newest.title),
        published_at=at,
        publish_at=None,
    )
    send("article_published", thing=current, at=at, to_desk=current.unit_id)
    record("article_published", thing=current, by=by, at=at, unit_id=current.unit_id)
    reindex(current)
    return current


def schedule_article(article: Article, *, publish_at: datetime, by: Actor, at: datetime) -> Article:
    """An approved article comes out by itself at `publish_at`. Raises NotApprover, InThePast, Moved."""
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_decide(by, current):
            raise refusals.NotApprover
        if publish_at <= at:
            raise refusals.InThePast
        if current.state not in {State.APPROVED, State.SCHEDULED}:
            raise refusals.Moved
        change(current, was=[current.state], state=State.SCHEDULED, publish_at=publish_at)
        facts: dict[str, str | int | None] = {"moment": publish_at.isoformat(timespec="minutes")}
        record("article_scheduled", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        reindex(current)
        return current


def unschedule_article(article: Article, *, by: Actor, at: datetime) -> Article:
    """It stays approved and waits. Raises NotApprover, Moved."""
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_decide(by, current):
            raise refusals.NotApprover
        change(current, was=[State.SCHEDULED], state=State.APPROVED, publish_at=None)
        record("article_unscheduled", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex(current)
        return current


def withdraw_article(article: Article, *, reason: str, by: Actor, at: datetime) -> Article:
    """Nobody outside reads it any more; its address says that it was withdrawn and when.

    Raises NotApprover, Moved, NoReason, MarkedSecret."""
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_decide(by, current):
            raise refusals.NotApprover
        why = reason_of(reason)
        nothing = {"pending": Pending.NONE, "pending_by": None, "note": "", "returned": ""}
        change(
            current,
            was=[State.PUBLISHED],
            state=State.WITHDRAWN,
            withdrawn_at=at,
            reason=why,
            **nothing,
        )
        for left in (ArticleTag, DraftCopy, EditLock):
            left.objects.filter(article=current).delete()
        drop_tasks(current, "article_submitted", "article_returned", "article_published", at=at)
        record("article_withdrawn", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex(current)
        return current
