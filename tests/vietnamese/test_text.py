import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.slugs import slug
from nep.vietnamese.text import (
    Fault,
    clean,
    fold,
    folded_key,
    loose_key,
    misplaced_tones,
    repairs,
    strict_key,
)

LETTERS = "aăâeêioôơuưydđAĂÂEÊIOÔƠUƯYDĐ"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_cleaned_text_is_nfc_and_folding_is_stable(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))
    for key in (fold, folded_key, strict_key, loose_key):
        assert key(key(text)) == key(text)


@given(st.sampled_from(LETTERS), st.sampled_from(TONES))
def test_every_order_of_marks_gives_the_one_letter(letter: str, tone: str) -> None:
    marks = unicodedata.normalize("NFD", letter)
    tone_first = marks[0] + tone + marks[1:]
    assert clean(f"x{tone_first}x") == unicodedata.normalize("NFC", f"x{letter}{tone}x")


@given(st.lists(st.sampled_from(LETTERS), min_size=1), st.sampled_from(TONES))
def test_a_vietnamese_word_folds_to_plain_letters(letters: list[str], tone: str) -> None:
    assert fold("".join(letters) + tone).isascii()


def test_nfd_and_a_tone_before_its_circumflex_become_nfc() -> None:
    assert clean(unicodedata.normalize("NFD", "Tiếng Việt ở Hậu Giang")) == "Tiếng Việt ở Hậu Giang"
    assert clean("a\u0301\u0302m") == "ấm"


def test_invisible_and_control_characters_go_and_special_spaces_become_plain() -> None:
    assert clean("\ufeffHậu\u00a0Gi\u200bang\u00ad \x00\r\n xã\u2028ấp") == "Hậu Giang \n xã\nấp"


def test_look_alikes_are_repaired_only_inside_latin_words() -> None:
    assert clean("Ðường ɖến ð") == "Đường đến đ"
    assert clean("c\u0430o") == "cao"
    assert clean("\u0430\u0435") == "\u0430\u0435"


def test_folding_knows_d_with_stroke() -> None:
    assert fold("  ĐƯỜNG   Nguyễn Huệ ") == "duong nguyen hue"


def test_the_same_word_with_its_tone_elsewhere_compares_equal() -> None:
    same = [
        ("hòa", "hoà"),
        ("Thúy", "thuý"),
        ("UỶ BAN", "ủy ban"),
        ("kỹ", "kĩ"),
        ("quý", "quí"),
        ("Lý", "lí"),
    ]
    assert [pair for pair in same if loose_key(pair[0]) != loose_key(pair[1])] == []


def test_other_words_compare_different() -> None:
    other = [("hay", "hai"), ("thúy", "thúi"), ("ma", "mà"), ("đa", "da"), ("mưa", "mua"), ("hoa", "hòa")]
    assert [pair for pair in other if loose_key(pair[0]) == loose_key(pair[1])] == []


def test_slugs_are_plain_and_cut_at_words() -> None:
    assert slug("Đường Nguyễn Huệ, P.3") == "duong-nguyen-hue-p-3"
    assert slug("một hai ba", longest=7) == "mot-hai"
    assert slug("H’Mông ở Ðắk Lắk") == "hmong-o-dak-lak"
    assert slug("…") == ""


@given(st.text(), st.integers(1, 100))
def test_a_slug_is_never_longer_than_asked(text: str, longest: int) -> None:
    assert len(slug(text, longest=longest)) <= longest


def test_a_hundred_thousand_marks_are_cleaned_without_waiting() -> None:
    started = time.process_time()  # its own: a busy machine proves nothing
    assert len(clean("a" + "\u0301" * 100_000)) > 0
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("typed", "cleaned", "faults"),
    [
        ("Ðường", "Đường", (Fault.LOOK_ALIKE,)),
        ("Н\u1ead\u0443", "Н\u1ead\u0443".replace("Н", "H").replace("\u0443", "y"), (Fault.LOOK_ALIKE,)),
        ("c\u0430\u0301o", "cáo", (Fault.LOOK_ALIKE,)),
        ("H’Hen", "H'Hen", (Fault.LOOK_ALIKE,)),
        ("Vǎn", "Văn", (Fault.LOOK_ALIKE,)),
        ("ﬁle", "file", (Fault.LOOK_ALIKE,)),
        ("０９１２", "0912", (Fault.LOOK_ALIKE,)),
        ("xã‑hội", "xã-hội", (Fault.LOOK_ALIKE,)),
        ("d\u0335i", "đi", (Fault.LOOK_ALIKE,)),
        ("Gi\u200bang", "Giang", (Fault.INVISIBLE,)),
        ("\u200d", "", (Fault.INVISIBLE,)),
        ("Gi\x00ang", "Giang", (Fault.CONTROL,)),
        ("a\u0301\u0302m", "ấm", (Fault.MARK_ORDER,)),
        ("Ð\u00ada\u0301\u0302t", "Đất", (Fault.INVISIBLE, Fault.LOOK_ALIKE, Fault.MARK_ORDER)),
    ],
)
def test_what_is_repaired_is_told(typed: str, cleaned: str, faults: tuple[Fault, ...]) -> None:
    assert clean(f"ở {typed} này").split() == f"ở {cleaned} này".split()
    assert [(r.repaired, r.faults) for r in repairs(f"ở {typed} này")] == [(cleaned, faults)]


