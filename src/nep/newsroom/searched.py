"""What of articles can be found, and by whom: what is out by everybody, the newest text by its newsroom."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.newsroom.mentions import words_of
from nep.newsroom.models import Article, Revision
from nep.organisations.queries import names_on
from nep.organisations.searched import ids_after, keys_reached
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.vietnamese.dates import short_day
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

ARTICLE = "article"


def declare() -> None:
    register_kind(
        Kind(
            ARTICLE,
            18,
            gettext_lazy("Tin bài"),
            documents=documents,
            ids_after=partial(ids_after, Article),
            shown=shown,
            holder=holder,
        )
    )


def reindex(article: Article) -> None:
    """To be called by every action that changes an article's words or state, at its end."""
    search.index(ARTICLE, [article.pk])


def documents(ids: Sequence[int]) -> list[Document]:
    rows = list(Article.objects.filter(pk__in=ids).select_related("live").order_by("pk"))
    unseen = [row.pk for row in rows if row.state != Article.State.PUBLISHED]
    drafts = Revision.objects.filter(article__in=unseen).order_by("number")
    newest = {revision.article_id: revision for revision in drafts}
    said = words_of([*newest.values(), *(row.live for row in rows if row.live)])
    return [_document(row, newest.get(row.pk), said) for row in rows]


def _document(article: Article, newest: Revision | None, said: Mapping[int, str]) -> Document:
    if article.state == Article.State.PUBLISHED and article.live and article.published_at:
        return Document(article.pk, clock.day_of(article.published_at), public=_words(article.live, said))
    keys = [key("news"), key("news", article.unit_id)]
    return Document(article.pk, clock.day_of(article.changed_at), own=_words(newest, said), keys=keys)


def _words(revision: Revision | None, said: Mapping[int, str]) -> list[str]:
    if revision is None:
        return []
    return [revision.title, revision.lead, revision.tags, said[revision.pk]]


def holder(actor: "Actor") -> Holder:
    if actor.unit is None or not actor.has("view_news"):
        return Holder()
    return Holder(frozenset(keys_reached(actor, "view_news", "news")))


def shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    """Four queries at most: what is out as everybody reads it, the rest as its newsroom does."""
    rows = list(Article.objects.public().filter(pk__in=ids).select_related("live").order_by("pk"))
    known = {row.pk for row in rows}
    if actor.has("view_news"):
        rest = Article.objects.visible_to(actor).filter(pk__in=ids).select_related("live").order_by("pk")
        rows += [row for row in rest if row.pk not in known]
    names = names_on([row.unit_id for row in rows], clock.today())
    said = words_of([row.live for row in rows if row.live])
    return {row.pk: _shown(row, names.get(row.unit_id, ""), said) for row in rows}


def _shown(article: Article, unit: str, said: Mapping[int, str]) -> Shown:
    live = article.live
    if article.state == Article.State.PUBLISHED and live and article.published_at:
        day = short_day(clock.day_of(article.published_at))
        about = _("%(unit)s, đăng ngày %(day)s") % {"unit": unit, "day": day}
        return Shown(live.title, article.public_url, (live.lead, said[live.pk]), about)
    about = _("%(unit)s, %(state)s") % {"unit": unit, "state": article.get_state_display()}
    return Shown(article.title, reverse("newsroom:work", args=[article.uuid]), (), about)
