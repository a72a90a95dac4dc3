"""Remarks through the doors: the article, the form, the writer's own page, the newsroom's desk."""

import base64
import gzip
import hashlib
import json
import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.newsroom import actions
from nep.newsroom.models import Article, Remark, RemarkDesk
from nep.organisations import actions as organisations
from nep.organisations.actors import COMMAND, PUBLIC
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.once import new_token
from tests.factories.newsroom import (
    a_moderator,
    a_published,
    a_remark,
    a_shown,
    an_approver,
    an_editor,
    signed_in,
)
from tests.factories.organisations import an_actor
from tests.tables import assert_queries
from tests.taken import grid, heads_of, notes_of, rows_of, taken

Units = dict[str, Unit]
DESK = "/tin-tuc/soan/phan-hoi/"
SETTING = "/tin-tuc/soan/phan-hoi/phu-trach/"
AGENT = {"user-agent": "Mozilla/5.0 Firefox/120.0"}


def words_of(page: Any) -> str:
    return str(page.content.decode())


def form_at(article: Article) -> str:
    return reverse("newsroom:write_remark", args=[article.slug])


def solved(page: Any) -> str:
    """What the script of the page would send."""
    found = re.search(r'data-nep-challenge="([^"]*)"', words_of(page))
    assert found is not None
    task = json.loads(unescape(found[1]))
    number = next(
        n
        for n in range(task["maxNumber"] + 1)
        if hashlib.sha256(f"{task['salt']}{n}".encode()).hexdigest() == task["challenge"]
    )
    names = ("algorithm", "challenge", "salt", "signature")
    return base64.b64encode(
        json.dumps({name: task[name] for name in names} | {"number": number}).encode()
    ).decode()


def token_in(page: Any) -> str:
    found = re.search(r'name="once" value="([^"]*)"', words_of(page))
    assert found is not None
    return found[1]


def test_a_remark_is_written_decided_answered_and_read(units: Units, client: Client) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    assert form_at(article) in words_of(client.get(article.public_url))
    page = client.get(form_at(article))
    given = {
        "text": "Đường đẹp rồi.\nCảm ơn xã.",
        "name": "Cô Tư",
        "once": token_in(page),
        "altcha": solved(page),
    }
    sent = client.post(form_at(article), given)
    own = sent.headers["Location"]
    remark = Remark.objects.get()
    assert (remark.is_suspect, remark.state) == (False, "waiting")
    assert "Đã nhận." in words_of(client.get(own))
    assert "Đường đẹp rồi" not in words_of(client.get(article.public_url))
    desk = signed_in(moderator)
    assert "1 phản hồi chờ duyệt" in words_of(desk.get(reverse("portal:desk")))
    assert "Đường đẹp rồi." in words_of(desk.get(f"{DESK}?tinh-trang=waiting"))
    shown = desk.post(
        reverse("newsroom:remark_act", args=[remark.uuid, "dang"]), {"answer": "Xin cảm ơn cô."}
    )
    assert shown.headers["Location"] == remark.get_absolute_url()
    read = words_of(client.get(article.public_url))
    for words in ("Đường đẹp rồi.<br>Cảm ơn xã.", "Cô Tư", "Xin cảm ơn cô.", "Xã Một trả lời", "27/12/2023"):
        assert words in read
    assert "Xin cảm ơn cô." in words_of(client.get(own))
    assert "Duyệt đăng phản hồi" in words_of(desk.get(remark.get_absolute_url()))


def test_the_article_itself_holds_no_form_and_asks_one_query_more(units: Units, client: Client) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    client.get(article.public_url)
    with assert_queries(5):
        client.get(article.public_url)
    for _ in range(3):
        a_shown(article, moderator)
    with assert_queries(6):
        page = client.get(article.public_url, headers=AGENT)
    assert "data-nep-pow" not in words_of(page)
    assert "<textarea" not in words_of(page)
    assert words_of(page).count('class="remark"') == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_of_remarks_cost_the_same_for_one_and_for_three(
    units: Units, client: Client, rows: int
) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    for _ in range(rows):
        a_shown(article, moderator)
    address, desk = reverse("newsroom:remarks", args=[article.slug]), signed_in(moderator)
    client.get(address)
    with assert_queries(4):
        assert words_of(client.get(address)).count('class="remark"') == rows
    desk.get(DESK)
    with assert_queries(9):
        assert words_of(desk.get(DESK)).count("rows__title") == rows


