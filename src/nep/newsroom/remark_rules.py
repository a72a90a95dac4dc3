"""Whether readers may write under an article today."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from nep.newsroom.models import Article, Remark, RemarkDesk
from nep.web import clock


def with_remarks(articles: "QuerySet[Article]", day: date) -> "QuerySet[Article]":
    """Each with `remark_days` (None while its unit takes none) and `has_remarks`, in the same query."""
    staffed = RemarkDesk.objects.staffed_on(day).filter(unit=OuterRef("unit"))
    shown = Remark.objects.filter(article=OuterRef("pk"), state=Remark.State.SHOWN)
    return articles.annotate(remark_days=Subquery(staffed.values("days")[:1]), has_remarks=Exists(shown))


def days_of(article: Article, day: date) -> int | None:
    """How long articles of the unit take remarks; None while nobody there answers for them."""
    return (
        RemarkDesk.objects.staffed_on(day).filter(unit=article.unit_id).values_list("days", flat=True).first()
    )


def last_day(article: Article, days: int) -> date:
    """The closing day: the article's own, else so many days after it came out."""
    assert article.published_at is not None, "what is out came out at a time"
    return article.remarks_until or clock.day_of(article.published_at) + timedelta(days=days)


def takes_remarks(article: Article, days: int | None, *, today: date) -> bool:
    """`days`: as `days_of`."""
    if days is None or article.remarks_closed or article.state != Article.State.PUBLISHED:
        return False
    return today <= last_day(article, days)
