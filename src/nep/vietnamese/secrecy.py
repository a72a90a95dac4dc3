"""Marks of secrecy in a text. What carries one is not kept here."""

import re

from nep.vietnamese.text import clean

_DEGREE = r"(?:TUYỆT\s+|TỐI\s+)?MẬT"
# "BÍ MẬT", "BẢO MẬT", "CƠ MẬT" in a title in capitals are words of the language, no mark.
_CAPITALS = re.compile(
    rf"(?<![\w])(?<!BÍ )(?<!BẢO )(?<!CƠ )(?<!ONG ){_DEGREE}(?!\w)(?!\s+(?:THIẾT|ĐỘ|MÃ|KHẨU|VỤ|ONG))"
)
_IN_BRACKETS = re.compile(rf"[(\[]\s*{_DEGREE}\s*[)\]]", re.IGNORECASE)
_ALONE = re.compile(rf"^[ \t*-]*{_DEGREE}[ \t.:*-]*$", re.IGNORECASE | re.MULTILINE)
_HEADS_A_LINE = re.compile(rf"^[ \t*\[(-]*{_DEGREE}[ \t]*[\])]?[ \t]*[:–—-]", re.IGNORECASE | re.MULTILINE)
_NAMED = re.compile(rf"(?:độ\s+mật|đóng\s+dấu)\s*:?\s*[“\"']?{_DEGREE}(?!\w)", re.IGNORECASE)


def is_marked_secret(text: str) -> bool:
    """True when `text` carries Mật, Tối mật or Tuyệt mật as a mark: capitals, in brackets, alone on a line,
    at the head of a line before a colon or a dash, or after "độ mật". The words bí mật, bảo mật, mật thiết,
    mật độ are no mark. A help, never a proof."""
    cleaned = clean(text)
    return any(form.search(cleaned) for form in (_CAPITALS, _IN_BRACKETS, _ALONE, _HEADS_A_LINE, _NAMED))
