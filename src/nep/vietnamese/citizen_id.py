"""The twelve digits of a citizen's ID (số định danh cá nhân, CCCD): how they are built, and hidden.

Three digits for the place of registration, one for century and sex, two for the year of birth, six at random;
no check digit (Decree 137/2015, Article 13; Circular 07/2016, Article 7). Numbers outlive mergers of
provinces. A number is never shown whole by accident: `str` and `repr` mask it.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from nep.vietnamese.sentences import UnreadableError
from nep.vietnamese.text import clean

LENGTH = 12
_BETWEEN = re.compile(r"(?<=[0-9])[ .-](?=[0-9])")
_LETTER_O = re.compile(r"[0-9oO]+")
PROVINCES = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang",
    "010": "Lào Cai", "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái",
    "017": "Hòa Bình", "019": "Thái Nguyên", "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang",
    "025": "Phú Thọ", "026": "Vĩnh Phúc", "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng",
    "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam", "036": "Nam Định", "037": "Ninh Bình",
    "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh", "044": "Quảng Bình", "045": "Quảng Trị",
    "046": "Thừa Thiên Huế", "048": "Đà Nẵng", "049": "Quảng Nam", "051": "Quảng Ngãi", "052": "Bình Định",
    "054": "Phú Yên", "056": "Khánh Hòa", "058": "Ninh Thuận", "060": "Bình Thuận", "062": "Kon Tum",
    "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng", "070": "Bình Phước",
    "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai", "077": "Bà Rịa - Vũng Tàu",
    "079": "Thành phố Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang", "083": "Bến Tre",
    "084": "Trà Vinh", "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang", "091": "Kiên Giang",
    "092": "Cần Thơ", "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip


class Sex(StrEnum):
    MAN = "man"
    WOMAN = "woman"


@dataclass(frozen=True)
class CitizenId:
    """`lost_zeros`: how many zeros a spreadsheet had dropped at the front; a reader is told of them."""

    number: str = field(repr=False)
    lost_zeros: int = 0

    @property
    def place_code(self) -> str:
        """Three digits: a province as it was in 2016, or a country from 101 on."""
        return self.number[:3]

    @property
    def province(self) -> str:
        """The province of `place_code`, by its name of 2016; empty for a country."""
        return PROVINCES.get(self.place_code, "")

    @property
    def sex(self) -> Sex:
        return Sex.WOMAN if int(self.number[3]) % 2 else Sex.MAN

    @property
    def birth_year(self) -> int:
        return 1900 + int(self.number[3]) // 2 * 100 + int(self.number[4:6])

    @property
    def masked(self) -> str:
        """The last three digits only: •••••••••234."""
        return "•" * (LENGTH - 3) + self.number[-3:]

    def __str__(self) -> str:
        return self.masked


def parse(text: str) -> CitizenId:
    """The ID in `text`: twelve digits, spaces, dots or hyphens between allowed.

    Ten or eleven digits that do not begin with 0 and are right with zeros before them were cut by a
    spreadsheet: the zeros come back and are counted in `lost_zeros`. Raises ValueError with a Vietnamese
    sentence for anything else; the sentence never repeats the number.
    """
    digits = _BETWEEN.sub("", clean(text))
    if not digits.isascii() or not digits.isdigit():
        if _LETTER_O.fullmatch(digits) and len(digits) == LENGTH:
            raise UnreadableError("Số định danh có chữ O thay cho số 0. Ông/bà gõ lại bằng số.")
        raise UnreadableError("Số định danh chỉ gồm 12 chữ số. Ông/bà ghi lại như trên thẻ căn cước.")
    if len(digits) == 9:
        raise UnreadableError(
            "Đây là số chứng minh nhân dân 9 số. Ông/bà ghi số định danh 12 số trên thẻ căn cước."
        )
    lost = LENGTH - len(digits) if digits[0] != "0" and len(digits) in (10, 11) else 0
    number = digits.zfill(LENGTH) if lost else digits
    if fault := _fault_of(number):
        raise fault
    return CitizenId(number, lost)


def masked(text: str) -> str:
    """`text` as it may be shown: an ID by its last three digits, anything else as dots alone."""
    try:
        return parse(text).masked
    except ValueError:
        return "•" * LENGTH


def _fault_of(number: str) -> UnreadableError | None:
    if len(number) != LENGTH:
        return UnreadableError("Số định danh có 12 chữ số, ở đây có %(count)s.", count=len(number))
    if number[:3] not in PROVINCES and int(number[:3]) <= 100:
        return UnreadableError(
            "Ba số đầu của số định danh không phải là mã tỉnh hoặc mã nước. Ông/bà xem lại."
        )
    if int(number[3]) > 3:
        return UnreadableError(
            "Số thứ tư của số định danh là 0 đến 3: thế kỷ sinh và giới tính. Ông/bà xem lại."
        )
    return None
