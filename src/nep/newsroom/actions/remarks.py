"""What a reader does: write under an article, take it back."""

from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac

from nep.audit.actions import record
from nep.newsroom import refusals_remarks as no
from nep.newsroom.actions.locking import locked
from nep.newsroom.models import Article, Remark, RemarkDesk
from nep.newsroom.remark_rules import days_of, takes_remarks
from nep.newsroom.remark_texts import LONGEST, LONGEST_NAME, has_address, masked
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.vietnamese.text import clean, fold
from nep.web import clock
from nep.web.rows import locked_row
from nep.web.secrecy import refuse_marked_secret

State, Reason = Remark.State, Remark.Reason
MOST_WAITING = 500


def hash_of_owner(owner: str) -> str:
    return salted_hmac("nep.newsroom.remarks", owner, algorithm="sha256").hexdigest()


def send_remark(
    article: Article, *, text: str, name: str = "", owner: str, proved: bool, by: Actor, at: datetime
) -> Remark:
    """A reader's words wait for who answers for remarks; nobody else reads them. Kept are the masked words
    and the name to be shown, nothing of who or where. `owner` is the secret by which the writer finds them
    again; without `proved`, or with addresses of pages in them, they are marked as suspect.

    Raises RemarksClosed, NoRemark, RemarkTooLong, MarkedSecret, TooManyWaiting."""
    with transaction.atomic():
        current = locked(article)
        if not takes_remarks(current, days_of(current, clock.day_of(at)), today=clock.day_of(at)):
            raise no.RemarksClosed
        words, shown_as = _words(text), " ".join(masked(name[:LONGEST_NAME]).split())[:120]
        refuse_marked_secret(words, shown_as, field="text")
        waiting = Remark.objects.filter(article__unit=current.unit_id, state=State.WAITING)
        if waiting.count() >= MOST_WAITING:
            raise no.TooManyWaiting
        is_first = not waiting.filter(article=current).exists()
        made = Remark.objects.create(
            article=current,
            owner_hash=hash_of_owner(owner),
            name=shown_as,
            text=words,
            folded=fold(f"{shown_as} {words}"),
            is_suspect=not proved or has_address(f"{shown_as}\n{words}"),
            received_at=at,
        )
        if is_first:
            _tell(current, at)
        record("remark_received", thing=made, by=by, at=at, unit_id=current.unit_id)
        return made


def _words(text: str) -> str:
    if len(clean(text)) > LONGEST:
        raise no.RemarkTooLong
    words = masked(text)
    if not words:
        raise no.NoRemark
    return words


def _tell(article: Article, at: datetime) -> None:
    """Who answers for them hears of the first that waits under an article, not of every further one."""
    desk = RemarkDesk.objects.select_related("post__person__user").get(unit=article.unit_id)
    user = desk.post.person.user if desk.post else None
    if user is not None:
        send("remarks_to_decide", thing=article, at=at, to_users=[user])


def erase_own_remark(remark: Remark, *, by: Actor, at: datetime) -> Remark:
    """The writer takes it back: words and name are gone at once; that there was one stays. Runs twice
    safely."""
    with transaction.atomic():
        current = locked_row(Remark, remark.pk)
        if current.erased_at is not None:
            return current
        if current.state in {State.WAITING, State.SHOWN}:
            current.state, current.reason = State.WITHDRAWN, Reason.ASKED
            current.decided_at, current.decided_by = at, None
        current.text = current.public_text = current.name = current.folded = ""
        current.erased_at = at
        current.save()
        article = Article.objects.get(pk=current.article_id)
        record("remark_taken_back", thing=current, by=by, at=at, unit_id=article.unit_id)
        return current
