"""What is stored beside a name: its place in the dictionary and its form without marks. The one writer."""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext as _

from nep.jobs.derived import make_again, stale_rows
from nep.organisations.models import Person, UnitVersion
from nep.vietnamese.names import sort_key, title_sort_key
from nep.vietnamese.text import fold

LONGEST = 200
"""Characters of a stored form without marks: folding may lengthen a name (æ becomes ae)."""


def unit_columns(name: str) -> dict[str, str]:
    """The columns of a unit's version, and of any row that keeps a unit's name."""
    sort, folded = _of_name(name)
    return {"sort_key": sort, "folded": folded}


@lru_cache(maxsize=2000)
def _of_name(name: str) -> tuple[str, str]:
    """Hamlets of a thousand communes are called alike."""
    return title_sort_key(name), fold(name)[:LONGEST]


def person_columns(name: str) -> dict[str, str]:
    """The columns of a person."""
    return {"sort_key": sort_key(name), "folded": fold(name)[:LONGEST]}


def _of_version(version: UnitVersion) -> Mapping[str, str]:
    return unit_columns(version.name)


def _of_person(person: Person) -> Mapping[str, str]:
    return person_columns(person.full_name)


def name_faults() -> list[str]:
    """Sentences about names whose stored order or search text differs from the name, for `nep doctor`."""
    units = sum(1 for _row in stale_rows(UnitVersion.objects.all(), _of_version))
    people = sum(1 for _row in stale_rows(Person.objects.all(), _of_person))
    said = {
        _("%(count)s tên đơn vị có thứ tự hoặc chữ tìm kiếm lệch với tên."): units,
        _("%(count)s họ tên có thứ tự hoặc chữ tìm kiếm lệch với tên."): people,
    }
    return [sentence % {"count": count} for sentence, count in said.items() if count]


def mend_names() -> None:
    make_again(UnitVersion.objects.all(), _of_version)
    make_again(Person.objects.all(), _of_person)
