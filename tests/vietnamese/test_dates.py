import contextlib
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.dates import long_day, official_date, parse_day, short_day

days = st.dates(date(1800, 1, 1), date(2999, 12, 31))


@given(days)
def test_what_is_written_is_read_back(day: date) -> None:
    forms = (
        short_day(day),
        long_day(day),
        official_date(day),
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
    )
    for written in forms:
        assert parse_day(written) == day


@given(st.text(max_size=30))
def test_any_other_text_gives_a_sentence(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_day(text).year >= 1800


def test_forms_people_write() -> None:
    written = ["31/12/2023", " 1-2-2024 ", "1.2.2024", "ngày 05 tháng 01 năm 2024", "Ngày 5 tháng 1 năm 2024"]
    assert [parse_day(text).isoformat() for text in written] == [
        "2023-12-31",
        "2024-02-01",
        "2024-02-01",
        "2024-01-05",
        "2024-01-05",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "5/1/2024",
        "05 / 01 / 2024",
        "5–1–2024",
        "2024/1/5",
        "2024.01.05",
        "2024-01-05 00:00:00",
        "2024-01-05T00:00",
        "05/01/2024 0:00",
        "05/01/2024.",
        "０５/０１/２０２４",
        "ngày\u00a05/1/2024",
        "NGÀY 05 THÁNG 01 NĂM 2024",
        unicodedata.normalize("NFD", "Ngày 5 tháng 1 năm 2024"),
        "ngay 5 thang 1 nam 2024",
        "5 tháng 1 năm 2024",
        "ngày 05 tháng 01, năm 2024",
        "ngày 05 tháng 01/2024",
        "ngày 5 tháng Một năm 2024",
        "thứ Sáu 05/01/2024",
        "Thứ 6, ngày 05/01/2024",
        "thứ Sáu, ngày 05 tháng 01 năm 2024",
        "Vị Thanh, ngày 05 tháng 01 năm 2024",
        "Hậu Giang,ngày 05 tháng 01 năm 2024",
    ],
)
def test_other_ways_of_writing_the_fifth_of_january(written: str) -> None:
    assert parse_day(written) == date(2024, 1, 5)


def test_months_may_be_words() -> None:
    months = "Một, Hai, Ba, Tư, Năm, Sáu, Bảy, Tám, Chín, Mười, Mười một, Mười hai, Bốn"
    read = [parse_day(f"ngày 3 tháng {word} năm 2024").month for word in months.split(", ")]
    assert read == [*range(1, 13), 4]


@pytest.mark.parametrize(
    "written",
    [
        "1/2-2024",
        "1/2/24",
        "2024-1/2",
        "01/02",
        "ngày 5",
        "tháng 5 năm 2024",
        "31/12/2023 08:30",
        "1²/3/2024",
        "٣/1/2024",
        "12/31",
        "hôm nay",
        "ngày 5 tháng Giêng năm 2024",
        "45291",
        "a" * 500,
        "20240105",
        "5/1/2024/6",
    ],
)
def test_what_could_mean_something_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="Không đọc được ngày"):
        parse_day(written)


def test_the_first_figure_is_the_day() -> None:
    assert parse_day("01/02/2024") == date(2024, 2, 1)
    assert parse_day("31/12/2023") == date(2023, 12, 31)
    assert parse_day("29/02/2024") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31/02/2024", "Không có ngày 31/02/2024: tháng 2 năm 2024 có 29 ngày."),
        ("29/02/2023", "Không có ngày 29/02/2023: tháng 2 năm 2023 có 28 ngày."),
        ("1/13/2024", "Không có ngày 01/13/2024: một năm chỉ có 12 tháng."),
        ("0/1/2024", "Không có ngày 00/01/2024: tháng 1 năm 2024 có 31 ngày."),
        ("1/1/0000", "Không nhận ngày 01/01/0: năm phải từ 1800 đến 2999."),
        ("1/2-2024", "Không đọc được ngày “1/2-2024”. Ông/bà ghi ngày, tháng, năm theo mẫu 31/12/2023."),
        ("1/2/24", "Không đọc được ngày “1/2/24”. Ông/bà ghi ngày, tháng, năm theo mẫu 31/12/2023."),
        ("", "Không đọc được ngày “”. Ông/bà ghi ngày, tháng, năm theo mẫu 31/12/2023."),
    ],
)
def test_a_day_that_is_none_is_refused_with_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(ValueError) as no:
        parse_day(written)
    assert str(no.value) == sentence


def test_official_padding_of_days_and_months() -> None:
    written = [official_date(date(2024, month, 5)) for month in (1, 2, 3, 9, 10)]
    assert written == [
        "ngày 05 tháng 01 năm 2024",
        "ngày 05 tháng 02 năm 2024",
        "ngày 05 tháng 3 năm 2024",
        "ngày 05 tháng 9 năm 2024",
        "ngày 05 tháng 10 năm 2024",
    ]


def test_a_long_day_names_its_weekday() -> None:
    assert long_day(date(2023, 10, 27)) == "thứ Sáu 27/10/2023"
    assert long_day(date(2023, 10, 29)) == "Chủ nhật 29/10/2023"
