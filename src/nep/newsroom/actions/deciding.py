"""Trình duyệt, trả lại, duyệt: two persons see each text before everybody does."""

from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.newsroom import permissions, refusals
from nep.newsroom.actions.editing import other_lock
from nep.newsroom.actions.locking import Pending, State, change, locked, reason_of, words_of
from nep.newsroom.actions.out import bring_out
from nep.newsroom.actions.writing import writable
from nep.newsroom.mentions import faults_of, named_in
from nep.newsroom.models import Article, Correction, DraftCopy, EditLock, Revision
from nep.newsroom.searched import reindex
from nep.notices.actions import drop_tasks, send
from nep.organisations.actors import Actor


def submit_article(article: Article, *, note: str = "", by: Actor, at: datetime) -> Article:
    """Send the newest revision to who approves. Of a published article it is a correction, and `note` is what
    its readers are told. Raises NotWriter, InHand, LockedByOther, NamedWithoutPost, NoText, NoNote,
    NothingChanged."""
    with transaction.atomic():
        current = writable(article, by)
        _nobody_writes(current, by, at)
        _everybody_held_a_post(current)
        assert by.post is not None, "who may write acts as a post"
        if current.state == State.PUBLISHED:
            _submit_correction(current, note, by)
        else:
            newest = Revision.objects.get(article=current, number=current.number)
            if not (newest.lead or newest.body):
                raise refusals.NoText
            sent = {"state": State.SUBMITTED, "submitted_by": by.post.person, "returned": ""}
            change(current, was=[State.DRAFT], **sent)
        DraftCopy.objects.filter(article=current).delete()
        drop_tasks(current, "article_returned", at=at)
        send("article_submitted", thing=current, at=at, to_desk=current.unit_id)
        record("article_submitted", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex(current)
        return current


def _everybody_held_a_post(current: Article) -> None:
    """Whom the text names held the post on the day of which it tells, as the record stands now."""
    newest = Revision.objects.get(article=current, number=current.number)
    faults = faults_of(named_in(current.pk, newest.body))
    if faults:
        raise refusals.NamedWithoutPost(" ".join([*faults, str(refusals.NamedWithoutPost.sentence)]))


def _submit_correction(current: Article, note: str, by: Actor) -> None:
    words = words_of(note, longest=1000)
    if current.pending != Pending.DRAFT:
        raise refusals.NothingChanged
    if not words:
        raise refusals.NoNote
    newest = Revision.objects.get(article=current, number=current.number)
    live = Revision.objects.get(pk=current.live_id or 0)
    if _said(newest) == _said(live):
        raise refusals.NothingChanged
    assert by.post is not None, "who may write acts as a post"
    sent = {"pending": Pending.SUBMITTED, "pending_by": by.post.person, "note": words, "returned": ""}
    change(current, was=[State.PUBLISHED], **sent)


def _said(revision: Revision) -> tuple[str, ...]:
    return revision.title, revision.lead, revision.body, revision.tags


def _nobody_writes(article: Article, by: Actor, at: datetime) -> None:
    """A text that somebody else is writing is not sent over that person's head; the own lock is let go."""
    if other_lock(article, by=by, at=at) is not None:
        raise refusals.LockedByOther
    EditLock.objects.filter(article=article).delete()


def take_back_article(article: Article, *, by: Actor, at: datetime) -> Article:
    """Who writes takes it back before anybody approved. Raises NotWriter, Moved."""
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_write(by, current):
            raise refusals.NotWriter
        _to_draft(current, was=State.SUBMITTED)
        drop_tasks(current, "article_submitted", at=at)
        record("article_taken_back", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex(current)
        return current


def return_article(article: Article, *, reason: str, by: Actor, at: datetime) -> Article:
    """Back to who writes, with what to do. An approved article that is not out yet may be returned too.

    Raises NotApprover, Moved, NoReason, MarkedSecret."""
    with transaction.atomic():
        current = locked(article)
        if not permissions.can_decide(by, current):
            raise refusals.NotApprover
        why = reason_of(reason)
        _to_draft(current, was=current.state, returned=why)
        drop_tasks(current, "article_submitted", at=at)
        send("article_returned", thing=current, at=at, to_desk=current.unit_id)
        record("article_returned", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex(current)
        return current


def _to_draft(current: Article, *, was: str, returned: str = "") -> None:
    if current.state == State.PUBLISHED and current.pending == Pending.SUBMITTED:
        change(current, was=[State.PUBLISHED], pending=Pending.DRAFT, pending_by=None, returned=returned)
    elif was in {State.SUBMITTED, State.APPROVED, State.SCHEDULED}:
        nobody = {"approved_by": None, "approved_by_title": "", "publish_at": None}
        change(current, was=[was], state=State.DRAFT, returned=returned, **nobody)
    else:
        raise refusals.Moved


def approve_article(article: Article, *, by: Actor, at: datetime) -> Article:
    """A second person approves the newest revision; nobody else reads it yet: it is published or scheduled by
    an act of its own. Raises NotApprover, OwnArticle, Moved."""
    with transaction.atomic():
        current = _second_person(article, by)
        if current.state != State.SUBMITTED:
            raise refusals.Moved
        assert by.post is not None, "who may approve acts as a post"
        approved = {"approved_by": by.post.person, "approved_by_title": by.post_title}
        change(current, was=[State.SUBMITTED], state=State.APPROVED, **approved)
        drop_tasks(current, "article_submitted", at=at)
        record("article_approved", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex(current)
        return current


def approve_correction(article: Article, *, by: Actor, at: datetime) -> Article:
    """What was corrected replaces what stands on the page, with its note. The address stays.

    Raises NotApprover, OwnArticle, Moved."""
    with transaction.atomic():
        current = _second_person(article, by)
        if current.pending != Pending.SUBMITTED:
            raise refusals.Moved
        assert by.post is not None, "who may approve acts as a post"
        before = Revision.objects.get(pk=current.live_id or 0)
        after = bring_out(current, at=at)
        told = {"note": current.note, "approved_by_title": by.post_title, "made_at": at}
        Correction.objects.create(article=current, before=before, after=after, **told)
        approved = {"approved_by": by.post.person, "approved_by_title": by.post_title}
        sent = {"submitted_by": current.pending_by, "pending_by": None, "pending": Pending.NONE, "note": ""}
        change(current, was=[State.PUBLISHED], has_correction=True, live=after, **approved, **sent)
        drop_tasks(current, "article_submitted", at=at)
        record("article_corrected", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex(current)
        return current


def _second_person(article: Article, by: Actor) -> Article:
    current = locked(article)
    if not permissions.can_decide(by, current):
        raise refusals.NotApprover
    if permissions.has_written(by, current):
        raise refusals.OwnArticle
    return current
