"""What every action on an article does first and last."""

from collections.abc import Sequence
from typing import Any

from nep.newsroom import refusals
from nep.newsroom.models import Article
from nep.vietnamese.text import clean
from nep.web.rows import locked_row
from nep.web.secrecy import refuse_marked_secret

State, Pending = Article.State, Article.Pending


def locked(article: Article) -> Article:
    """The article as it stands now, its row locked until the transaction ends."""
    return locked_row(Article, article.pk)


def change(article: Article, *, was: Sequence[str], **changes: Any) -> None:
    """Write, or refuse when somebody else was quicker."""
    rows = Article.objects.filter(pk=article.pk, state__in=was, pending=article.pending)
    if rows.update(**changes) != 1:
        raise refusals.Moved
    for name, value in changes.items():
        setattr(article, name, value)


def words_of(text: str, *, longest: int) -> str:
    """One line of clean words without a mark of secrecy. Raises MarkedSecret."""
    words = " ".join(clean(text).split())[:longest]
    refuse_marked_secret(words)
    return words


def reason_of(reason: str) -> str:
    """Raises NoReason, MarkedSecret."""
    words = words_of(reason, longest=1000)
    if not words:
        raise refusals.NoReason
    return words
