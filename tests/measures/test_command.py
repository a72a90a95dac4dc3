"""`nep figures`."""

import json
from datetime import date, time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from nep.meetings.models import Meeting
from nep.organisations.models import Unit
from tests.factories.organisations import a_province, a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> dict[str, Unit]:
    return a_province()


def _figures(*arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("figures", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


YEAR = ("--from", "2023-01-01", "--to", "31/12/2023")


def test_the_value_of_a_figure_is_printed(units: dict[str, Unit]) -> None:
    Meeting.objects.create(
        kind="listening_day", unit=units["commune"], title="Buổi thử", happens_on=date(2023, 3, 1),
        starts_at=time(8), place="Nhà văn hóa", held_on=date(2023, 3, 1), state="held",
    )  # fmt: skip
    code, out, _err = _figures("test_held", "--unit", "990", *YEAR)
    assert code == 0
    assert out.splitlines()[0] == "Huyện Thử, 01/01/2023 - 27/12/2023"
    assert out.splitlines()[1].split()[0] == "1"
    code, out, _err = _figures("test_held", "--unit", "990@2023-06-01", *YEAR, "--json")
    assert [(row["key"], row["value"], row["period"]) for row in json.loads(out)] == [
        ("test_held", 1, ["2023-01-01", "2023-12-27"])
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("so_khong_co", "--unit", "990", *YEAR), "Không có số liệu nào tên “so_khong_co”"),
        (("--unit", "12345", *YEAR), "Không có đơn vị nào mang mã 12345"),
        (("--unit", "990", "--from", "31/02/2024", "--to", "31/12/2024"), "“31/02/2024” không phải"),
        (("--unit", "990", "--from", "", "--to", ""), "Kỳ số liệu trống"),
        (("--unit", "990", "--from", "2023-12-31", "--to", "2023-01-01"), "Kỳ số liệu bị ngược"),
    ],
)
def test_bad_input_ends_with_1_and_a_sentence_on_standard_error(
    units: dict[str, Unit], arguments: tuple[str, ...], sentence: str
) -> None:
    code, out, err = _figures(*arguments)
    assert (code, out) == (1, "")
    assert sentence in err


def test_a_code_that_names_two_units_is_refused(units: dict[str, Unit]) -> None:
    a_unit("Xã trùng mã", parent=units["district"], code="99003")
    from nep.organisations.models import UnitVersion

    UnitVersion.objects.filter(name="Xã trùng mã").update(code="99001")
    code, out, err = _figures("--unit", "99001", *YEAR)
    assert (code, out) == (1, "")
    assert "hai đơn vị" in err


def test_a_call_without_a_unit_is_wrong_usage(units: dict[str, Unit]) -> None:
    with pytest.raises(CommandError):
        call_command("figures", "--from", "2023-01-01", "--to", "2023-12-31")
