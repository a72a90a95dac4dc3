"""`nep deadline` at the terminal."""

import json
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from nep.norms import actions
from nep.organisations.actors import COMMAND
from nep.web import clock
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_unit

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
            "Không có lịch “x”. Các lịch đang có: state, no_swap.",
        ),
        (
            ["27/12/2023"],
            2,
            "Ông/bà ghi một trong: --rule CODE, --working-days N, --calendar-days N.",
        ),
        (["30/12/2500", "--working-days", "3"], 2, "Chỉ tính được cho ngày từ năm 1900 đến năm 2200."),
        (["29/02/2023", "--working-days", "3"], 2, "Không có ngày 29/02/2023: tháng 2 năm 2023 có 28 ngày."),
        (["00000000-0000-0000-0000-000000000000"], 1, "Không có thời hạn nào mang mã này."),
    ],
)
def test_bad_input_gives_a_sentence_on_standard_error(
    arguments: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("deadline", *arguments)
    shown = capsys.readouterr()
    assert (ended.value.code, shown.out, shown.err.strip()) == (code, "", f"nep: {sentence}")


def test_a_number_that_is_none_is_refused_in_words() -> None:
    for text in ("x", "-3", "3.5", "9999999"):
        with pytest.raises(CommandError, match="không phải là số ngày"):
            call_command("deadline", "27/12/2023", f"--working-days={text}")


def test_both_ways_of_writing_a_day_and_the_two_scopes(capsys: pytest.CaptureFixture[str]) -> None:
    answers = []
    for start in ("31/12/2025", "2025-12-31"):
        call_command("deadline", start, "--working-days", "5", "--json")
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0] == answers[1]
    assert answers[0]["calendar"]["scope"] == "state"
    call_command("deadline", "31/12/2025", "--working-days", "5", "--scope", "no_swap", "--json")
    other = json.loads(capsys.readouterr().out)
    assert (answers[0]["due_on"], other["due_on"]) == ("2026-01-09", "2026-01-08")


def test_a_running_clock_tells_its_extension_and_its_pause(capsys: pytest.CaptureFixture[str]) -> None:
    unit, start = a_unit("Xã Thử"), date(2023, 12, 11)
    clock_ = actions.start_deadline(
        rule="petition.answer", thing=unit, unit=unit, start_on=start, by=COMMAND, at=clock.noon(start)
    )
    day = clock.noon(date(2023, 12, 13))
    actions.extend_deadline(clock_, days=2, reason="Việc khó", by=COMMAND, at=day)
    call_command("deadline", str(clock_.uuid), "--explain")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Hạn: thứ Năm 04/01/2024"
    assert "Gia hạn lần 1 ngày 13/12/2023: thêm 2 ngày làm việc. Lý do: Việc khó." in lines
    assert lines[-1] == "thứ Năm 04/01/2024: ngày thứ 17, ngày làm việc"
    actions.pause_deadline(
        clock_, on=date(2023, 12, 13), reason="Chờ", paper="Công văn 1", by=COMMAND, at=day
    )
    call_command("deadline", str(clock_.uuid))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Tạm dừng tính hạn từ ngày 13/12/2023"
    assert lines[-1] == "Đang tạm dừng tính hạn từ ngày 13/12/2023. Khi tính tiếp còn 16 ngày làm việc."
    call_command("deadline", str(clock_.uuid), "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["due_on"], told["paused_on"], len(told["changes"])) == (None, "2023-12-13", 2)