def test_the_article_stays_light_under_long_remarks_and_leads_to_all(units: Units, client: Client) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    for number in range(25):
        text = f"Lời số {number}. " + "Đường đê ấp Ba nay đã sạch cỏ. " * 60
        a_shown(article, moderator, text, answer="Xã cảm ơn bà con đã góp công. " * 20)
    page = client.get(article.public_url)
    assert words_of(page).count('class="remark"') == 2
    assert len(page.content) < 30_000
    assert len(gzip.compress(page.content, 6)) < 14_000
    every = reverse("newsroom:remarks", args=[article.slug])
    assert every in words_of(page)
    first = client.get(every)
    assert words_of(first).count('class="remark"') == 20
    second = client.get(every + first.context["listing"].next_url)
    assert words_of(second).count('class="remark"') == 5
    assert client.get(f"{every}?dang=csv").status_code == 200
    assert client.post(every).status_code == 405


def test_markup_and_addresses_stay_letters(units: Units, client: Client) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    waiting = a_remark(article, "<script>alert(1)</script> <b>xem</b> https://re.vi/x", name="<i>Tư</i>")
    actions.show_remark(waiting, answer="<img src=x onerror=alert(2)>", by=moderator, at=clock.now())
    desk = signed_in(moderator)
    for page in (
        client.get(article.public_url),
        client.get(reverse("newsroom:remarks", args=[article.slug])),
        client.get(reverse("newsroom:own_remark", args=["o0"])),
        desk.get(waiting.get_absolute_url()),
        desk.get(DESK),
    ):
        words = words_of(page)
        assert "<script>alert" not in words
        assert "&lt;script&gt;" in words
        assert "<img src=x" not in words
        assert 'href="https://re.vi' not in words
    assert "nghi tin rác" in words_of(desk.get(f"{DESK}?tim=script")).lower() or waiting.is_suspect


def test_off_and_closed_show_no_form_and_take_nothing(units: Units, client: Client) -> None:
    commune = units["commune"]
    article = a_published(commune)
    for told in ("off", "closed"):
        if told == "closed":
            a_moderator(commune)
            actions.switch_remarks(article, is_open=False, by=an_approver(commune), at=clock.now())
        assert "phan-hoi" not in words_of(client.get(article.public_url))
        page = client.get(form_at(article))
        assert "Bài này không nhận phản hồi" in words_of(page)
        assert 'class="nep-form"' not in words_of(page)
        refused = client.post(form_at(article), {"text": "Lời của tôi"})
        assert refused.status_code == 409
        assert "Lời của tôi" in words_of(refused)
        assert "không nhận phản hồi, hoặc đã hết ngày nhận" in words_of(refused)
    assert not Remark.objects.exists()


def test_the_form_goes_when_the_named_post_ends_and_what_is_out_stays(units: Units, client: Client) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    a_shown(article, moderator, "Đã đăng rồi.")
    assert moderator.post is not None
    organisations.close_post(moderator.post, valid_to=date(2023, 12, 27), by=COMMAND, at=clock.now())
    read = words_of(client.get(article.public_url))
    assert "Đã đăng rồi." in read
    assert "Viết phản hồi" not in read
    assert client.post(form_at(article), {"text": "Lời"}).status_code == 409
    approver = signed_in(an_approver(units["commune"]))
    assert "cử người khác" in words_of(approver.get(reverse("portal:desk")))
    assert "Phản hồi đang tắt: Biên tập viên" in words_of(approver.get(DESK))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": "a" * 1_048_576}, "Dài quá: 1.048.576 ký tự, nhận tối đa 2.000."),
        ({"text": ""}, "bắt buộc"),
        ({"text": "Lời", "name": "n" * 61}, "Dài quá: 61 ký tự, nhận tối đa 60."),
        ({"text": "Lời\x00"}, "ký tự"),
        ({"text": "Độ mật: MẬT"}, "có dấu độ mật"),
    ],
)
def test_what_is_not_fit_is_said_at_its_field_and_kept(
    units: Units, client: Client, given: dict[str, str], sentence: str
) -> None:
    a_moderator(units["commune"])
    article = a_published(units["commune"])
    page = client.post(form_at(article), {**given, "once": new_token()})
    assert sentence in words_of(page)
    assert given["text"].strip("\x00")[:200] in words_of(page)
    assert not Remark.objects.exists()


