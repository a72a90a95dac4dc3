"""`nep deadline` at the terminal."""

import json

import pytest
from django.core.management import call_command

from tests.factories.norms import shipped_norms

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded() -> None:
    shipped_norms()


def test_the_answer_of_the_issue_with_each_skipped_day(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("deadline", "2023-12-27", "--rule", "reception.notice", "--explain")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Hạn: thứ Năm 11/01/2024"
    assert [line for line in lines if "không tính" in line] == [
        "thứ Tư 27/12/2023: ngày xảy ra sự việc, không tính",
        "thứ Bảy 30/12/2023: không tính, nghỉ cuối tuần",
        "Chủ nhật 31/12/2023: không tính, nghỉ cuối tuần",
        "thứ Hai 01/01/2024: không tính, nghỉ lễ, Tết: Tết Dương lịch",
        "thứ Bảy 06/01/2024: không tính, nghỉ cuối tuần",
        "Chủ nhật 07/01/2024: không tính, nghỉ cuối tuần",
    ]


def test_json_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("deadline", "27/12/2023", "--rule", "reception.notice", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["due_on"], answer["provisional"], answer["rule"]["status"]) == (
        "2024-01-11",
        False,
        "unverified",
    )
    assert [row["day"] for row in answer["skipped"]] == [
        "2023-12-30",
        "2023-12-31",
        "2024-01-01",
        "2024-01-06",
        "2024-01-07",
    ]


def test_the_unconfirmed_holiday_and_a_provisional_year_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("deadline", "20/11/2026", "--working-days", "5")
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Ngày 24/11/2026 (Ngày Văn hóa Việt Nam) chưa có thông báo nghỉ nên tính là ngày làm việc, "
        "hạn là 27/11/2026; nếu ngày đó được nghỉ thì hạn là 30/11/2026."
    )
    call_command("deadline", "20/12/2027", "--calendar-days", "12")
    assert capsys.readouterr().out.splitlines() == [
        "Hạn: thứ Hai 03/01/2028",
        "Không tính: thứ Bảy 01/01/2028 (nghỉ lễ, Tết: Tết Dương lịch); Chủ nhật 02/01/2028 (nghỉ cuối tuần)",
        "Tạm tính, chờ thông báo lịch nghỉ.",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["31/02/2024", "--working-days", "3"], 2, "Không có ngày 31/02/2024: tháng 2 năm 2024 có 29 ngày."),
        (["27/12/2023", "--working-days", "0"], 2, "Số ngày phải từ 1 đến 1000."),
        (["27/12/2023", "--rule", "x"], 1, "Không có quy định “x” cho việc ngày 27/12/2023."),
        (
            ["27/12/2023", "--working-days", "3", "--scope", "x"],
            1,
            "Không có lịch làm việc này. Ông/bà chọn một lịch trong danh sách.",
        ),
    ],
)
def test_bad_input_gives_a_sentence_on_standard_error(
    arguments: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("deadline", *arguments)
    shown = capsys.readouterr()
    assert (ended.value.code, shown.out, shown.err.strip()) == (code, "", f"nep: {sentence}")
