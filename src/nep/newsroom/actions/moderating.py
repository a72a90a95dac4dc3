"""What who answers for remarks does with one: show, answer, hide, decline, withdraw, undo."""

from datetime import datetime
from typing import Any

from django.db import transaction

from nep.audit.actions import record
from nep.newsroom import permissions
from nep.newsroom import refusals_remarks as no
from nep.newsroom.models import Article, Remark
from nep.newsroom.remark_texts import LONGEST_ANSWER, hidden_parts, without
from nep.organisations.actors import Actor
from nep.vietnamese.text import clean
from nep.web.rows import locked_row
from nep.web.secrecy import refuse_marked_secret

State, Reason = Remark.State, Remark.Reason


def show_remark(
    remark: Remark,
    *,
    hidden: str = "",
    hides_all: bool = False,
    answer: str = "",
    points_to_petition: bool = False,
    by: Actor,
    at: datetime,
) -> Remark:
    """Everybody reads it from now on, without the parts in `hidden` (a line each, word for word), with the
    newsroom's `answer` where there is one. Words of the reader are hidden, never changed.

    Raises NotModerator, RemarkMoved, ArticleNotOut, NotInText, AnswerNeeded, MarkedSecret."""
    with transaction.atomic():
        current, article = _held(remark, by)
        if article.state != Article.State.PUBLISHED:
            raise no.ArticleNotOut
        public = "" if hides_all else without(current.text, hidden_parts(hidden))
        words = _answer(answer)
        if not words and (points_to_petition or not public):
            raise no.AnswerNeeded
        said: dict[str, Any] = {"answer": words, "answered_at": at if words else None}
        said |= {"points_to_petition": points_to_petition, "public_text": public}
        _change(current, was=State.WAITING, state=State.SHOWN, by=by, at=at, **said)
        _note("remark_shown", current, article, by, at)
        if words:
            _note("remark_answered", current, article, by, at)
        return current


def answer_remark(
    remark: Remark, *, answer: str, points_to_petition: bool = False, by: Actor, at: datetime
) -> Remark:
    """The newsroom's answer stands below a shown remark, or replaces the one there.

    Raises NotModerator, NoAnswer, RemarkMoved, MarkedSecret."""
    with transaction.atomic():
        current, article = _held(remark, by)
        words = _answer(answer)
        if not words:
            raise no.NoAnswer
        said: dict[str, Any] = {"answer": words, "answered_at": at, "points_to_petition": points_to_petition}
        _change(current, was=State.SHOWN, state=State.SHOWN, by=by, at=at, **said)
        _note("remark_answered", current, article, by, at)
        return current


def hide_in_remark(
    remark: Remark, *, hidden: str = "", hides_all: bool = False, by: Actor, at: datetime
) -> Remark:
    """More of a shown remark is hidden. Raises NotModerator, NothingHidden, NotInText, AnswerNeeded,
    RemarkMoved."""
    with transaction.atomic():
        current, article = _held(remark, by)
        parts = hidden_parts(hidden)
        if not parts and not hides_all:
            raise no.NothingHidden
        public = "" if hides_all else without(current.public_text, parts)
        if not public and not current.answer:
            raise no.AnswerNeeded(field="hides_all")
        _change(current, was=State.SHOWN, state=State.SHOWN, by=by, at=at, public_text=public)
        _note("remark_hidden_in", current, article, by, at)
        return current


def decline_remark(remark: Remark, *, reason: str, words: str = "", by: Actor, at: datetime) -> Remark:
    """Nobody else will read it; its writer finds the reason at the own address. The words are erased later.

    Raises NotModerator, RemarkMoved, MarkedSecret."""
    return _refuse(remark, "remark_declined", (State.WAITING, State.DECLINED), reason, words, by, at)


def withdraw_remark(remark: Remark, *, reason: str, words: str = "", by: Actor, at: datetime) -> Remark:
    """A shown remark is taken from the page. Raises NotModerator, RemarkMoved, MarkedSecret."""
    return _refuse(remark, "remark_withdrawn", (State.SHOWN, State.WITHDRAWN), reason, words, by, at)


def _refuse(
    remark: Remark, event: str, states: tuple[str, str], reason: str, words: str, by: Actor, at: datetime
) -> Remark:
    with transaction.atomic():
        current, article = _held(remark, by)
        told = " ".join(clean(words).split())[:500]
        refuse_marked_secret(told, field="words")
        why = {"reason": Reason(reason), "reason_words": told}
        _change(current, was=states[0], state=states[1], by=by, at=at, **why)
        _note(event, current, article, by, at)
        return current


def undo_remark(remark: Remark, *, by: Actor, at: datetime) -> Remark:
    """A declined one waits again, a withdrawn one is shown again as it was.

    Raises NotModerator, RemarkErased, ArticleNotOut, RemarkMoved."""
    with transaction.atomic():
        current, article = _held(remark, by)
        if current.erased_at is not None:
            raise no.RemarkErased
        nothing: dict[str, Any] = {"reason": "", "reason_words": ""}
        if current.state == State.DECLINED:
            _change(current, was=State.DECLINED, state=State.WAITING, by=by, at=at, **nothing)
        elif article.state != Article.State.PUBLISHED:
            raise no.ArticleNotOut
        else:
            _change(current, was=State.WITHDRAWN, state=State.SHOWN, by=by, at=at, **nothing)
        _note("remark_undone", current, article, by, at)
        return current


def _held(remark: Remark, by: Actor) -> tuple[Remark, Article]:
    """The row as it stands now, locked, and its article. Raises NotModerator."""
    current = locked_row(Remark, remark.pk)
    article = Article.objects.get(pk=current.article_id)
    if not permissions.can_moderate(by, article.unit_id):
        raise no.NotModerator
    return current, article


def _change(current: Remark, *, was: str, state: str, by: Actor, at: datetime, **changes: Any) -> None:
    """Write, or refuse when somebody else was quicker."""
    who = {"decided_at": at, "decided_by": by.post} if state != State.WAITING else {}
    gone = {} if state != State.WAITING else {"decided_at": None, "decided_by": None}
    rows = Remark.objects.filter(pk=current.pk, state=was)
    if rows.update(state=state, **who, **gone, **changes) != 1:
        raise no.RemarkMoved
    current.refresh_from_db()


def _answer(text: str) -> str:
    words = clean(text)[:LONGEST_ANSWER]
    refuse_marked_secret(words, field="answer")
    return words


def _note(event: str, remark: Remark, article: Article, by: Actor, at: datetime) -> None:
    record(event, thing=remark, by=by, at=at, unit_id=article.unit_id)