def test_sent_twice_is_one_remark_at_one_address(units: Units, client: Client) -> None:
    a_moderator(units["commune"])
    article = a_published(units["commune"])
    page = client.get(form_at(article))
    given = {"text": "Một lần thôi.", "once": token_in(page), "altcha": solved(page)}
    first, second = client.post(form_at(article), given), client.post(form_at(article), given)
    assert first.headers["Location"] == second.headers["Location"]
    other = client.post(form_at(article), {**given, "text": "Lời khác, cùng phép tính."})
    assert other.status_code == 409
    assert Remark.objects.count() == 1


@pytest.mark.parametrize("altcha", ["", "rubbish", "theirs"])
def test_without_its_own_sum_it_is_taken_and_looked_at(units: Units, client: Client, altcha: str) -> None:
    a_moderator(units["commune"])
    article = a_published(units["commune"])
    given = {"text": "Không có JavaScript.", "once": token_in(client.get(form_at(article)))}
    given["altcha"] = solved(client.get(form_at(article))) if altcha == "theirs" else altcha
    assert client.post(form_at(article), given).status_code == 302
    assert client.post(form_at(article), {"text": "Không dấu.", "altcha": given["altcha"]}).status_code == 302
    assert [row.is_suspect for row in Remark.objects.order_by("pk")] == [True, True]
    honest = client.post(form_at(article), {"text": "Điện thoại cũ.", "once": new_token()})
    assert "nghi tin rác" not in words_of(client.get(honest.headers["Location"]))


def test_one_address_is_told_when_it_wrote_too_often(units: Units, client: Client) -> None:
    a_moderator(units["commune"])
    article = a_published(units["commune"])
    for number in range(5):
        client.post(form_at(article), {"text": f"Lời {number}", "once": new_token()})
    page = client.post(form_at(article), {"text": "Lời nữa", "once": new_token()})
    assert "đã gửi 5 lần" in words_of(page)
    assert "Lời nữa" in words_of(page)
    assert Remark.objects.count() == 5


def test_the_writer_finds_the_reason_and_erases_by_the_own_address_alone(
    units: Units, client: Client
) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    waiting = a_remark(article, "Xin giải quyết đơn của tôi.", owner="cua-toi")
    own, erase = (
        reverse(f"newsroom:{name}", args=["cua-toi"]) for name in ("own_remark", "erase_own_remark")
    )
    given = {"reason": "petition", "words": "Gửi ở đó thì có hạn."}
    signed_in(moderator).post(reverse("newsroom:remark_act", args=[waiting.uuid, "khong-dang"]), given)
    page = client.get(own)
    for words in ("Là đơn thư, kiến nghị", "Gửi ở đó thì có hạn.", reverse("petitions:submit")):
        assert words in words_of(page)
    assert "no-store" in page.headers["Cache-Control"]
    # With it a browser sends "Origin: null", and the button of the page would be refused.
    assert "no-referrer" not in words_of(page) + page.headers.get("Referrer-Policy", "")
    assert client.get(erase).status_code == 405
    assert client.get(reverse("newsroom:own_remark", args=[str(waiting.uuid)])).status_code == 404
    assert client.post(reverse("newsroom:erase_own_remark", args=["khac"])).status_code == 404
    assert client.post(erase).headers["Location"] == own
    assert "Lời và tên đã được xóa ngày 27/12/2023." in words_of(client.get(own))
    assert (Remark.objects.get().text, Remark.objects.get().reason) == ("", "petition")


def test_who_is_named_is_chosen_on_a_page_of_the_approver(units: Units) -> None:
    commune = units["commune"]
    editor, approver = an_editor(commune), an_approver(commune)
    assert editor.post is not None
    desk = signed_in(approver)
    page = words_of(desk.get(SETTING))
    assert f"Biên tập viên: {editor.post.person.full_name}" in page
    wrong = desk.post(SETTING, {"post": editor.post.pk, "days": "0"})
    assert "Số này phải từ 1 đến 365." in words_of(wrong)
    assert not RemarkDesk.objects.exists()
    desk.post(SETTING, {"post": editor.post.pk, "days": "14"})
    assert (RemarkDesk.objects.get().post, RemarkDesk.objects.get().days) == (editor.post, 14)
    assert "Người phụ trách: Biên tập viên. Mỗi bài nhận phản hồi 14 ngày" in words_of(desk.get(DESK))
    desk.post(SETTING, {"post": "", "days": "14"})
    assert RemarkDesk.objects.get().post is None
    assert "Thôi nhận phản hồi" in words_of(desk.get(SETTING))
    assert signed_in(editor).get(SETTING).status_code == 403
    for stranger in (an_actor(commune, Role.LEADER), an_actor(commune, Role.ADMINISTRATOR)):
        assert [signed_in(stranger).get(url).status_code for url in (DESK, SETTING)] == [403, 403]


