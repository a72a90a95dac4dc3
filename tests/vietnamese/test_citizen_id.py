import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese import citizen_id
from nep.vietnamese.citizen_id import PROVINCES, CitizenId, Sex

numbers = st.builds(
    lambda place, sex, rest: f"{place}{sex}{rest:08d}",
    st.sampled_from([*PROVINCES, "101", "205"]),
    st.integers(0, 3),
    st.integers(0, 10**8 - 1),
)


def test_a_number_tells_place_sex_and_year() -> None:
    read = [
        citizen_id.parse(text)
        for text in ("093087001234", "001 199 000 001", "079.304.123.456", "101200000000")
    ]
    assert [(one.province, one.sex, one.birth_year) for one in read] == [
        ("Hậu Giang", Sex.MAN, 1987),
        ("Hà Nội", Sex.WOMAN, 1999),
        ("Thành phố Hồ Chí Minh", Sex.WOMAN, 2004),
        ("", Sex.MAN, 2000),
    ]


@given(numbers)
def test_a_number_comes_back_from_a_spreadsheet_that_dropped_its_zeros(number: str) -> None:
    read = citizen_id.parse(str(int(number)))
    assert read == CitizenId(number, lost_zeros=12 - len(str(int(number))))


@given(numbers)
def test_a_number_is_never_shown_whole_by_accident(number: str) -> None:
    one = citizen_id.parse(number)
    for shown in (str(one), repr(one), f"{one}", one.masked, citizen_id.masked(number)):
        assert number not in shown
        assert number[:9] not in shown
    assert one.masked == f"•••••••••{number[-3:]}"
    assert citizen_id.masked("không phải số") == "••••••••••••"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Số định danh chỉ gồm 12 chữ số. Ông/bà ghi lại như trên thẻ căn cước."),
        ("09308700123a", "Số định danh chỉ gồm 12 chữ số. Ông/bà ghi lại như trên thẻ căn cước."),
        ("O93087001234", "Số định danh có chữ O thay cho số 0. Ông/bà gõ lại bằng số."),
        ("363123456", "Đây là số chứng minh nhân dân 9 số. Ông/bà ghi số định danh 12 số trên thẻ căn cước."),
        ("09308700123", "Số định danh có 12 chữ số, ở đây có 11."),
        ("0930870012345", "Số định danh có 12 chữ số, ở đây có 13."),
        ("003087001234", "Ba số đầu của số định danh không phải là mã tỉnh hoặc mã nước. Ông/bà xem lại."),
        ("100087001234", "Ba số đầu của số định danh không phải là mã tỉnh hoặc mã nước. Ông/bà xem lại."),
        ("000087001234", "Ba số đầu của số định danh không phải là mã tỉnh hoặc mã nước. Ông/bà xem lại."),
        ("093487001234", "Số thứ tư của số định danh là 0 đến 3: thế kỷ sinh và giới tính. Ông/bà xem lại."),
        ("٠٩٣٠٨٧٠٠١٢٣٤", "Số định danh chỉ gồm 12 chữ số. Ông/bà ghi lại như trên thẻ căn cước."),
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(ValueError) as no:
        citizen_id.parse(written)
    assert str(no.value) == sentence


def test_sixty_three_provinces_have_a_code() -> None:
    assert len(PROVINCES) == 63
    assert [PROVINCES["092"], PROVINCES["093"]] == ["Cần Thơ", "Hậu Giang"]
