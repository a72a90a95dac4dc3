import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.slugs import slug
from nep.vietnamese.text import clean, comparison_key, fold

LETTERS = "aăâeêioôơuưydđAĂÂEÊIOÔƠUƯYDĐ"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_cleaned_text_is_nfc_and_folding_is_stable(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))
    assert fold(fold(text)) == fold(text)


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
    assert [pair for pair in same if comparison_key(pair[0]) != comparison_key(pair[1])] == []


def test_other_words_compare_different() -> None:
    other = [("hay", "hai"), ("thúy", "thúi"), ("ma", "mà"), ("đa", "da"), ("mưa", "mua"), ("hoa", "hòa")]
    assert [pair for pair in other if comparison_key(pair[0]) == comparison_key(pair[1])] == []


def test_slugs_are_plain_and_cut_at_words() -> None:
    assert slug("Đường Nguyễn Huệ, P.3") == "duong-nguyen-hue-p-3"
    assert slug("một hai ba", longest=7) == "mot-hai"
    assert slug("…") == ""


@given(st.text(), st.integers(1, 100))
def test_a_slug_is_never_longer_than_asked(text: str, longest: int) -> None:
    assert len(slug(text, longest=longest)) <= longest


def test_a_hundred_thousand_marks_are_cleaned_without_waiting() -> None:
    assert len(clean("a" + "\u0301" * 100_000)) > 0
