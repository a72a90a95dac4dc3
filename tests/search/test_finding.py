"""What a question finds, in which order, on whichever database the tests run."""

import pytest
from django.db import connection

from nep.search.asking import asked_in
from nep.search.queries import find
from nep.search.registry import Document, kind_named
from tests.search.conftest import DAY, EVERYONE, NAME, NOTE, OFFICER, Reader, Shelf, registry_thing

ROAD = "Đường nông thôn hư hỏng nặng"
SUGAR = "Giá đường tăng, đương nhiên khó bán"
UNMARKED = "duong hu xin sua"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("duong", [UNMARKED, SUGAR, ROAD]),
        ("đường", [SUGAR, ROAD, UNMARKED]),
        ("đương", [SUGAR, UNMARKED, ROAD]),
        ("ĐƯỜNG HƯ", [ROAD, UNMARKED]),
        ("nong thon", [ROAD]),
        ("đường xe", []),
    ],
)
def test_marks_decide_the_order_and_never_what_is_found(shelf: Shelf, asked: str, found: list[str]) -> None:
    shelf.put(ROAD, SUGAR, UNMARKED)
    assert shelf.found(asked) == found


@pytest.mark.parametrize(
    ("asked", "text"), [("hoà bình", "Ấp Hòa Bình"), ("quí", "Quý III"), ("ky luat", "kĩ luật")]
)
def test_the_place_of_the_tone_and_i_or_y_do_not_matter(shelf: Shelf, asked: str, text: str) -> None:
    shelf.put(text)
    assert shelf.found(asked) == [text]


def test_exact_words_stand_before_those_of_other_marks_however_new(shelf: Shelf) -> None:
    shelf.put("má", "mà", "ma", "mả")
    assert shelf.found("mà") == ["mà", "mả", "ma", "má"]


def test_the_last_word_may_be_a_beginning_but_whole_words_come_first(shelf: Shelf) -> None:
    shelf.put("cầu an", "cầu anh", "cầu ăn", "câu áng", "cau", "an cầu")
    assert shelf.found("cầu an") == ["an cầu", "cầu an", "cầu anh", "cầu ăn", "câu áng"]
    assert shelf.found("cau an") == ["an cầu", "cầu ăn", "cầu an", "câu áng", "cầu anh"]


@pytest.mark.parametrize("asked", ["ngu*", "ngu", "nguy*", "NGUY", "nguyễ", "ngũy*"])
def test_a_beginning_finds_the_word(shelf: Shelf, asked: str) -> None:
    shelf.put("Đường Nguyễn Huệ", "ngang")
    assert shelf.found(asked) == ["Đường Nguyễn Huệ"]


def test_a_beginning_in_the_middle_of_a_question_is_asked_for_by_a_star(shelf: Shelf) -> None:
    shelf.put("Đường Nguyễn Huệ")
    assert shelf.found("ngu hue") == []
    assert shelf.found("ngu* hue") == ["Đường Nguyễn Huệ"]
    assert shelf.found("n*") == []


def test_a_phrase_in_quotes_stands_together_and_in_one_text(shelf: Shelf) -> None:
    shelf.put("nước sạch", "nước rất sạch", "sạch nước", "Nuoc sach")
    assert shelf.found('"nước sạch"') == ["nước sạch", "Nuoc sach"]
    assert shelf.found("“nước sạch”") == ["nước sạch", "Nuoc sach"]
    assert shelf.found("nước sạch") == ["sạch nước", "nước rất sạch", "nước sạch", "Nuoc sach"]


def test_a_phrase_does_not_reach_from_one_text_into_the_next(shelf: Shelf) -> None:
    shelf.documents[NOTE][1] = Document(1, DAY, public=["thiếu nước", "sạch sẽ"])
    shelf.put()
    assert shelf.found('"nước sạch"') == []
    assert shelf.found("nước sạch") == ["thiếu nước sạch sẽ"]


def test_a_number_belongs_to_its_word(shelf: Shelf) -> None:
    shelf.put("Cầu ấp 3 gãy", "Cầu ấp 5 gãy, 3 hộ khổ", "ấp 03", "ấp 35", "Khu vực 3", "khu vực 5, tổ 3")
    assert shelf.found("ấp 3") == ["ấp 03", "Cầu ấp 3 gãy"]
    assert shelf.found("ap 3") == ["ấp 03", "Cầu ấp 3 gãy"]
    assert shelf.found("khu vực 3") == ["Khu vực 3"]
    assert shelf.found("cầu 3") == []
    assert shelf.found("gãy 3") == ["Cầu ấp 5 gãy, 3 hộ khổ", "Cầu ấp 3 gãy"]
    assert shelf.found("3") == [
        "khu vực 5, tổ 3",
        "Khu vực 3",
        "ấp 03",
        "Cầu ấp 5 gãy, 3 hộ khổ",
        "Cầu ấp 3 gãy",
    ]


