"""One article as everybody reads it, and what stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from nep.newsroom.figures import body_with, figure_of, uses_in
from nep.newsroom.marks import PHOTOGRAPH, numbers_in
from nep.newsroom.models import Article, Correction, PhotoUse, Revision
from nep.newsroom.tags import names_in
from nep.organisations.queries import name_on
from nep.vietnamese.slugs import slug
from nep.web import clock

BESIDE, LOOKED_AT = 5, 40


@dataclass(frozen=True)
class Reading:
    """`others` are of the same section or tag, `latest` the newest of all; no article stands in both."""

    text: Revision
    body: SafeString
    first_use: PhotoUse | None
    unit_name: str
    tags: Sequence[tuple[str, str]]
    corrections: Sequence[Correction]
    others: Sequence[Article]
    latest: Sequence[Article]


def reading_of(article: Article) -> Reading:
    """Two queries, the unit's name and the newest articles; one more each for photographs, leaders named
    and corrections."""
    assert article.live is not None, "what is out has a text"
    assert article.published_at is not None, "what is out came out at a time"
    corrections = article.corrections.order_by("-made_at", "-pk") if article.has_correction else ()
    latest, others = _beside(article)
    body = article.live.body
    uses = uses_in(article, body)
    return Reading(
        text=article.live,
        body=body_with(article, body, uses, figure_of, today=clock.today()),
        first_use=next((uses[n] for n in numbers_in(body, PHOTOGRAPH) if n in uses), None),
        unit_name=name_on(article.unit_id, clock.day_of(article.published_at)),
        tags=tags_of(article.live),
        corrections=list(corrections),
        others=others,
        latest=latest,
    )


def tags_of(revision: Revision) -> list[tuple[str, str]]:
    return [(slug(name), name) for name in names_in(revision.tags)]


def _beside(article: Article) -> tuple[list[Article], list[Article]]:
    """Of the newest others: the first ones, and behind them those of the same section or tag."""
    rows = Article.objects.public().exclude(pk=article.pk).select_related("live").defer("live__body")
    newest = list(rows.order_by("-published_at", "-pk")[:LOOKED_AT])
    latest = newest[:BESIDE]
    mine = {key for key, _name in tags_of(article.live)} if article.live else set()
    near = [row for row in newest[BESIDE:] if row.category == article.category or mine & _tags(row)]
    return latest, near[:BESIDE]


def _tags(article: Article) -> set[str]:
    return {key for key, _name in tags_of(article.live)} if article.live else set()
