"""What a cell may hold, and how what an office typed becomes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext as _

from nep.vietnamese import citizen_id
from nep.vietnamese.dates import parse_day, short_day
from nep.vietnamese.numbers import parse_decimal, parse_whole
from nep.vietnamese.phones import read_phone
from nep.vietnamese.text import clean

Value = str | int | Decimal | date | None
"""A clean value; None is an empty cell."""


EXACT_BELOW = 10**15
"""A spreadsheet keeps 15 digits of a number; a longer code that it took for a number is rounded."""


class Kind(StrEnum):
    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    CODE = "code"
    """Text whose zeros count, as in codes of units. Spaces between digits go."""
    PHONE = "phone"
    """As dialled in Vietnam (0912345678); the 0 that a spreadsheet dropped comes back."""
    CITIZEN_ID = "citizen_id"
    """The twelve digits; zeros that a spreadsheet dropped come back."""


@dataclass(frozen=True)
class Broken:
    """A cell that the file itself could not fill; `sentence` says why and how to mend it."""

    sentence: str

    def __str__(self) -> str:
        return ""


def clean_value(raw: object, kind: Kind, *, most: int) -> Value:
    """The value of a cell as its column wants it. `most`: the longest text taken, in characters.

    Raises ValueError with a Vietnamese sentence that says how to mend the cell.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None
    if isinstance(raw, Broken):
        raise ValueError(raw.sentence)
    return _READERS[kind](raw, most)


def _text(raw: object, most: int) -> str:
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)  # a code that the spreadsheet took for a number
    elif isinstance(raw, datetime | date):
        raw = short_day(raw)
    elif isinstance(raw, time):
        raw = f"{raw:%H:%M}"
    elif isinstance(raw, bool):
        raw = str(raw).upper()  # as the spreadsheet shows it
    text = _cleaned(str(raw))
    if len(text) > most:
        raise ValueError(
            _("Ô này dài %(length)s ký tự, nhiều nhất là %(most)s.") % {"length": len(text), "most": most}
        )
    return text


@lru_cache(maxsize=8192)
def _cleaned(text: str) -> str:
    """Cells of one column say the same again and again."""
    return clean(text)


def _code(raw: object, most: int) -> str:
    if isinstance(raw, int | float) and not isinstance(raw, bool) and abs(raw) >= EXACT_BELOW:
        raise ValueError(
            _("Bảng tính đã làm tròn dãy số dài này. Ông/bà định dạng cột là Văn bản (Text) rồi gõ lại.")
        )
    text = _text(raw, most)
    return "".join(text.split()) if text.replace(" ", "").isdigit() else text


def _phone(raw: object, most: int) -> str:
    return read_phone(_code(raw, most)).number


def _citizen_id(raw: object, most: int) -> str:
    return citizen_id.parse(_code(raw, most)).number


def regained_zero(raw: object, kind: Kind, value: Value) -> bool:
    """Whether `value` was read from `raw` with a 0 that the spreadsheet had dropped."""
    if kind not in {Kind.PHONE, Kind.CITIZEN_ID} or not isinstance(value, str):
        return False
    return value.startswith("0") and not _code(raw, len(value) + 40).startswith(("0", "+", "84"))


def _whole(raw: object, most: int) -> int:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        if raw != int(raw):
            raise ValueError(_("“%(value)s” không phải là số nguyên.") % {"value": raw})
        return int(raw)
    return parse_whole(_text(raw, most))


def _number(raw: object, most: int) -> Decimal:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return Decimal(str(raw))
    return parse_decimal(_text(raw, most))


def _day(raw: object, most: int) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    return raw if isinstance(raw, date) else parse_day(_text(raw, most))


_READERS: dict[Kind, Callable[[object, int], Value]] = {
    Kind.TEXT: _text,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.CODE: _code,
    Kind.PHONE: _phone,
    Kind.CITIZEN_ID: _citizen_id,
}
