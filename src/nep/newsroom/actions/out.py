"""What becomes public of an article: its newest revision, its address, its tags."""

from nep.newsroom.models import Article, ArticleTag, Revision
from nep.newsroom.tags import names_in
from nep.vietnamese.slugs import slug

RESERVED = {"soan", "rss", "atom", "so-do", "anh", "phan-hoi"}


def bring_out(article: Article) -> Revision:
    """The newest revision, with the tags of its readers' list written anew."""
    newest = Revision.objects.get(article=article, number=article.number)
    ArticleTag.objects.filter(article=article).delete()
    ArticleTag.objects.bulk_create(
        ArticleTag(article=article, slug=slug(name), name=name) for name in names_in(newest.tags)
    )
    return newest


def address_of(article: Article, title: str) -> str:
    """An address that no other article has: its words, and a number where they are taken."""
    words = slug(title, longest=80) or "bai"
    taken = set(Article.objects.filter(slug__startswith=words).order_by().values_list("slug", flat=True))
    if words not in taken | RESERVED:
        return words
    return next(f"{words}-{n}" for n in range(2, len(taken) + 4) if f"{words}-{n}" not in taken)
