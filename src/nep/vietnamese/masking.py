"""Finding and masking what tells who a person is: telephone, ID number, e-mail, "tôi tên là …".

A help for the reader who reviews a public text, never a proof that nothing personal is left.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nep.vietnamese.text import clean, fold


class Kind(StrEnum):
    TELEPHONE = "telephone"
    ID_NUMBER = "id_number"
    EMAIL = "email"
    SELF_NAME = "self_name"
    NAMED_PERSON = "named_person"


LABELS = {
    Kind.TELEPHONE: "số điện thoại",
    Kind.ID_NUMBER: "số giấy tờ",
    Kind.EMAIL: "địa chỉ thư điện tử",
    Kind.SELF_NAME: "tên người gửi",
    Kind.NAMED_PERSON: "tên người",
}


@dataclass(frozen=True)
class Contact:
    """One find: characters [start, end) of the cleaned text."""

    kind: Kind
    start: int
    end: int


_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}\b")
# Digits with at most two of space, dot, hyphen between; the letter O typed for 0 is common.
_DIGITS = re.compile(r"(?<![\w])\(?\+?[0-9oO](?:[ .()-]{0,2}[0-9oO]){7,17}(?![\w])")
_AMOUNT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_UNIT_OF_AMOUNT = re.compile(r"\s*(?:đồng|đ\b|vnđ|vnd|triệu|tỷ|tỉ|m2|m²|ha\b|kg\b|km\b|tấn)", re.IGNORECASE)
_DIGIT_WORD = "(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)"
_SPOKEN = re.compile(rf"(?<!\w){_DIGIT_WORD}(?:[\s,.-]{{1,3}}{_DIGIT_WORD}){{8,11}}(?!\w)", re.IGNORECASE)

_I = "(?:tôi|tui|toi|mình|em|cháu|con|chúng tôi)"
_STRONG = (
    rf"(?:{_I}\s+tên(?:\s+là|\s*:)?|tên(?:\s+của)?\s+{_I}\s+là|tên\s+là|(?:họ\s+(?:và\s+)?|ký\s+)tên\s*:)"
)
_WEAK = rf"(?:{_I}\s+là|toi\s+la)"
_SELF = re.compile(rf"(?<!\w)(?:(?P<strong>{_STRONG}|toi\s+ten(?:\s+la)?)|{_WEAK})\s+", re.IGNORECASE)
_TITLE = re.compile(r"(?<!\w)(?:ông|bà|anh|chị|cô|chú|bác|thầy|em|cháu|đồng chí|đ/c)\s+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:[ \t]+[^\W\d_]+){0,5}")

_FAMILIES = frozenset(
    re.findall(
        r"\w+",
        """nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh dao doan truong lam
        trinh mai luong luu ta thai to ha cao kieu chau tang quach danh son thach kim lieu diep la tong chu
        trieu van""",
    )
)
# A name typed without capitals ends where the sentence goes on.
_GOES_ON = frozenset(
    re.findall(
        r"\w+",
        """o tai ngu xin muon kinh so sinh nam hien la dang nha thuoc co va voi cu khu ap xa phuong duoc bi da
        nguoi dan nong cong chu can dien sdt dt thon to dai""",
    )
)


def find_contacts(text: str) -> list[Contact]:
    """Everything in `clean(text)` that may tell who a person is, in reading order, never overlapping.

    Also names after a form of address (ông, bà, …), which `mask_contacts` leaves: a warning before a text is
    made public.
    """
    return _apart(clean(text), _found(clean(text)))


def mask_contacts(text: str) -> tuple[str, set[Kind]]:
    """`clean(text)` with telephone, ID number, e-mail and the sender's own name masked, and what was found.

    Masks are words in brackets: "[đã che số điện thoại]". Names of others stay; see `find_contacts`.
    """
    cleaned = clean(text)
    finds = [find for find in find_contacts(cleaned) if find.kind is not Kind.NAMED_PERSON]
    parts, done = [], 0
    for find in finds:
        parts += [cleaned[done : find.start], f"[đã che {LABELS[find.kind]}]"]
        done = find.end
    return "".join([*parts, cleaned[done:]]), {find.kind for find in finds}


def _apart(text: str, finds: Iterator[Contact]) -> list[Contact]:
    kept: list[Contact] = []
    order = list(Kind)
    for find in sorted(finds, key=lambda f: (f.start, order.index(f.kind), -f.end)):
        if not kept or find.start >= kept[-1].end:
            kept.append(find)
    return kept


def _found(text: str) -> Iterator[Contact]:
    for match in _EMAIL.finditer(text):
        yield Contact(Kind.EMAIL, *match.span())
    for match in _SPOKEN.finditer(text):
        yield Contact(Kind.TELEPHONE, *match.span())
    yield from _numbers(text)
    for match in _SELF.finditer(text):
        length = _own_name(text[match.end() : match.end() + 80], strong=bool(match["strong"]))
        if length:
            yield Contact(Kind.SELF_NAME, match.end(), match.end() + length)
    for match in _TITLE.finditer(text):
        length = _capitalised(text[match.end() : match.end() + 80])
        if length and _is_family(text[match.end() : match.end() + length].split()[0]):
            yield Contact(Kind.NAMED_PERSON, match.end(), match.end() + length)


def _numbers(text: str) -> Iterator[Contact]:
    for match in _DIGITS.finditer(text):
        kind = _kind_of_number(match[0])
        is_amount = _AMOUNT.fullmatch(match[0]) and not match[0].startswith("0")
        if kind and not is_amount and not _UNIT_OF_AMOUNT.match(text, match.end()):
            yield Contact(kind, *match.span())


def _kind_of_number(written: str) -> Kind | None:
    """A telephone number of 2018 and later (10 digits, landline 11), an ID number of 9 or 12 digits."""
    digits = re.sub("[^0-9]", "", written.upper().replace("O", "0"))
    if "o" in written.lower() and not re.search("[1-9]", written):
        return None
    national = re.sub("^84", "0", digits) if "+" in written or len(digits) == 11 else digits
    if re.fullmatch("0[35789][0-9]{8}|02[0-9]{8,9}", national):
        return Kind.TELEPHONE
    return Kind.ID_NUMBER if len(digits) in {9, 12} else None


def _own_name(after: str, *, strong: bool) -> int:
    """How many characters of `after` are the sender's name; 0 when they are not (tôi là nông dân)."""
    words = _WORDS.match(after)
    if words is None:
        return 0
    length = _capitalised(after)
    first = words[0].split()[0]
    if length and (strong or _is_family(first) or len(after[:length].split()) >= 2):
        return length
    return _small_letters(words[0]) if _is_family(first) else 0


def _capitalised(after: str) -> int:
    """Length of the run of words that begin with a capital."""
    words = _WORDS.match(after)
    end = 0
    for word in re.finditer(r"\S+", words[0] if words else ""):
        if not word[0][0].isupper():
            break
        end = word.end()
    return end


def _small_letters(words: str) -> int:
    end = count = 0
    for word in re.finditer(r"\S+", words):
        if count == 4 or (count and fold(word[0]) in _GOES_ON):
            break
        end, count = word.end(), count + 1
    return end if count >= 2 else 0


def _is_family(word: str) -> bool:
    return fold(word) in _FAMILIES