def test_a_warning_is_a_sentence() -> None:
    told = [str(repair.sentence) for repair in repairs("Ðường Gi\u200bang \ufeff")]
    assert told == [
        "Chữ “Đường” khi gõ có ký tự trông giống chữ Việt nhưng không phải chữ Việt; đã sửa lại.",
        "Chữ “Giang” khi gõ có ký tự không nhìn thấy; đã sửa lại.",
        "Một chỗ có ký tự không nhìn thấy; đã bỏ đi.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tiếng Việt",
        unicodedata.normalize("NFD", "Tiếng Việt ở Hậu Giang"),
        "Hậu\u00a0Giang\r\nxã",
        "“Hậu Giang” – ‘xã’…",
        "hǎo",
        "Москва và Hà Nội",
        "Москва-Hà Nội",
        "5 μg, 12 Ω",
        "m² ½ №",
    ],
)
def test_what_is_right_is_neither_changed_nor_told(text: str) -> None:
    assert repairs(text) == []
    kept = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\r\n", "\n")
    assert clean(text) == kept


@given(st.text(st.sampled_from("aâ đĐÐ\u0430\u0438\u0301\u0302\u030c\u200b’H\x00\n")))
def test_text_is_repaired_exactly_when_told_or_harmless(text: str) -> None:
    assert repairs(clean(text)) == []
    if not repairs(text):
        assert clean(text) == unicodedata.normalize("NFC", text).strip()


def test_words_of_cyrillic_twins_are_latin_where_no_russian_stands() -> None:
    assert clean("ở \u0441\u043e \u0440\u0430") == "ở co pa"
    assert clean("a\u0436\u0430") == "a\u0436\u0430"
    assert clean("ở \u0441\u043e и") == "ở \u0441\u043e и"


def test_line_breaks_of_word_part_words() -> None:
    assert clean("xã\x0bấp\x0ckhóm\r\nấp") == "xã\nấp\nkhóm\nấp"


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("qúy", "quý"),
        ("gìa", "già"),
        ("cuả", "của"),
        ("tóan", "toán"),
        ("TÓAN", "TOÁN"),
        ("Tóan", "Toán"),
        ("qủa", "quả"),
        ("hòai", "hoài"),
        ("khủyu", "khuỷu"),
        ("Hùynh", "Huỳnh"),
        ("nứơc", "nước"),
        ("đựơc", "được"),
        ("mũôn", "muỗn"),
        ("tuí", "túi"),
        ("miá", "mía"),
        ("gíơi", "giới"),
        ("thủơ", "thuở"),
        ("chuỷên", "chuyển"),
        ("ýên", "yến"),
        ("nguyêñ", "nguyễn"),
        ("NGUYÊÑ", "NGUYỄN"),
        ("nghiã", "nghĩa"),
        ("khỏang", "khoảng"),
        ("xóong", "xoóng"),
    ],
)
def test_a_misplaced_tone_is_recognised_and_its_place_suggested(written: str, suggested: str) -> None:
    for form in ("NFC", "NFD"):
        found = misplaced_tones(unicodedata.normalize(form, f"ở {written}, xã"))
        assert [(f.start, f.end, f.written, f.suggested) for f in found] == [
            (2, 2 + len(written), written, suggested)
        ]
    assert clean(written) == written
    assert loose_key(written) == loose_key(suggested)
    assert misplaced_tones(suggested) == []


def test_well_placed_tones_and_foreign_words_are_left_alone() -> None:
    text = """hòa hoà HÒA HOÀ thúy thuý ủy uỷ UỶ khoẻ khỏe loè lòe huơ thuở khuỷu giếng gì già giữa giặc quốc
        quý quí quỳnh quyển uyển xoăn ngoẵng khuya tía lúa mưa cửa nghĩa người rượu yểng hươu Hué Huế café
        résumé très São Roméo señor Peña España Krông Đắk Lắk Ea Bhăm Niê Éa Đà-nẵng TP.HCM số 5ả ợ Ý ế"""
    assert misplaced_tones(text) == []


def test_the_loose_key_is_the_word_spelled_one_way() -> None:
    assert loose_key("Hòa QÚY kỹ, lý! thúy hay y tế quỳnh Café") == "hoà quí kĩ, lí! thuý hay i tế quình café"


@pytest.mark.parametrize("word", ["hay", "thúy", "huynh", "yêu", "quay", "quyên", "ấy", "khuya", "Katy"])
def test_y_beside_another_vowel_is_not_i(word: str) -> None:
    assert loose_key(word) != loose_key(word.replace("y", "i"))
    assert folded_key(word) != folded_key(word.replace("y", "i"))


def test_marks_decide_in_the_strict_and_the_loose_key_only() -> None:
    keys = [strict_key, loose_key, folded_key]
    pairs = [
        ("Đa", "đa"),
        ("hòa", "hoà"),
        ("kỹ", "kĩ"),
        ("kỹ", "ky"),
        ("kĩ", "ky"),
        ("đa", "da"),
        ("ma", "mà"),
    ]
    assert [[key(one) == key(other) for key in keys] for one, other in pairs] == [
        [True, True, True],
        [False, True, True],
        [False, True, True],
        [False, False, True],
        [False, False, True],
        [False, False, True],
        [False, False, True],
    ]


def test_folding_reads_signs_and_letters_of_others() -> None:
    assert fold("5.000₫ – 12 m² “Øre” Straße Łódź H’Hen") == '5.000d - 12 m2 "ore" strasse lodz h\'hen'
