"""What becomes public of an article: its newest revision, its address, its tags."""

from datetime import datetime

from nep.newsroom.mentions import named_in, plain_words
from nep.newsroom.models import Article, ArticleTag, Mention, Revision
from nep.newsroom.tags import names_in
from nep.vietnamese.slugs import slug
from nep.vietnamese.text import fold

RESERVED = {"soan", "rss", "atom", "so-do", "anh", "phan-hoi"}


def bring_out(article: Article, *, at: datetime) -> Revision:
    """The newest revision, with the tags of its readers' list written anew and the leaders it names as the
    record calls them now: from here on a change of the record changes no word of it."""
    newest = Revision.objects.get(article=article, number=article.number)
    _freeze_names(article, newest, at)
    ArticleTag.objects.filter(article=article).delete()
    ArticleTag.objects.bulk_create(
        ArticleTag(article=article, slug=slug(name), name=name) for name in names_in(newest.tags)
    )
    return newest


def _freeze_names(article: Article, newest: Revision, at: datetime) -> None:
    people = named_in(article.pk, newest.body)
    for one in people.values():
        still_open = Mention.objects.filter(pk=one.mention.pk, frozen_at=None)
        still_open.update(title=one.title, name=one.name, frozen_at=at)
    if people:
        newest.folded = folded_of(newest, plain_words(newest.body, people))
        Revision.objects.filter(pk=newest.pk).update(folded=newest.folded)
        article.folded = newest.folded
        Article.objects.filter(pk=article.pk).update(folded=newest.folded)


def folded_of(revision: Revision, said: str) -> str:
    """What the lists search: `said` are the plain words of its body."""
    return fold("\n".join([revision.title, revision.lead, said]))


def address_of(article: Article, title: str) -> str:
    """An address that no other article has: its words, and a number where they are taken."""
    words = slug(title, longest=80) or "bai"
    taken = set(Article.objects.filter(slug__startswith=words).order_by().values_list("slug", flat=True))
    if words not in taken | RESERVED:
        return words
    return next(f"{words}-{n}" for n in range(2, len(taken) + 4) if f"{words}-{n}" not in taken)
