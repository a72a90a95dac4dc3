"""News for readers of feeds and for search engines."""

from collections.abc import Callable, Iterable
from datetime import datetime
from xml.etree import ElementTree

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from nep.newsroom.models import Article
from nep.web import clock

NEWEST, MOST = 20, 5000
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
Absolute = Callable[[str], str]


def newest(count: int) -> list[Article]:
    rows = Article.objects.public().select_related("live").defer("live__body", "live__folded")
    return list(rows.order_by("-published_at", "-pk")[:count])


class _Dated(SyndicationFeed):
    """A feed without articles says the day, not the second: two readers are told the same."""

    def latest_post_date(self) -> datetime:
        if not self.items:
            return clock.noon(clock.today(), hour=0)
        return super().latest_post_date()


class _Rss(_Dated, Rss201rev2Feed):
    pass


class _Atom(_Dated, Atom1Feed):
    pass


def rss(articles: Iterable[Article], *, absolute: Absolute, own: str) -> str:
    return _feed(_Rss, articles, absolute, own)


def atom(articles: Iterable[Article], *, absolute: Absolute, own: str) -> str:
    return _feed(_Atom, articles, absolute, own)


def _feed(kind: type[SyndicationFeed], articles: Iterable[Article], absolute: Absolute, own: str) -> str:
    """`own` is the address of the feed itself."""
    feed = kind(
        title=_("Tin tức"),
        link=absolute(reverse("newsroom:news")),
        description=_("Việc đã làm, lời đã trả, nơi làm tốt: kể cho mọi người cùng biết."),
        language="vi",
        feed_url=absolute(own),
    )
    for article in articles:
        assert article.live is not None, "what is out has a text"
        link = absolute(article.public_url)
        feed.add_item(
            title=article.live.title,
            link=link,
            description=article.live.lead,
            unique_id=f"urn:uuid:{article.uuid}",
            unique_id_is_permalink=False,
            pubdate=article.published_at,
            updateddate=article.live.saved_at if article.has_correction else article.published_at,
            categories=[str(article.get_category_display())],
        )
    return str(feed.writeString("utf-8"))


def sitemap(articles: Iterable[Article], *, absolute: Absolute) -> bytes:
    """The list of news and every article, with the day of its newest text."""
    root = ElementTree.Element("urlset", xmlns=SITEMAP)
    ElementTree.SubElement(ElementTree.SubElement(root, "url"), "loc").text = absolute(
        reverse("newsroom:news")
    )
    for article in articles:
        url = ElementTree.SubElement(root, "url")
        ElementTree.SubElement(url, "loc").text = absolute(article.public_url)
        changed = article.live.saved_at if article.live and article.has_correction else article.published_at
        if changed is not None:
            ElementTree.SubElement(url, "lastmod").text = changed.isoformat(timespec="seconds")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
