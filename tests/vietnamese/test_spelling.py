import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.spelling import SPELLED, TONES, Syllable, split_syllable, split_tones

WORDS = """quốc khuỷu giếng uyển huơ loè xoăn nghiêng giặc gì già giữa gìn giết quỳnh quyết quỵt quẩy quở quờ
    ngoằn ngoèo khuya thuở tuýp huỵch bâng khuâng huênh hoang tuếch toác toẹt xoèn oái oăm hoẵng xoong rượu
    hươu yểng yếm yêu ý ỷ kỹ kĩ lý ghế ghi nghỉ nghé ngô cá kẻ đường UỶ ỦY HOÀ hoá hóa Nguyễn Trãi Thị Mẫu
    ông bà phường xã ấp khóm quặng gioăng trúc chuyện thuyết ruột buồm cuống chiến tiệp nướp cừu mía múa mưa
    boong giúp giẻ Đắk"""
NO_WORDS = "gh q qu ngi cê gha ngê hoq fan jun zô winx bl pr strong café résumé 5 ấp3 a-b aê uâ ăo"


@pytest.mark.parametrize("word", WORDS.split())
def test_spelling_knows_the_syllables_of_the_language(word: str) -> None:
    for form in (word, unicodedata.normalize("NFD", word).upper()):
        parts = split_syllable(form)
        assert parts is not None
        assert parts.letters in SPELLED


@pytest.mark.parametrize("word", [*NO_WORDS.split(), "", " ", "hai ba", "hòá"])
def test_what_spelling_does_not_know_is_none(word: str) -> None:
    parts = split_syllable(word)
    assert parts is None or parts.letters not in SPELLED


def test_gi_and_qu_are_onsets_before_a_vowel() -> None:
    words = ["gì", "già", "giếng", "quý", "quốc", "uyển", "khuỷu"]
    assert [split_syllable(word) for word in words] == [
        Syllable("g", "i", "", TONES[0]),
        Syllable("gi", "a", "", TONES[0]),
        Syllable("gi", "ê", "ng", TONES[3]),
        Syllable("qu", "y", "", TONES[3]),
        Syllable("qu", "ô", "c", TONES[3]),
        Syllable("", "uyê", "n", TONES[1]),
        Syllable("kh", "uyu", "", TONES[1]),
    ]


@given(st.sampled_from(WORDS.split()), st.integers(0, 6))
def test_the_tone_wandering_over_the_letters_leads_back_to_one_spelling(word: str, place: int) -> None:
    letters, tone = split_tones(word.lower())
    moved = letters[: place + 1] + tone + letters[place + 1 :]
    parts = split_syllable(moved)
    assert parts is not None
    whole = split_syllable(word)
    assert whole is not None
    assert parts.spelled() == whole.spelled()
    assert split_syllable(parts.spelled()) == whole


@given(st.text(max_size=8))
def test_any_text_is_answered(text: str) -> None:
    parts = split_syllable(text)
    assert parts is None or split_syllable(parts.spelled()) == parts
