"""Names in addresses."""

import re

from nep.vietnamese.text import fold

_NOT_PLAIN = re.compile("[^a-z0-9]+")


def slug(text: str, *, longest: int = 80) -> str:
    """Đường Nguyễn Huệ -> duong-nguyen-hue: a-z, 0-9 and single hyphens, cut at a whole word; H'Mông ->
    hmong.

    Empty when nothing of `text` can be written so. Never a key: two texts may give one slug.
    """
    words = _NOT_PLAIN.sub("-", fold(text).replace("'", "")).strip("-")
    if len(words) <= longest:
        return words
    head, _, tail = words[: longest + 1].rpartition("-")
    return head or tail[:longest]