def test_an_article_is_opened_and_closed_on_its_own_page(units: Units) -> None:
    commune = units["commune"]
    a_moderator(commune)
    article, desk = a_published(commune), signed_in(an_approver(commune))
    address = reverse("newsroom:act", args=[article.uuid, "phan-hoi"])
    assert address in words_of(desk.get(article.get_absolute_url()))
    past = desk.post(address, {"state": "open", "closes_on": "26/12/2023"})
    assert "không thể ở trước hôm nay" in words_of(past)
    desk.post(address, {"state": "open", "closes_on": "31/01/2024"})
    article.refresh_from_db()
    assert (article.remarks_closed, article.remarks_until) == (False, date(2024, 1, 31))
    assert 'value="31/01/2024"' in words_of(desk.get(address))
    desk.post(address, {"state": "shut"})
    article.refresh_from_db()
    assert (article.remarks_closed, article.remarks_until) == (True, None)
    assert "Đóng phản hồi dưới bài" in words_of(desk.get(article.get_absolute_url()))
    assert signed_in(an_editor(commune)).get(address).status_code == 403


def test_the_desk_searches_without_marks_and_narrows_in_its_address(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    other = a_published(units["commune"], title="Bài khác")
    a_remark(article, "Đường ấp Ba còn ngập")
    a_remark(other, "Cầu mới đẹp", proved=False)
    a_shown(article, moderator, "Đèn đường sáng")
    desk = signed_in(moderator)
    for query, count in {
        "?tim=ngap": 1,
        "?tinh-trang=waiting": 2,
        "?tinh-trang=rac": 1,
        "?tinh-trang=chua-tra-loi": 1,
        f"?bai={other.pk}": 1,
        "?tim=khong-co": 0,
    }.items():
        page = words_of(desk.get(f"{DESK}{query}"))
        assert page.count("rows__title") == count, query
    assert "Chưa có phản hồi nào như vậy" in page
    lines = grid(taken(desk, DESK))
    assert heads_of(lines)[2:4] == ["Tên hiện", "Phản hồi"]
    assert [row[3] for row in rows_of(lines)] == ["Đèn đường sáng"]
    assert any("không ra tệp" in note for note in notes_of(lines))
    elsewhere = signed_in(an_editor(units["neighbour"]))
    assert words_of(elsewhere.get(DESK)).count("rows__title") == 0
    one = Remark.objects.order_by("pk")[0]
    assert elsewhere.get(one.get_absolute_url()).status_code == 404


def test_an_act_refused_keeps_what_was_typed_and_changes_nothing(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    waiting, desk = a_remark(article, "Ông Trần Sáu nói đúng."), signed_in(moderator)
    address = reverse("newsroom:remark_act", args=[waiting.uuid, "dang"])
    page = words_of(desk.post(address, {"hidden": "Bà Bảy", "answer": "Xin cảm ơn."}))
    assert "Không thấy “Bà Bảy”" in unescape(page)
    assert "Xin cảm ơn." in page
    declined = reverse("newsroom:remark_act", args=[waiting.uuid, "khong-dang"])
    assert "bắt buộc" in words_of(desk.post(declined, {"reason": "", "words": "Vì thế"}))
    assert Remark.objects.get().state == "waiting"
    assert "nêu tên một người" in words_of(desk.get(waiting.get_absolute_url()))
    other = signed_in(an_editor(units["commune"]))
    assert "Chỉ người được cử phụ trách" in words_of(other.get(waiting.get_absolute_url()))
    assert other.get(address).status_code == 403
    assert desk.get(reverse("newsroom:remark_act", args=[waiting.uuid, "khong-co"])).status_code == 404
    desk.post(address, {"hidden": "Trần Sáu"})
    assert "đã đổi từ lúc" in words_of(desk.post(address, {"answer": "Lần nữa."}))


def test_a_withdrawn_article_takes_its_remarks_along(units: Units, client: Client) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    a_shown(article, moderator, "Lời đã đăng.")
    actions.withdraw_article(article, reason="Nhầm.", by=an_approver(units["commune"]), at=clock.now())
    assert "Lời đã đăng." not in words_of(client.get(article.public_url))
    for name in ("remarks", "write_remark"):
        assert client.get(reverse(f"newsroom:{name}", args=[article.slug])).status_code == 404
    assert PUBLIC.post is None
