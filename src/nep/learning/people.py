"""Who stands on a list: names as they are pasted, people of the office, and the rows they become."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from nep.learning import refusals
from nep.learning.models import Attendance, Session
from nep.organisations.models import Person, Post
from nep.programmes.models import AudienceGroup
from nep.vietnamese.names import sort_key
from nep.vietnamese.numbers import with_dots
from nep.vietnamese.text import clean, fold

MOST_AT_ONCE = 500
MOST_ON_LIST = 2_000
LONGEST_NAME = 120
CODE_DIGITS = 6


@dataclass(frozen=True)
class Expected:
    """One person to be put on a list; `line` is where it was written, from 1."""

    name: str
    person_id: int | None = None
    line: int = 0

    @property
    def folded(self) -> str:
        return fold(self.name)


def names_in(text: str) -> list[tuple[int, str]]:
    """The lines that say something, each with its number. Raises NoNames, TooManyNames, NameTooLong."""
    lines = [(number, clean(line).strip(" \t,;.")) for number, line in enumerate(text.splitlines(), start=1)]
    found = [(number, name) for number, name in lines if name]
    if not found:
        raise refusals.NoNames
    if len(found) > MOST_AT_ONCE:
        raise refusals.TooManyNames(
            gettext(
                "Có %(count)s dòng; mỗi lần ghi nhiều nhất %(most)s người. Chưa ghi ai. "
                "Ông/bà chia nhỏ, nhập bảng tính, hoặc chỉ ghi số đếm cho buổi đông người."
            )
            % {"count": with_dots(len(found)), "most": with_dots(MOST_AT_ONCE)}
        )
    for number, name in found:
        if len(name) > LONGEST_NAME:
            raise refusals.NameTooLong(
                gettext("Dòng %(line)s dài quá %(most)s ký tự. Ông/bà ghi mỗi người một dòng.")
                % {"line": number, "most": LONGEST_NAME}
            )
    return found


def people_named(session: Session, names: Sequence[tuple[int, str]], *, on: date) -> list[Expected]:
    """Each name as a person where it is a staff code, or the name of exactly one who holds a post at the
    session's unit; else as a name without a record."""
    codes = {name for _line, name in names}
    by_code = {person.code: person for person in Person.objects.filter(code__in=codes).order_by("pk")}
    own = _own_people(session, on)
    return [_expected(line, name, by_code, own) for line, name in names]


def _own_people(session: Session, on: date) -> dict[str, Person | None]:
    """Folded name -> the one person of the unit who has it; None where two have."""
    own: dict[str, Person | None] = {}
    holders = Person.objects.filter(
        posts__unit=session.unit_id, posts__valid_from__lte=on, posts__valid_to__gt=on
    )
    for person in holders.order_by("pk").distinct():
        key = fold(person.full_name)
        own[key] = None if key in own else person
    return own


def _expected(line: int, name: str, by_code: dict[str, Person], own: dict[str, Person | None]) -> Expected:
    person = by_code.get(name) or own.get(fold(name))
    if person is None:
        return Expected(name, line=line)
    return Expected(person.full_name, person.pk, line)


def holders_at(unit_id: int, *, on: date) -> list[Expected]:
    """Everybody who holds a post at the unit on the day, once each."""
    posts = Post.objects.filter(unit=unit_id, valid_from__lte=on, valid_to__gt=on)
    people = posts.order_by("person__sort_key", "person").values_list("person", "person__full_name")
    return [Expected(name, pk) for pk, name in dict.fromkeys(people)]


def refuse_twice(wanted: Sequence[Expected], standing: Iterable[Attendance]) -> None:
    """Raises TwiceOnList where somebody is named twice, or stands on the list already."""
    rows = list(standing)
    persons = {row.person_id for row in rows if row.person_id}
    names = {row.folded for row in rows}
    for one in wanted:
        is_known = one.person_id in persons if one.person_id else one.folded in names
        if is_known:
            raise refusals.TwiceOnList(_twice(one))
        if one.person_id:
            persons.add(one.person_id)
        names.add(one.folded)


def _twice(one: Expected) -> str:
    said = gettext(
        "Dòng %(line)s: %(name)s đã có trong danh sách của buổi này. Chưa ghi ai. Nếu là người khác trùng "
        "tên, ông/bà ghi thêm ấp, tổ hoặc nơi làm việc sau tên."
    )
    return said % {"line": one.line, "name": one.name}


def rows_for(
    session: Session, wanted: Sequence[Expected], group: AudienceGroup | None, taken: set[str]
) -> list[Attendance]:
    """New rows of the list, each with a code that no other of the session has."""
    return [
        Attendance(
            session=session,
            person_id=one.person_id,
            name=one.name,
            folded=one.folded[:160],
            sort_key=sort_key(one.name),
            audience_group=group,
            code=_new_code(taken),
        )
        for one in wanted
    ]


def _new_code(taken: set[str]) -> str:
    while True:
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
        if code not in taken:
            taken.add(code)
            return code
