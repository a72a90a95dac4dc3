"""From the first words to each further revision."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.newsroom import permissions, refusals
from nep.newsroom.actions.editing import held, hold
from nep.newsroom.actions.locking import Pending, State, change, locked, words_of
from nep.newsroom.bodies import LONGEST, sanitised
from nep.newsroom.marks import canonical
from nep.newsroom.mentions import named_in, plain_words
from nep.newsroom.models import Article, Category, DraftCopy, Revision
from nep.newsroom.searched import reindex
from nep.newsroom.tags import MOST, names_in
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.vietnamese.text import fold
from nep.web.secrecy import refuse_marked_secret


@dataclass(frozen=True)
class Words:
    """What an officer writes of an article; `tags` are parted by commas."""

    title: str
    lead: str = ""
    body: str = ""
    tags: str = ""
    category: str = Category.NEWS


def draft_article(*, unit: Unit, words: Words, by: Actor, at: datetime) -> Article:
    """A draft that the unit's newsroom reads; who began it has it open to write.

    Raises NotWriter, NoTitle, TooLong, TooManyTags, MarkedSecret."""
    with transaction.atomic():
        if not by.may("write_article", unit):
            raise refusals.NotWriter
        article = Article(unit=unit, category=Category(words.category), changed_at=at)
        revision = _revision(article, words, by=by, at=at)
        article.title, article.folded, article.number = revision.title, revision.folded, revision.number
        article.save(force_insert=True)
        revision.article = article
        revision.save(force_insert=True)
        hold(article, by=by, at=at)
        reindex(article)
        record("article_drafted", thing=article, by=by, at=at, unit_id=unit.pk)
        return article


def save_article(article: Article, *, words: Words, base: int, by: Actor, at: datetime) -> Revision:
    """One more revision on top of revision `base`; the copy that the page kept by itself is gone. A published
    article stays as it is for its readers: the revision is the beginning of a correction.

    Raises NotWriter, InHand, LockLost, SavedByOther, NoTitle, TooLong, TooManyTags, MarkedSecret."""
    with transaction.atomic():
        current = writable(article, by)
        held(current, by=by, at=at)
        if current.number != base:
            raise refusals.SavedByOther
        revision = _revision(current, words, by=by, at=at)
        _keep(current, revision, category=Category(words.category))
        record(
            "article_saved",
            thing=current,
            by=by,
            at=at,
            unit_id=current.unit_id,
            facts={"number": revision.number},
        )
        return revision


def restore_revision(article: Article, number: int, *, by: Actor, at: datetime) -> Revision:
    """What revision `number` said becomes the newest revision; nothing in between is lost.

    Raises NotWriter, InHand, LockedByOther, NoSuchRevision."""
    with transaction.atomic():
        current = writable(article, by)
        hold(current, by=by, at=at)
        old = Revision.objects.filter(article=current, number=number).first()
        if old is None or number == current.number:
            raise refusals.NoSuchRevision
        words = Words(old.title, old.lead, old.body, old.tags)
        revision = _revision(current, words, by=by, at=at)
        revision.restored_from = number
        _keep(current, revision)
        record(
            "article_restored",
            thing=current,
            by=by,
            at=at,
            unit_id=current.unit_id,
            facts={"number": revision.number, "old": number},
        )
        return revision


def writable(article: Article, by: Actor) -> Article:
    """The locked row, when `by` may write it now. Raises NotWriter, InHand."""
    current = locked(article)
    if not permissions.can_write(by, current):
        raise refusals.NotWriter
    if not current.is_open_to_change:
        raise refusals.InHand
    return current


def _keep(article: Article, revision: Revision, **more: str) -> None:
    revision.save(force_insert=True)
    DraftCopy.objects.filter(article=article).delete()
    pending = Pending.DRAFT if article.state == State.PUBLISHED else Pending.NONE
    change(
        article,
        was=[State.DRAFT, State.PUBLISHED],
        title=revision.title,
        folded=revision.folded,
        number=revision.number,
        changed_at=revision.saved_at,
        pending=pending,
        **more,
    )
    reindex(article)


def _revision(article: Article, words: Words, *, by: Actor, at: datetime) -> Revision:
    assert by.post is not None, "who may write acts as a post"
    title, lead = words_of(words.title, longest=300), words_of(words.lead, longest=600)
    if not title:
        raise refusals.NoTitle
    body = canonical(sanitised(words.body))
    if len(body) > LONGEST:
        raise refusals.TooLong
    said = plain_words(body, named_in(article.pk, body) if article.pk else {})
    refuse_marked_secret(said, field="body")
    tags = names_in(words.tags)
    if len(tags) > MOST or any(len(name) > 60 for name in tags):
        raise refusals.TooManyTags
    return Revision(
        article=article if article.pk else None,
        number=article.number + 1,
        title=title,
        lead=lead,
        body=body,
        tags=", ".join(tags),
        folded=fold("\n".join([title, lead, said])),
        saved_at=at,
        saved_by=by.post.person,
        saved_by_title=by.post_title,
    )