def test_a_number_is_never_a_beginning(shelf: Shelf) -> None:
    shelf.put("ấp 35", "số 350", "năm 2023")
    assert shelf.found("35") == ["ấp 35"]
    assert shelf.found("202") == shelf.found("202*") == []


def test_numbers_are_found_as_written_and_by_their_value(shelf: Shelf) -> None:
    shelf.put("1.200.000 đồng", "Quyết định 15/2023/QĐ-UBND", "ngày 27/10/2023")
    assert shelf.found("1200000") == ["1.200.000 đồng"]
    assert shelf.found("15/2023/qd-ubnd") == ["Quyết định 15/2023/QĐ-UBND"]
    assert shelf.found("27/10/2023") == ["ngày 27/10/2023"]
    assert shelf.found("10/27") == []


@pytest.mark.parametrize("asked", ["UBND", "ubnd", "Ủy ban nhân dân", "uỷ ban nhân dân", "uy ban nhan dan"])
def test_abbreviations_are_found_both_ways(shelf: Shelf, asked: str) -> None:
    shelf.put("UBND xã", "Ủy ban nhân dân huyện", "ủy ban dân tộc")
    assert shelf.found(asked) == ["Ủy ban nhân dân huyện", "UBND xã"]


def test_abbreviations_are_found_both_ways_inside_a_phrase(shelf: Shelf) -> None:
    shelf.put("Thẻ BHYT hộ nghèo", "thẻ bảo hiểm y tế hộ nghèo", "hộ nghèo có thẻ bảo hiểm y tế")
    both = ["thẻ bảo hiểm y tế hộ nghèo", "Thẻ BHYT hộ nghèo"]
    assert shelf.found('"thẻ bhyt hộ nghèo"') == both
    assert shelf.found('"bảo hiểm y tế hộ"') == both


ODD = ["", " ", "!!! ... ---", '"', '""', "*", "\x00", "🙂", "'", "%", "\\", "(((", "\ud800", "\u0301"]
TALK = [
    "AND",
    "OR",
    "NOT",
    "NEAR(a b)",
    "a AND",
    "words:a",
    "-a",
    "^a",
    "a + b",
    "{a b}:c",
    "a & !b",
    "<->",
    ":*",
]


@pytest.mark.parametrize("asked", ODD)
def test_what_holds_no_word_finds_nothing(shelf: Shelf, asked: str) -> None:
    shelf.put("đường")
    assert shelf.found(asked) == []


@pytest.mark.parametrize("asked", TALK)
def test_the_languages_of_the_databases_are_plain_words(shelf: Shelf, asked: str) -> None:
    shelf.put("đường")
    assert shelf.found(asked) == []


def test_odd_signs_around_words_do_not_disturb(shelf: Shelf) -> None:
    shelf.put(ROAD)
    for asked in ('"đường', 'đường"', "-đường", "🙂 đường \x00", "(đường)", "đường; DROP TABLE", "đường:*"):
        assert shelf.found(asked.replace("DROP TABLE", "")) == [ROAD]


def test_a_very_long_question_is_answered_by_its_beginning(shelf: Shelf) -> None:
    shelf.put(ROAD)
    asked = asked_in("đường " * 2000)
    assert asked.is_cut
    assert len(asked.terms) == 12
    assert find(asked, EVERYONE).total == 1


def test_what_is_not_for_everyone_is_found_by_who_holds_its_key(shelf: Shelf) -> None:
    shelf.put("cầu gãy", own=["cầu gãy, chồng tôi té"])
    assert shelf.found("cầu") == ["cầu gãy"]
    assert shelf.found("cầu", OFFICER) == ["cầu gãy, chồng tôi té", "cầu gãy"]
    assert shelf.found("chồng") == []
    assert shelf.found('"chồng tôi"') == shelf.found("chong*") == shelf.found("chồ") == []
    assert find(asked_in("chồng"), EVERYONE).total == 0


