"""Who has an article open to write, and what the page keeps by itself."""

from datetime import datetime, timedelta

from django.db import transaction

from nep.audit.actions import record
from nep.newsroom import permissions, refusals
from nep.newsroom.actions.locking import locked
from nep.newsroom.models import Article, DraftCopy, EditLock
from nep.organisations.actors import Actor
from nep.vietnamese.text import clean
from nep.web.secrecy import refuse_marked_secret

STALE = timedelta(minutes=30)
LONGEST_COPY = 400_000


def open_to_edit(article: Article, *, takes_over: bool = False, by: Actor, at: datetime) -> EditLock:
    """`by` has the article open from now on. Another's lock yields when it is stale, or when `by` says that
    it is taken over: then history has a line. Raises NotWriter, InHand, LockedByOther."""
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_write(by, current):
            raise refusals.NotWriter
        if not current.is_open_to_change:
            raise refusals.InHand
        other = other_lock(current, by=by, at=at)
        if other is not None:
            if not takes_over:
                raise refusals.LockedByOther
            other.delete()
            record("article_taken_over", thing=current, by=by, at=at, unit_id=current.unit_id)
        return hold(current, by=by, at=at)


def hold(article: Article, *, by: Actor, at: datetime) -> EditLock:
    """Take or renew the lock, in the caller's transaction. Raises LockedByOther."""
    assert by.post is not None, "who may write acts as a post"
    if other_lock(article, by=by, at=at) is not None:
        raise refusals.LockedByOther
    there = EditLock.objects.filter(article=article, person=by.post.person_id).first()
    if there is not None:
        EditLock.objects.filter(pk=there.pk).update(seen_at=at)
        return there
    EditLock.objects.filter(article=article).delete()
    return EditLock.objects.create(
        article=article, person=by.post.person, title=by.post_title, taken_at=at, seen_at=at
    )


def held(article: Article, *, by: Actor, at: datetime) -> None:
    """Go on only with the lock in hand: a stale one that nobody took is renewed. Raises LockLost."""
    assert by.post is not None, "who may write acts as a post"
    mine = EditLock.objects.filter(article=article, person=by.post.person_id)
    if mine.update(seen_at=at) != 1:
        raise refusals.LockLost


def other_lock(article: Article, *, by: Actor, at: datetime) -> EditLock | None:
    """The lock of somebody else who gave a sign of life within `STALE`."""
    person = by.post.person_id if by.post else None
    rows = EditLock.objects.filter(article=article, seen_at__gt=at - STALE).exclude(person=person)
    return rows.first()


def own_lock(article: Article, *, by: Actor) -> EditLock | None:
    person = by.post.person_id if by.post else None
    return EditLock.objects.filter(article=article, person=person).first()


def copy_article(
    article: Article, *, title: str, lead: str, body: str, tags: str, base: int, by: Actor, at: datetime
) -> None:
    """Keep what stands in the edit page, as it is, until it is saved. It is no revision and nobody else's
    text: it is cleaned when it is saved or shown. Raises NotWriter, InHand, LockLost, TooLong, MarkedSecret.
    """
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_write(by, current):
            raise refusals.NotWriter
        if not current.is_open_to_change:
            raise refusals.InHand
        held(current, by=by, at=at)
        if current.number != base:
            raise refusals.SavedByOther
        if len(body) > LONGEST_COPY:
            raise refusals.TooLong
        refuse_marked_secret(title, lead, body)
        assert by.post is not None, "held asks for it"
        said = {"title": clean(title)[:300], "lead": clean(lead)[:600], "tags": clean(tags)[:300]}
        kept = {**said, "body": clean(body), "base": base, "person": by.post.person, "saved_at": at}
        DraftCopy.objects.update_or_create(article=current, defaults=kept)


def stay_open(article: Article, *, by: Actor, at: datetime) -> None:
    """A sign of life of the edit page. Raises NotWriter, LockLost."""
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_write(by, current):
            raise refusals.NotWriter
        held(current, by=by, at=at)


def stop_editing(article: Article, *, by: Actor) -> None:
    """Let go of the own lock; what was not saved stays as a copy."""
    person = by.post.person_id if by.post else None
    EditLock.objects.filter(article=article, person=person).delete()
