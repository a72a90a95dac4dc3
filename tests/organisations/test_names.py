"""The stored order and search text of names: made by one writer, watched and made again by the doctor."""

import pytest

from nep.jobs.registry import registered_checks
from nep.organisations.models import Person, UnitVersion
from nep.organisations.names import mend_names, name_faults, unit_columns
from nep.vietnamese.names import sort_key, title_sort_key
from tests.factories.organisations import a_person, a_province, a_unit

pytestmark = pytest.mark.django_db


def test_what_the_actions_store_is_what_the_doctor_wants() -> None:
    a_province()
    person = a_person("Lê Thị Thúy")
    assert name_faults() == []
    assert person.sort_key == sort_key("Lê Thị Thúy")


def test_the_doctor_sees_and_mends_a_broken_name() -> None:
    a_province()
    unit, person = a_unit("Xã Ví Dụ"), a_person("Lê Thị Thúy")
    UnitVersion.objects.filter(unit=unit).update(sort_key="9")
    UnitVersion.objects.exclude(unit=unit).filter(kind="commune").update(folded="khac")
    Person.objects.filter(pk=person.pk).update(sort_key="")
    Person.objects.filter(pk=a_person("Trần Văn Đồng").pk).update(folded="trần")
    broken = UnitVersion.objects.filter(kind="commune").count()
    assert name_faults() == [
        f"{broken} tên đơn vị có thứ tự hoặc chữ tìm kiếm lệch với tên.",
        "2 họ tên có thứ tự hoặc chữ tìm kiếm lệch với tên.",
    ]
    mend_names()
    assert name_faults() == []
    assert list(Person.objects.filter(folded="tran van dong").values_list("full_name")) == [
        ("Trần Văn Đồng",)
    ]
    version = UnitVersion.objects.get(unit=unit)
    assert (version.sort_key, version.folded) == (title_sort_key("Xã Ví Dụ"), "xa vi du")


def test_the_doctor_knows_the_check() -> None:
    assert registered_checks()["organisations.names"].mend is mend_names


def test_a_name_that_grows_without_marks_still_fits_its_column() -> None:
    assert len(unit_columns("æ" * 200)["folded"]) == 200
