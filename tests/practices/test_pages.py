import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.practices import actions
from nep.practices.models import Adoption, Practice, PracticeEvidence
from nep.web import clock
from tests.factories.organisations import a_unit, an_actor
from tests.factories.practices import (
    TITLE,
    WORDS,
    a_clerk,
    a_draft,
    a_leader,
    a_recognised,
    a_registered,
    an_adoption,
    signed_in,
    with_photograph,
)
from tests.factories.promises import a_photograph
from tests.tables import assert_queries

GALLERY = "/mo-hinh/"
Units = dict[str, Unit]
FORM = {
    "title": "Ngày thứ Sáu nghe dân",
    "field": "dialogue",
    "problem": WORDS.problem,
    "approach": WORDS.approach,
}


def page_of(practice: Practice, browser: Client | None = None) -> str:
    return (browser or Client()).get(practice.get_absolute_url()).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_gallery_costs_the_same_for_one_row_and_for_three(
    units: Units, client: Client, rows: int
) -> None:
    for number in range(rows):
        practice = a_recognised(units["commune"], units["district"], title=f"Mô hình số {number}")
        an_adoption(with_photograph(practice), units["neighbour"])
    client.get(GALLERY)
    with assert_queries(5):
        page = client.get(GALLERY)
    shown = page.content.decode()
    assert shown.count("1 nơi áp dụng") == rows
    assert shown.count('alt="Nhà văn hóa ấp, bàn ghế kê vòng tròn"') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_of_adoptions_costs_the_same_for_one_and_for_three(
    units: Units, client: Client, rows: int
) -> None:
    practice = a_recognised(units["commune"], units["district"])
    for number in range(rows):
        an_adoption(practice, a_unit(f"Xã Học {number}", parent=units["district"]))
    address = reverse("practices:spread", args=[practice.uuid])
    client.get(address)
    with assert_queries(6):
        page = client.get(address)
    assert page.content.decode().count("học từ Xã Một</span>") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_a_practice_costs_the_same_with_one_of_everything_and_with_three(
    units: Units, client: Client, rows: int
) -> None:
    practice = a_recognised(units["commune"], units["district"])
    for number in range(rows):
        with_photograph(practice)
        an_adoption(practice, a_unit(f"Xã Học {number}", parent=units["district"]))
    client.get(practice.get_absolute_url())
    with assert_queries(7):
        page = client.get(practice.get_absolute_url())
    assert page.content.decode().count("<figcaption>") == rows


def test_the_public_sees_what_is_recognised_and_published_only(units: Units, client: Client) -> None:
    a_draft(units["commune"], title="Bản nháp kín")
    a_registered(units["commune"], title="Đang chờ")
    party = a_registered(units["party"], title="Mô hình của tỉnh ủy")
    known = a_recognised(units["commune"], units["district"])
    page = client.get(GALLERY).content.decode()
    assert TITLE in page
    assert [words in page for words in ("Bản nháp kín", "Đang chờ", "Mô hình của tỉnh ủy")] == [False] * 3
    assert client.get(known.get_absolute_url()).status_code == 200
    assert client.get(party.get_absolute_url()).status_code == 404
    actions.publish_practice(party, by=a_leader(units["party"]), at=clock.now())
    assert "Mô hình của tỉnh ủy" in client.get(GALLERY).content.decode()


def test_a_party_practice_is_not_read_on_the_state_side_until_it_is_published(units: Units) -> None:
    party = a_registered(units["party"])
    state, committee = signed_in(a_leader(units["province"])), signed_in(a_clerk(units["party"]))
    assert state.get(party.get_absolute_url()).status_code == 404
    assert committee.get(party.get_absolute_url()).status_code == 200


