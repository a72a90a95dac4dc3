import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.phones import Kind, Phone, parse_phone, read_phone

MOBILE = Phone(Kind.MOBILE, "0912345678")
UNREADABLE = "Không đọc được số điện thoại này. Ông/bà ghi một số thôi, ví dụ 0912 345 678."
LANDLINE = Phone(Kind.LANDLINE, "02933878123")


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("0912345678", MOBILE),
        ("0912 345 678", MOBILE),
        ("0912.345.678", MOBILE),
        ("0912-345–678", MOBILE),
        ("(0912) 345 678", MOBILE),
        ("+84912345678", MOBILE),
        ("+84 (0) 912 345 678", MOBILE),
        ("84912345678", MOBILE),
        ("0084 912345678", MOBILE),
        ("０９１２345678", MOBILE),
        ("\u202a0912345678\u202c", MOBILE),
        ("912345678", Phone(Kind.MOBILE, "0912345678", lost_zero=True)),
        ("845123456", Phone(Kind.MOBILE, "0845123456", lost_zero=True)),
        ("02933878123", LANDLINE),
        ("(0293) 3878 123", LANDLINE),
        ("+84 293 3878123", LANDLINE),
        ("2933878123", Phone(Kind.LANDLINE, "02933878123", lost_zero=True)),
        ("024 3825 1234", Phone(Kind.LANDLINE, "02438251234")),
        ("028.3825.1234", Phone(Kind.LANDLINE, "02838251234")),
        ("1900 1234", Phone(Kind.SERVICE, "19001234")),
        ("1900.545.463", Phone(Kind.SERVICE, "1900545463")),
        ("18001091", Phone(Kind.SERVICE, "18001091")),
        ("113", Phone(Kind.SHORT, "113")),
        ("1022", Phone(Kind.SHORT, "1022")),
        ("+855 12 345 678", Phone(Kind.ABROAD, "+85512345678")),
    ],
)
def test_a_number_is_read(written: str, phone: Phone) -> None:
    assert read_phone(written) == phone


def test_machines_keep_e_164_and_what_is_only_dialled_at_home() -> None:
    written = ["0912 345 678", "0293 3878123", "1900 1234", "1800 1091", "113", "+855 12345678"]
    assert [parse_phone(text) for text in written] == [
        "+84912345678",
        "+842933878123",
        "19001234",
        "18001091",
        "113",
        "+85512345678",
    ]


def test_papers_print_groups() -> None:
    written = ["0912345678", "02933878123", "02438251234", "19001234", "1900545463", "113", "+85512345678"]
    assert [read_phone(text).written for text in written] == [
        "0912 345 678",
        "0293 3878 123",
        "024 3825 1234",
        "1900 1234",
        "1900 545463",
        "113",
        "+85512345678",
    ]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("O912345678", "Số điện thoại có chữ O thay cho số 0. Ông/bà gõ lại bằng số."),
        ("09I2345678", UNREADABLE),
        ("", UNREADABLE),
        (
            "0912345678 / 0987654321",
            UNREADABLE,
        ),
        (
            "nhà có điện thoại",
            UNREADABLE,
        ),
        ("01234567890", "Đầu số 0123 đã đổi từ năm 2018, nay là 083. Ông/bà ghi số mới."),
        ("+84 168 9123456", "Đầu số 0168 đã đổi từ năm 2018, nay là 038. Ông/bà ghi số mới."),
        ("0711 3878123", "Mã vùng 0711 đã đổi từ năm 2017, nay là 0293. Ông/bà ghi số mới."),
        ("0293 387812", "Số cố định có 11 chữ số kể cả mã vùng, ở đây có 10."),
        ("0298 3878123", "Không có mã vùng 0298. Ông/bà xem lại số cố định này."),
        ("091234567", "Số di động có 10 chữ số, ở đây có 9."),
        ("09123456789", "Số di động có 10 chữ số, ở đây có 11."),
        ("0112345678", "Không có số điện thoại nào bắt đầu như vậy. Ông/bà xem lại."),
        ("0712345678", "Không có số điện thoại nào bắt đầu như vậy. Ông/bà xem lại."),
        ("190012345", "Không có số điện thoại nào bắt đầu như vậy. Ông/bà xem lại."),
        ("999", "Không có số điện thoại nào bắt đầu như vậy. Ông/bà xem lại."),
    ],
)
def test_what_is_no_number_of_today_is_refused_with_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(ValueError) as no:
        read_phone(written)
    assert str(no.value) == sentence


@given(st.from_regex(r"(?:\+84|0)[0-9 oO.]{6,12}", fullmatch=True))
def test_a_sentence_never_repeats_the_number(written: str) -> None:
    try:
        phone = read_phone(written)
    except ValueError as refusal:
        said = str(refusal)
    else:
        assert read_phone(phone.written) == Phone(phone.kind, phone.number)
        return
    assert written[-5:].strip(" .") not in said or len(written[-5:].strip(" .")) < 5


@given(st.from_regex(r"0(?:3[0-9]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}", fullmatch=True))
def test_every_way_of_writing_a_mobile_leads_to_one_number(number: str) -> None:
    written = [
        number,
        number[1:],
        f"+84{number[1:]}",
        f"84{number[1:]}",
        f"{number[:4]} {number[4:7]}.{number[7:]}",
    ]
    assert {parse_phone(text) for text in written} == {f"+84{number[1:]}"}


@pytest.mark.parametrize("unit", ["o", "0", "+", "(", "0912 345 678 / "])
def test_a_hundred_thousand_characters_do_not_hold_the_page(unit: str) -> None:
    started = time.process_time()  # its own: a busy machine proves nothing
    with pytest.raises(ValueError, match="ghi một số thôi"):
        read_phone(unit * (100_000 // len(unit)) + "x")
    assert time.process_time() - started < 3
