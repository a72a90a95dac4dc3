"""The marks of a body: [[ảnh N]], [[trích N]] and [[người N]], and where they stand in it."""

import re
from collections.abc import Callable

MARK = re.compile(r"\[\[\s*(ảnh|anh|trích|trich|người|nguoi)\s*(\d{1,3})\s*\]\]", re.IGNORECASE)
PHOTOGRAPH, QUOTE, PERSON = "ảnh", "trích", "người"
Place = tuple[str, int]
"""What a mark names: (PHOTOGRAPH, 2)."""
_KINDS = {"anh": PHOTOGRAPH, "trich": QUOTE, "nguoi": PERSON}


def mark_of(kind: str, number: int) -> str:
    return f"[[{kind} {number}]]"


def place_of(found: re.Match[str]) -> Place:
    word = found[1].lower()
    return _KINDS.get(word, word), int(found[2])


def places_in(body: str) -> list[Place]:
    """What a body names, each once, in its order."""
    return list(dict.fromkeys(place_of(found) for found in MARK.finditer(body)))


def numbers_in(body: str, kind: str) -> list[int]:
    return [number for one, number in places_in(body) if one == kind]


def canonical(body: str) -> str:
    """Each mark as `mark_of` writes it, however it was typed."""
    return MARK.sub(lambda found: mark_of(*place_of(found)), body)


def without_marks(text: str) -> str:
    return MARK.sub("", text)


def with_words(body: str, words: Callable[[int, str], str | None]) -> str:
    """`body` with `words(number, what stands before it)` for each person; a mark without words stays."""

    def said(found: re.Match[str]) -> str:
        kind, number = place_of(found)
        shown = words(number, body[: found.start()]) if kind == PERSON else None
        return found[0] if shown is None else shown

    return MARK.sub(said, body)
