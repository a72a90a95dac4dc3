"""Sentences of `nep.vietnamese` on a page in another language."""

import pytest
from django.utils.translation import override

from nep.vietnamese.citizen_id import parse
from nep.vietnamese.dates import parse_day
from nep.vietnamese.phones import read_phone
from nep.vietnamese.sentences import UnreadableError
from nep.vietnamese.text import misplaced_tones, repairs
from nep.web.forms import VietnameseDateField
from nep.web.saying import said


@pytest.mark.parametrize(
    ("read", "typed", "vietnamese", "english"),
    [
        (
            parse_day,
            "31/02/2024",
            "Không có ngày 31/02/2024: tháng 2 năm 2024 có 29 ngày.",
            "There is no 31/02/2024: month 2 of 2024 has 29 days.",
        ),
        (
            read_phone,
            "0120 123 4567",
            "Đầu số 0120 đã đổi từ năm 2018, nay là 070. Ông/bà ghi số mới.",
            "The prefix 0120 changed in 2018 and is now 070. Please write the new number.",
        ),
        (
            parse,
            "0123",
            "Số định danh có 12 chữ số, ở đây có 4.",
            "An ID number has 12 digits, here there are 4.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_the_language_of_the_page(read, typed, vietnamese, english):
    with pytest.raises(UnreadableError) as refusal:
        read(typed)
    assert (str(refusal.value), said(refusal.value)) == (vietnamese, vietnamese)
    with override("en"):
        assert said(refusal.value) == english
    assert said(ValueError("khác")) == "khác"


def test_a_sentence_inside_a_sentence_is_translated_too():
    repair, tone = repairs("Gi\u200ba\u0301\u0302ng")[0], misplaced_tones("họ Qúy")[0]
    with override("en"):
        assert said(repair.sentence) == (
            "In “Giấng” an invisible character was typed, marks were typed in the wrong order; it was mended."
        )
        assert said(tone.sentence).startswith("“Qúy” has its mark in the wrong place, is it “Quý”?")


def test_a_day_of_a_form_is_refused_in_the_language_of_the_page():
    with override("en"), pytest.raises(Exception, match="There is no 30/02/2024"):
        VietnameseDateField().clean("30/02/2024")
