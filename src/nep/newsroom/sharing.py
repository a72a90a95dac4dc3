"""What another site shows of an article when somebody shares its address."""

from collections.abc import Callable
from dataclasses import dataclass

from nep.newsroom.figures import picture_of
from nep.newsroom.mentions import words_of
from nep.newsroom.models import Article
from nep.newsroom.reading import Reading

LONGEST = 200


@dataclass(frozen=True)
class Share:
    url: str
    title: str
    words: str
    image: str = ""
    image_words: str = ""


def share_of(article: Article, reading: Reading, *, absolute: Callable[[str], str]) -> Share:
    """The lead, or the first words of the text; the first photograph that the text names."""
    text, use = reading.text, reading.first_use
    words = text.lead or words_of([text])[text.pk]
    shown = Share(absolute(article.public_url), text.title, _short(words))
    if use is None:
        return shown
    image = absolute(picture_of(use).url)
    return Share(shown.url, shown.title, shown.words, image, use.alternative)


def _short(words: str) -> str:
    """Cut at a whole word."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rpartition(" ")[0] + "…"
