"""What is done to a reader's words: masked when they come, looked at, parts of them hidden."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from nep.newsroom.refusals_remarks import NotInText
from nep.vietnamese.masking import Kind, find_contacts, mask_contacts
from nep.vietnamese.text import clean, fold

LONGEST, LONGEST_NAME, LONGEST_ANSWER = 2000, 60, 2000
HIDDEN = "[đã che]"
_ADDRESS = re.compile(
    r"https?:|www\.|\b[a-z0-9-]{2,}\.(?:com|net|org|info|biz|xyz|top|shop|vip|club|site|online|vn|me|ly|cc|io)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"to cao|khieu nai|kien nghi|don thu|don xin|de nghi (?:giai quyet|xem xet|xu ly)|phan anh|boi thuong"
)
_RUNS = re.compile(r"[ \t]+")
_LINES = re.compile(r"\n{3,}")


def masked(text: str) -> str:
    """Clean words, telephone, ID number, e-mail and own name masked: nothing else of them is kept."""
    tidy = _LINES.sub("\n\n", _RUNS.sub(" ", clean(text)))
    return mask_contacts(tidy)[0].strip()


def has_address(text: str) -> bool:
    """Whether it names a page somewhere: what is sent to many readers mostly does."""
    return _ADDRESS.search(text) is not None


def hidden_parts(hidden: str) -> list[str]:
    """What to hide, a line each."""
    return [part for line in clean(hidden).split("\n") if (part := line.strip())]


def without(text: str, parts: Iterable[str]) -> str:
    """`text` with each of `parts` hidden, wherever it stands. No other word of a reader is changed.

    Raises NotInText for words that are not there."""
    for part in sorted(parts, key=len, reverse=True):
        if part not in text:
            raise NotInText(
                _("Không thấy “%(part)s” trong lời phản hồi. Ông/bà chép đúng từng chữ.") % {"part": part}
            )
        text = text.replace(part, HIDDEN)
    return text


def warnings_of(text: str, name: str, *, is_suspect: bool) -> list[str]:
    """What its moderator should look at before everybody reads it."""
    kinds = {find.kind for find in find_contacts(text)}
    has_page = has_address(f"{name}\n{text}")
    found = {
        _("Nghi tin rác: có địa chỉ trang. Người đọc không bấm vào được."): has_page,
        _("Nghi tin rác: gửi từ máy không làm phép tính chống thư rác."): is_suspect and not has_page,
        _("Có số điện thoại, số giấy tờ hoặc thư điện tử đã được che khi nhận."): "[đã che" in text,
        _("Có thể nêu tên một người. Ông/bà che lại nếu người ấy không nên bị nêu tên."): (
            Kind.NAMED_PERSON in kinds
        ),
        _("Có thể là đơn thư, kiến nghị: cần trả lời có hạn. Ông/bà chỉ đường gửi ý kiến."): (
            _ASKS.search(fold(text)) is not None
        ),
    }
    return [words for words, is_so in found.items() if is_so]
