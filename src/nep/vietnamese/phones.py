"""Telephone numbers of Vietnam: mobiles of ten digits, landlines, 1800 and 1900, short numbers.

Since 2018 mobiles have ten digits and since 2017 landlines begin with 02 and have eleven; older numbers are
recognised, and the sentence says what became of them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from nep.vietnamese.sentences import UnreadableError
from nep.vietnamese.text import clean


class Kind(StrEnum):
    MOBILE = "mobile"
    LANDLINE = "landline"
    SERVICE = "service"
    SHORT = "short"
    ABROAD = "abroad"


@dataclass(frozen=True)
class Phone:
    """`number` as it is dialled in Vietnam (0912345678, 19001234, 113); one abroad begins with +.

    `lost_zero`: a spreadsheet had dropped the leading 0.
    """

    kind: Kind
    number: str
    lost_zero: bool = False

    @property
    def e164(self) -> str:
        """+84912345678; empty for 1800, 1900 and short numbers, which are not dialled from abroad."""
        if self.kind is Kind.ABROAD:
            return self.number
        return f"+84{self.number[1:]}" if self.number.startswith("0") else ""

    @property
    def written(self) -> str:
        """As papers print it: 0912 345 678, 0293 3878 123, 1900 1234."""
        return " ".join(part for part in re.split(_GROUPS.get(self.kind, "(.+)"), self.number) if part)


_GROUPS = {
    Kind.MOBILE: "(....)(...)(...)",
    Kind.LANDLINE: "(02[48]|0...)(....)(.*)",
    Kind.SERVICE: "(....)(.+)",
}
_SIGNS = re.compile(r"[\s.()/-]+")
_MOBILE = re.compile("0(?:3[0-9]|5[0-9]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}")
_AREAS = frozenset(
    re.findall(
        "[0-9]+",
        """203 204 205 206 207 208 209 210 211 212 213 214 215 216 218 219 220 221 222 225 226 227 228 229 232
        233 234 235 236 237 238 239 251 252 254 255 256 257 258 259 260 261 262 263 269 270 271 272 273 274
        275 276 277 290 291 292 293 294 296 297 299""",
    )
)
_SERVICE = re.compile("1[89]00(?:[0-9]{4}|[0-9]{6})")
_SHORT = re.compile("11[1-9]|1(?:0[0-9]{2}|[2-7][0-9]{1,2})")
_ABROAD = re.compile(r"\+[1-9][0-9]{7,14}")
_LOST_ZERO = re.compile("[35789][0-9]{8}|2[0-9]{9}")
# Mobiles of eleven digits until 2018, and what their first digits became.
_OLD_MOBILES = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083", "0124": "084",
    "0125": "085", "0127": "081", "0129": "082", "0162": "032", "0163": "033", "0164": "034", "0165": "035",
    "0166": "036", "0167": "037", "0168": "038", "0169": "039", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
# Area codes of four digits until 2017, and the new ones; shorter ones look like mobiles of today.
_OLD_AREAS = {
    "0230": "0215", "0231": "0213", "0240": "0204", "0241": "0222", "0280": "0208", "0281": "0209",
    "0320": "0220", "0321": "0221", "0350": "0228", "0351": "0226", "0500": "0262", "0501": "0261",
    "0510": "0235", "0511": "0236", "0650": "0274", "0651": "0271", "0710": "0292", "0711": "0293",
    "0780": "0290", "0781": "0291",
}  # fmt: skip


def parse_phone(text: str) -> str:
    """The number as machines keep it: E.164 (+84912345678), or as dialled for 1900xxxx and 113.

    Raises ValueError as `read_phone` does.
    """
    phone = read_phone(text)
    return phone.e164 or phone.number


def read_phone(text: str) -> Phone:
    """The one telephone number in `text`, written with or without +84, spaces, dots, hyphens, brackets.

    A leading 0 that a spreadsheet dropped comes back (`lost_zero`). Raises ValueError with a Vietnamese
    sentence that never repeats the number: it says when a letter O stands for 0, and what the first digits
    of a number of before 2018 became.
    """
    written = _SIGNS.sub("", clean(text).translate(_DASHES))
    if (
        re.fullmatch(r"\+?[0-9oO]{3,15}", written)
        and re.search("[oO]", written)
        and re.search("[1-9]", written)
    ):
        raise UnreadableError("Số điện thoại có chữ O thay cho số 0. Ông/bà gõ lại bằng số.")
    if not re.fullmatch(r"\+?[0-9]{3,15}", written):
        raise UnreadableError("Không đọc được số điện thoại này. Ông/bà ghi một số thôi, ví dụ 0912 345 678.")
    number = re.sub(r"^(?:\+84|0084|84(?=[0-9]{9,10}$))0?", "0", written)
    lost = bool(_LOST_ZERO.fullmatch(number))
    number = f"0{number}" if lost else number
    kind = _kind_of(number)
    if kind is None:
        raise _fault_of(number)
    return Phone(kind, number, lost)


_DASHES = str.maketrans("–—−", "---")


def _kind_of(number: str) -> Kind | None:
    if number.startswith("02"):
        return Kind.LANDLINE if len(number) == 11 and _has_area(number) else None
    forms = {Kind.MOBILE: _MOBILE, Kind.SERVICE: _SERVICE, Kind.SHORT: _SHORT, Kind.ABROAD: _ABROAD}
    return next((kind for kind, form in forms.items() if form.fullmatch(number)), None)


def _has_area(number: str) -> bool:
    return number[1:3] in ("24", "28") or number[1:4] in _AREAS


def _fault_of(number: str) -> UnreadableError:
    head, count = number[:4], len(number)
    if count == 11 and head in _OLD_MOBILES:
        return UnreadableError(
            "Đầu số %(old)s đã đổi từ năm 2018, nay là %(new)s. Ông/bà ghi số mới.",
            old=head,
            new=_OLD_MOBILES[head],
        )
    if count in (10, 11) and head in _OLD_AREAS:
        return UnreadableError(
            "Mã vùng %(old)s đã đổi từ năm 2017, nay là %(new)s. Ông/bà ghi số mới.",
            old=head,
            new=_OLD_AREAS[head],
        )
    if number.startswith("02") and not _has_area(number):
        return UnreadableError("Không có mã vùng %(area)s. Ông/bà xem lại số cố định này.", area=head)
    if number.startswith("02"):
        return UnreadableError("Số cố định có 11 chữ số kể cả mã vùng, ở đây có %(count)s.", count=count)
    if number.startswith("0") and count != 10:
        return UnreadableError("Số di động có 10 chữ số, ở đây có %(count)s.", count=count)
    return UnreadableError("Không có số điện thoại nào bắt đầu như vậy. Ông/bà xem lại.")
