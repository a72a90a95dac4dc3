import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.masking import Kind, find_contacts, mask_contacts
from nep.vietnamese.text import clean

PHONE, ID, MAIL, ME = (
    "[đã che số điện thoại]",
    "[đã che số giấy tờ]",
    "[đã che địa chỉ thư điện tử]",
    "[đã che tên người gửi]",
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Gọi 0912345678 nhé", f"Gọi {PHONE} nhé"),
        ("Gọi 0912.345.678, gấp", f"Gọi {PHONE}, gấp"),
        ("Gọi +84 912 345 678", f"Gọi {PHONE}"),
        ("Gọi 84912345678", f"Gọi {PHONE}"),
        ("Gọi O912345678", f"Gọi {PHONE}"),
        ("Gọi 0293 3878 123.", f"Gọi {PHONE}."),
        ("số không chín một hai ba bốn năm sáu bảy tám nhé", f"số {PHONE} nhé"),
        ("CCCD 093087001234 của tôi", f"CCCD {ID} của tôi"),
        ("CMND 363 123 456", f"CMND {ID}"),
        ("thư nguoi.dan@vidu.vn đó", f"thư {MAIL} đó"),
        ("Tôi tên là Lê Thị Mẫu, ở ấp 3", f"Tôi tên là {ME}, ở ấp 3"),
        ("Tôi là Nguyễn Văn Thí Dụ ở ấp 3", f"Tôi là {ME} ở ấp 3"),
        ("toi ten la le thi mau o ap 3", f"toi ten la {ME} o ap 3"),
        ("tôi là nguyễn văn dụ xin hỏi", f"tôi là {ME} xin hỏi"),
        ("Họ và tên: Trần Ví Dụ", f"Họ và tên: {ME}"),
        ("Em tên Dụ, xin hỏi", f"Em tên {ME}, xin hỏi"),
    ],
)
def test_what_tells_who_wrote_is_masked(text: str, masked: str) -> None:
    assert mask_contacts(text)[0] == masked


@pytest.mark.parametrize(
    "text",
    [
        "Tôi là nông dân ở ấp 3, xã tôi thiếu nước",
        "Đường dài 1.200 m, kinh phí 350.000.000 đồng",
        "Kinh phí 350000000 đồng",
        "Số phiếu 12345678, ngày 27/10/2023",
        "Nghị quyết số 04, Chương trình số 50",
        "Tôi tên gì cũng được",
        "Từ ngày 01/02/2023 đến 03/04/2023",
    ],
)
def test_what_tells_nothing_stays(text: str) -> None:
    assert mask_contacts(text) == (text, set())


def test_kinds_found_are_told() -> None:
    text = "Tôi tên là Lê Mẫu, 0912345678, ldm@vidu.vn, 093087001234"
    assert mask_contacts(text)[1] == {Kind.SELF_NAME, Kind.TELEPHONE, Kind.EMAIL, Kind.ID_NUMBER}


def test_the_name_of_another_is_a_warning_and_is_not_masked() -> None:
    text = "Đề nghị ông Nguyễn Văn Ví Dụ dời hàng rào"
    assert [(find.kind, text[find.start : find.end]) for find in find_contacts(text)] == [
        (Kind.NAMED_PERSON, "Nguyễn Văn Ví Dụ")
    ]
    assert mask_contacts(text) == (text, set())


@given(st.text())
def test_finds_lie_inside_the_text_and_never_overlap(text: str) -> None:
    finds = find_contacts(text)
    ends = [0, *(find.end for find in finds)]
    assert all(end <= find.start < find.end for end, find in zip(ends, finds, strict=False))
    assert ends[-1] <= len(clean(text))


@given(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True), st.sampled_from([" ", ".", "-", ""]))
def test_no_mobile_number_gets_through(number: str, gap: str) -> None:
    written = gap.join([number[:4], number[4:7], number[7:]])
    assert number[4:7] not in mask_contacts(f"gọi {written} giúp")[0]


@pytest.mark.parametrize("unit", ["0", "9 ", "a", "tôi là ", "không ", "@a.", "Nguyễn ", "0.", "ông A"])
def test_a_hundred_thousand_characters_do_not_hold_the_page(unit: str) -> None:
    started = time.process_time()  # its own: a busy machine proves nothing
    mask_contacts(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 3
