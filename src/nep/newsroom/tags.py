"""The words by which articles are found together."""

from nep.vietnamese.slugs import slug
from nep.vietnamese.text import clean

MOST = 6


def names_in(text: str) -> list[str]:
    """Tags typed with commas, each once whatever its marks and case, in the order typed."""
    names: dict[str, str] = {}
    for part in clean(text).split(","):
        name = " ".join(part.split()).strip(" .#")
        if slug(name):
            names.setdefault(slug(name), name)
    return list(names.values())
