"""The encoding of a file's bytes: marks and rules of Unicode first, words second."""

import codecs
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from nep.vietnamese.legacy.detection import RIGHT, Guess, guess_of_words
from nep.vietnamese.legacy.encodings import Encoding
from nep.vietnamese.legacy.words import telling_words

MOST_LINES = 20_000
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def detect(content: bytes) -> Guess:
    """The encoding of `content`, a text file. Encoding.WINDOWS_1252 where the bytes are neither Unicode nor
    read as Vietnamese in anything; a mixed file gives the encoding of most of its lines.
    """
    if is_utf_16(content):
        return Guess(Encoding.UTF_16)
    try:
        return _of_text(content.decode("utf-8-sig"), RIGHT)
    except UnicodeDecodeError:
        return _of_text(content.decode("latin-1"), Guess(Encoding.WINDOWS_1252, 0.0))


def is_utf_16(content: bytes) -> bool:
    """By its mark, or by a zero byte beside most letters."""
    start = content[:2000]
    return start.startswith(_MARKS) or (
        len(start) > 3 and max(start[::2].count(0), start[1::2].count(0)) > len(start) * 0.2
    )


def utf_16_text(content: bytes) -> str:
    """Raises UnicodeDecodeError."""
    if content.startswith(_MARKS):
        return content.decode("utf-16")
    is_big = content[:2000:2].count(0) > content[1:2000:2].count(0)
    return content.decode("utf-16-be" if is_big else "utf-16-le")


def _of_text(text: str, otherwise: Guess) -> Guess:
    words: Counter[str] = Counter()
    for line in islice(_telling_lines(text), MOST_LINES):
        words.update(telling_words(line))
    guess = guess_of_words(words)
    return otherwise if guess.encoding == Encoding.UNICODE else guess


def _telling_lines(text: str) -> Iterator[str]:
    """One by one: a list of all would take as much memory as the text."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if not (line.isascii() and line.isprintable()):
            yield line
        at = end + 1