def test_who_applies_it_keeps_it_when_it_is_no_longer_public(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    an_adoption(practice, units["neighbour"])
    actions.unpublish_practice(practice, by=a_leader(units["commune"]), at=clock.now())
    answers = {
        "public": Client().get(practice.get_absolute_url()).status_code,
        "who applies it": signed_in(a_clerk(units["neighbour"])).get(practice.get_absolute_url()).status_code,
        "another": signed_in(a_clerk(units["department"])).get(practice.get_absolute_url()).status_code,
    }
    assert answers == {"public": 404, "who applies it": 200, "another": 404}


def test_no_person_is_named_and_no_party_post_on_public_pages(units: Units, client: Client) -> None:
    draft, clerk = a_draft(units["commune"]), a_clerk(units["commune"])
    leader = a_leader(units["commune"])
    secretary = an_actor(units["party"], Role.LEADER, title="Bí thư Tỉnh ủy")
    for owner in (leader, secretary):
        assert owner.post is not None
        actions.add_owner(draft, unit=owner.post.unit, post=owner.post, by=clerk, at=clock.now())
    actions.register_practice(draft, by=leader, at=clock.now())
    actions.recognise_practice(draft, reason="Tốt", by=a_leader(units["district"]), at=clock.now())
    practice = actions.publish_practice(draft, by=leader, at=clock.now())
    page = page_of(practice)
    assert "Chủ tịch Ủy ban nhân dân, Xã Một" in page
    assert "Tỉnh ủy Thử" in page
    assert "Bí thư" not in page
    for actor in (leader, secretary):
        assert actor.post is not None
        assert actor.post.person.full_name not in page
    assert "Bí thư Tỉnh ủy, Tỉnh ủy Thử" in page_of(practice, signed_in(secretary))


def test_the_gallery_is_narrowed_searched_and_taken_away(units: Units, client: Client) -> None:
    a_recognised(units["commune"], units["district"])
    a_recognised(units["neighbour"], units["district"], title="Tổ tự quản vệ sinh", field="culture")
    found = {
        query: [row.practice.title for row in client.get(GALLERY, query_of(query)).context["rows"]]
        for query in ("linh-vuc=culture", "cap=commune", "tim=tu quan", f"don-vi={units['commune'].pk}")
    }
    assert list(found.values()) == [
        ["Tổ tự quản vệ sinh"],
        ["Tổ tự quản vệ sinh", TITLE],
        ["Tổ tự quản vệ sinh"],
        [TITLE],
    ]
    taken = client.get(GALLERY, {"dang": "csv"})
    lines = b"".join(taken).decode()  # type: ignore[arg-type] # a file answers in pieces
    assert "Tổ tự quản vệ sinh" in lines
    assert "Xã Hai" in lines


def query_of(text: str) -> dict[str, str]:
    name, _sign, value = text.partition("=")
    return {name: value}


def test_the_whole_road_in_the_browser(units: Units) -> None:
    an_old_one = a_recognised(units["neighbour"], units["district"])
    clerk, leader = signed_in(a_clerk(units["commune"])), signed_in(a_leader(units["commune"]))
    above, district = signed_in(a_leader(units["district"])), signed_in(a_clerk(units["district"]))
    written = clerk.post("/mo-hinh/dang-ky/", FORM, follow=True)
    practice = Practice.objects.latest("pk")
    assert "Mô hình gần giống đã có" in written.content.decode()
    assert an_old_one.get_absolute_url() in written.content.decode()
    act = lambda key: reverse("practices:act", args=[practice.uuid, key])  # noqa: E731 - five addresses
    clerk.post(act("dang-ky"))
    assert "Mô hình chờ công nhận" in above.get(reverse("portal:desk")).content.decode()
    above.post(act("tra-lai"), {"reason": "Thiếu kết quả"})
    assert "Mô hình bị trả lại" in clerk.get(reverse("portal:desk")).content.decode()
    assert "Thiếu kết quả" in page_of(practice, clerk)
    result = {"label": "Thời gian chờ", "before": "30 ngày", "after": "10 ngày"}
    clerk.post(reverse("practices:add_result", args=[practice.uuid]), result)
    leader.post(act("dang-ky"))
    above.post(act("cong-nhan"), {"reason": "Nơi khác nên làm"})
    practice.refresh_from_db()
    assert (practice.state, practice.is_public) == ("recognised", True)
    assert "Áp dụng ở đơn vị tôi" in page_of(practice, district)
    district.post(reverse("practices:adopt", args=[practice.uuid]), {})
    assert Adoption.objects.get().unit == units["district"]
    drawn = Client().get(reverse("practices:spread", args=[practice.uuid])).content.decode()
    assert "<svg" in drawn
    assert "Huyện Thử, từ 27/12/2023" in drawn


def test_a_form_sent_twice_writes_one_draft(units: Units) -> None:
    browser = signed_in(a_clerk(units["commune"]))
    shown = browser.get("/mo-hinh/dang-ky/").content.decode()
    found = re.search(r'name="once" value="([^"]+)"', shown)
    assert found
    for _time in range(2):
        browser.post("/mo-hinh/dang-ky/", {**FORM, "once": found[1]})
    assert Practice.objects.count() == 1


def test_a_text_marked_mat_shows_its_sentence_and_keeps_what_was_typed(units: Units) -> None:
    browser = signed_in(a_clerk(units["commune"]))
    page = browser.post("/mo-hinh/dang-ky/", {**FORM, "problem": "TUYỆT MẬT: nội dung"}).content.decode()
    assert "dấu độ mật" in page
    assert "Ngày thứ Sáu nghe dân" in page
    assert not Practice.objects.exists()


def test_a_photograph_without_words_shows_its_sentence_and_nothing_is_kept(units: Units) -> None:
    practice, browser = a_draft(units["commune"]), signed_in(a_clerk(units["commune"]))
    address = reverse("practices:add_photograph", args=[practice.uuid])
    page = browser.post(address, {"file": a_photograph(), "caption": "Ở ấp"}).content.decode()
    assert "Ảnh cần lời thay ảnh" in page
    assert "Ở ấp" in page
    assert not PracticeEvidence.objects.exists()


def test_ones_own_practice_and_a_circle_show_their_sentences(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    own = signed_in(a_clerk(units["commune"]))
    assert "Áp dụng ở đơn vị tôi" not in page_of(practice, own)
    said = own.post(reverse("practices:adopt", args=[practice.uuid]), {"changed": "khác"}).content.decode()
    assert "Đây là mô hình của chính đơn vị" in said
    first = an_adoption(practice, units["neighbour"])
    second = an_adoption(practice, units["district"], from_adoption=first)
    address = reverse("practices:adoption", args=[first.uuid])
    said = signed_in(a_clerk(units["neighbour"])).post(address, {"from_adoption": second.pk}).content.decode()
    assert "không ghi ngược lại được" in said
    assert list(Adoption.objects.order_by("pk").values_list("from_adoption", flat=True)) == [None, first.pk]


def test_strangers_and_the_wrong_unit_find_no_doors(units: Units) -> None:
    waiting = a_registered(units["commune"])
    act = reverse("practices:act", args=[waiting.uuid, "cong-nhan"])
    answers = {
        "stranger": Client().get(act).status_code,
        "neighbour": signed_in(a_clerk(units["neighbour"])).get(act).status_code,
        "own leader": signed_in(a_leader(units["commune"])).get(act).status_code,
        "above": signed_in(a_leader(units["district"])).get(act).status_code,
    }
    assert answers == {"stranger": 302, "neighbour": 404, "own leader": 403, "above": 200}
    adoption = an_adoption(a_recognised(units["commune"], units["district"]), units["neighbour"])
    address = reverse("practices:adoption", args=[adoption.uuid])
    assert signed_in(a_clerk(units["district"])).get(address).status_code == 404


def test_photographs_lose_their_metadata_and_follow_the_practice(units: Units) -> None:
    practice = with_photograph(a_registered(units["commune"]))
    evidence = PracticeEvidence.objects.get()
    address = reverse("practices:file", args=[practice.uuid, evidence.pk])
    assert Client().get(address).status_code == 404
    given = signed_in(a_clerk(units["commune"])).get(address).content
    assert b"house 12" not in given
    assert b"Exif" not in given


def test_the_counts_by_field_and_level_count_each_once(units: Units, client: Client) -> None:
    draft = a_draft(units["commune"])
    for owner in ("neighbour", "district"):
        actions.add_owner(draft, unit=units[owner], by=a_clerk(units["commune"]), at=clock.now())
    actions.register_practice(draft, by=a_leader(units["commune"]), at=clock.now())
    a_registered(units["department"], title="Một cửa không giấy", field="administration")
    tables = client.get("/mo-hinh/so-lieu/").context["tables"]
    assert [(table.rows, table.total) for table in tables[:2]] == [
        (
            [
                ("nghe dân, đối thoại", ["0", "0", "1", "0"], "1"),
                ("cải cách hành chính, phục vụ người dân", ["1", "0", "0", "0"], "1"),
            ],
            "2",
        ),
        ([("cải cách hành chính, phục vụ người dân", ["1", "0", "0", "0"], "1")], "1"),
    ]
    assert date(2023, 12, 27) == draft.drafted_on
