"""UTF-8 that was read as Windows-1252 or Latin-1, once or several times: "HÃ¡ÂºÂ­u" is "Hậu"."""

import re
import unicodedata

from nep.vietnamese.legacy.characters import WINDOWS, as_bytes

MOST_TIMES = 3
_FOLLOWING = re.escape("".join(sorted({*map(chr, range(0x80, 0xC0)), *WINDOWS[0x80:0xC0]})))
MANGLED = re.compile(f"[Â-ß][{_FOLLOWING}]|[à-ï][{_FOLLOWING}]{{2}}|[ð-ô][{_FOLLOWING}]{{3}}")
# What Vietnamese offices write outside ASCII; anything else would be a chance match ("PHÊ…").
_ORDINARY = frozenset("‘’“”–—…•€₫\u200b\ufeff\u202f→✓☐")
# May stand behind a letter in right text: “THỊ XÃ” ends like a mangled Ô, «lá»… like a mangled ễ.
_MAY_END_A_WORD = frozenset("‘’“”–—…•«»°²³·\u00a0")


def repair_mojibake(text: str) -> str:
    """`text` with every such sequence read as UTF-8 again; other text returned as it was.

    Each sequence is repaired by itself, so a line that is partly right stays right there. A sequence that
    could also be a capital and a closing quote is repaired only beside one that cannot. At most three times
    over.
    """
    for _time in range(MOST_TIMES):
        repaired = _repaired_once(text)
        if repaired == text:
            break
        text = repaired
    return text


def _repaired_once(text: str) -> str:
    found = [(match, char) for match in MANGLED.finditer(text) if (char := _read_again(match[0]))]
    if all(_is_doubtful(text, match) for match, _char in found):
        return text
    pieces, at = [], 0
    for match, char in found:
        pieces += [text[at : match.start()], char]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _is_doubtful(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() : match.end() + 1]
    if after.isalpha() or not _MAY_END_A_WORD.issuperset(match[0][1:]):
        return False
    return "«" in before if len(match[0]) > 2 else not before[-1:].islower()


def _read_again(sequence: str) -> str:
    """The one character meant; empty where the sequence is none that Vietnamese text has."""
    try:
        char = as_bytes(sequence).decode("utf-8")
    except ValueError:
        return ""
    return char if _is_expected(char) else ""


def _is_expected(char: str) -> bool:
    """A Vietnamese letter, a mark, punctuation; or half of a sequence that was mangled twice."""
    if char in _ORDINARY or "\u0300" <= char <= "\u0323" or char in WINDOWS:
        return True
    return unicodedata.normalize("NFD", char)[0].lower() in "aeiouyđ"