def test_the_two_sides_of_a_thing_are_not_mixed(shelf: Shelf) -> None:
    shelf.documents[NOTE][1] = Document(1, DAY, public=["cầu gãy"], own=["chồng tôi té"], keys=["anotes1"])
    shelf.put()
    assert len(shelf.found("cầu", OFFICER)) == len(shelf.found("chồng", OFFICER)) == 1
    assert shelf.found("cầu chồng", OFFICER) == []


def test_who_is_barred_does_not_find_even_what_everyone_reads(shelf: Shelf) -> None:
    shelf.put("cầu gãy", barred=["aperson7"])
    assert shelf.found("cầu", Reader(barred=frozenset({"aperson8"}))) == ["cầu gãy"]
    assert shelf.found("cầu", Reader(OFFICER.keys, frozenset({"aperson7"}))) == []


def test_kinds_narrow_and_some_come_first(shelf: Shelf) -> None:
    shelf.put("xã Một mới", "xã Một cũ")
    shelf.put("xã Một", kind=NAME)
    assert shelf.found("xã một") == ["xã Một", "xã Một cũ", "xã Một mới"]
    assert shelf.found("xã một", chosen=[kind_named(NOTE)]) == ["xã Một cũ", "xã Một mới"]
    assert shelf.found("xã một", chosen=[kind_named(NAME)]) == ["xã Một"]


@pytest.mark.parametrize("is_gathered", [True, False])
def test_pages_hold_everything_once_forward_and_backward(
    shelf: Shelf, is_gathered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the few answers are gathered at once, and where they are asked for page by page."""
    if not is_gathered:
        monkeypatch.setattr("nep.search.store.all_of_few", lambda *asked: (None, False))
    shelf.put(*(f"{word} {number}" for number in range(7) for word in ("đường", "dương", "duongs")))
    asked = asked_in("đường")
    whole = [hit.key for hit in find(asked, EVERYONE, size=100).hits]
    assert len(whole) == 21
    seen, after = [], None
    while True:
        page = find(asked, EVERYONE, after=after, size=4)
        assert page.has_before == (after is not None)
        seen.append([hit.key for hit in page.hits])
        after = page.hits[-1].key
        if not page.has_after:
            break
    assert [key for part in seen for key in part] == whole
    back = find(asked, EVERYONE, before=seen[3][0], size=4)
    assert [hit.key for hit in back.hits] == seen[2]
    assert (back.has_before, back.has_after) == (True, True)
    first = find(asked, EVERYONE, before=seen[1][0], size=4)
    assert [hit.key for hit in first.hits] == seen[0]
    assert not first.has_before


def test_more_than_a_thousand_are_not_counted(shelf: Shelf) -> None:
    shelf.put(*(f"đường {number}" for number in range(1010)))
    page = find(asked_in("đường"), EVERYONE, size=3)
    assert page.total == 1001
    assert find(asked_in("đường"), EVERYONE, after=page.hits[-1].key, size=3).total == 1001


@pytest.mark.parametrize(("row_cost", "few"), [(0, 0), (10**9, 0), (10**9, 10**9), (1.4, 3000)])
def test_however_it_is_counted_the_answer_is_the_same(
    shelf: Shelf, row_cost: float, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the front, by the index, by what is narrower or wider: PostgreSQL chooses what costs least."""
    monkeypatch.setattr("nep.search.store.ROW_COST", row_cost)
    monkeypatch.setattr("nep.search.store.FEW", few)
    shelf.put(*(f"đường {number}" for number in range(1010)), "đường rừng", own=["Đường rừng sâu"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_row")
    for asked in ("đường", "duong", "đườ", "đư*", '"đường"'):
        page = find(asked_in(asked), OFFICER, size=3)
        assert page.total == 1001
        assert [registry_thing(hit.place)[1] for hit in page.hits] == [1012, 1011, 1010]
    assert shelf.found("đường rừ", OFFICER) == shelf.found("đư* rừng", OFFICER)
    assert shelf.found("đường rừ", OFFICER) == ["Đường rừng sâu", "đường rừng"]
    assert shelf.found("đường rừ") == ["đường rừng"]
    assert shelf.found("đường xyz", OFFICER) == []


def test_a_word_that_comes_very_often_and_a_very_long_text(shelf: Shelf) -> None:
    shelf.put("đường " * 300 + "cầu gãy", "x " * 5000 + "cuối", "k" * 5000, "9" * 5000)
    assert len(shelf.found('"cầu gãy"')) == len(shelf.found("k" * 5000)) == 1
    assert len(shelf.found("9" * 190)) == 1
    assert shelf.found("cuối") == []
