from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.newsroom import actions
from nep.newsroom.models import Article, DraftCopy, Revision
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.newsroom import (
    TITLE,
    WORDS,
    a_draft,
    a_published,
    a_submitted,
    an_approver,
    an_editor,
    said,
    signed_in,
)
from tests.factories.organisations import an_actor
from tests.tables import assert_queries

Units = dict[str, Unit]
NEWS = "/tin-tuc/"


def words_of(page: Any) -> str:
    return str(page.content.decode())


def form_of(article: Article, **changes: Any) -> dict[str, Any]:
    names = ("title", "lead", "body", "tags", "category")
    return {**{name: getattr(WORDS, name) for name in names}, "base": article.number, **changes}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_news_costs_the_same_for_one_and_for_three(
    units: Units, client: Client, rows: int
) -> None:
    for number in range(rows):
        a_published(units["commune"], title=f"Tin số {number}")
    client.get(NEWS)
    with assert_queries(4):
        page = client.get(NEWS)
    assert words_of(page).count('class="news-row"') == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_an_article_costs_the_same_beside_one_and_beside_three(
    units: Units, client: Client, rows: int
) -> None:
    article = a_published(units["commune"], body="<p>Đoạn của bài.</p>" * 60)
    for number in range(rows):
        a_published(units["commune"], title=f"Tin số {number}")
    client.get(article.public_url)
    with assert_queries(5):
        page = client.get(article.public_url)
    assert words_of(page).count("Tin số") == rows
    assert len(page.content) < 30_000


@pytest.mark.parametrize("rows", [1, 3])
def test_the_newsrooms_list_costs_the_same_for_one_and_for_three(units: Units, rows: int) -> None:
    for number in range(rows):
        a_draft(units["commune"], title=f"Bài số {number}")
    browser = signed_in(an_editor(units["commune"]))
    address = reverse("newsroom:list")
    browser.get(address)
    with assert_queries(7):
        page = browser.get(address)
    assert words_of(page).count("Bài số") == rows


def test_the_edit_page_is_light_and_asks_little(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor, body="<p>Đoạn của bài.</p>" * 600)
    browser = signed_in(editor)
    address = reverse("newsroom:edit", args=[article.uuid])
    browser.get(address)
    with assert_queries(11):
        page = browser.get(address)
    assert len(page.content) < 100_000
    assert "<textarea" in words_of(page)


def test_everybody_reads_what_is_published_and_nothing_else(units: Units, client: Client) -> None:
    out = a_published(units["commune"])
    draft = a_draft(units["commune"], title="Bản nháp kín")
    a_submitted(units["commune"], title="Đang chờ kín")
    page = words_of(client.get(NEWS))
    assert TITLE in page
    assert "kín" not in page
    article = words_of(client.get(out.public_url))
    assert "<li>Sửa đường vào khu trọ</li>" in article
    assert "27/12/2023" in article
    assert "Xã Một" in article
    assert client.get(reverse("newsroom:work", args=[draft.uuid])).status_code == 302
    stranger = signed_in(an_editor(units["neighbour"]))
    assert stranger.get(reverse("newsroom:work", args=[draft.uuid])).status_code == 404
    leader = signed_in(an_actor(units["commune"], Role.LEADER))
    assert leader.get(reverse("newsroom:list")).status_code == 403


def test_no_person_is_named_on_public_pages(units: Units, client: Client) -> None:
    article = a_published(units["commune"])
    for row in Revision.objects.select_related("saved_by").order_by("pk"):
        assert row.saved_by.full_name not in words_of(client.get(article.public_url))


def test_the_list_is_narrowed_by_section_tag_and_words_without_marks(units: Units, client: Client) -> None:
    a_published(units["commune"])
    a_published(
        units["commune"], title="Lịch nghỉ Tết", category="notice", tags="lịch nghỉ", lead="", body="<p>x</p>"
    )
    for query, titles in {
        "?chuyen-muc=notice": ["Lịch nghỉ Tết"],
        "?chu-de=doi-thoai": [TITLE],
        "?tim=hoi+nghi+doi+thoai": [TITLE],
        "?tim=Hội+nghị+đối+thoại": [TITLE],
    }.items():
        rows = client.get(f"{NEWS}{query}").context["rows"]
        assert [row.live.title for row in rows] == titles
    file = client.get(f"{NEWS}?dang=csv").getvalue().decode("utf-8-sig")
    assert [TITLE in file, "Lịch nghỉ Tết" in file] == [True, True]


@pytest.mark.parametrize("asked", ["hoi nghi doi thoai", "hội nghị đối thoại"])
def test_search_finds_it_with_and_without_marks_and_drafts_only_for_their_newsroom(
    units: Units, rf: Any, asked: str
) -> None:
    a_published(units["commune"])
    a_draft(units["commune"], title="Hội nghị đối thoại lần sau", tags="")
    found = {}
    for name, actor in {
        "editor": an_editor(units["commune"]),
        "neighbour": an_editor(units["neighbour"]),
    }.items():
        found[name] = _found(rf, asked, actor)
    assert found == {"editor": {TITLE, "Hội nghị đối thoại lần sau"}, "neighbour": {TITLE}}


def _found(rf: Any, asked: str, actor: Actor) -> set[str]:
    browser = signed_in(actor)
    page = words_of(browser.get(reverse("portal:search"), {"tim": asked}))
    plain = page.replace("<mark>", "").replace("</mark>", "")
    return {title for title in (TITLE, "Hội nghị đối thoại lần sau") if f">{title}</a>" in plain}


def test_an_article_is_written_sent_approved_and_read(units: Units, client: Client) -> None:
    writer, second = an_editor(units["commune"]), an_approver(units["commune"])
    desk, other = signed_in(writer), signed_in(second)
    made = desk.post(reverse("newsroom:create"), {"title": "Tin mới", "category": "news"})
    article = Article.objects.get()
    assert made.headers["Location"] == reverse("newsroom:edit", args=[article.uuid])
    sent = form_of(article, title="Tin mới", body="Đoạn một\n\n- ý một\n- ý hai")
    saved = desk.post(reverse("newsroom:edit", args=[article.uuid]), sent)
    assert saved.headers["Location"] == article.get_absolute_url()
    desk.post(reverse("newsroom:act", args=[article.uuid, "trinh-duyet"]))
    assert "Tin mới" in words_of(other.get(reverse("portal:desk")))
    other.post(reverse("newsroom:act", args=[article.uuid, "duyet"]), {"when": "now"})
    article.refresh_from_db()
    page = words_of(client.get(article.public_url))
    assert "<ul><li>ý một</li><li>ý hai</li></ul>" in page
    assert words_of(desk.get(article.get_absolute_url())).count("Duyệt bài") == 1


def test_an_author_is_told_on_the_page_that_another_approves(units: Units) -> None:
    both = an_actor(units["commune"], Role.EDITOR, Role.ARTICLE_APPROVER)
    article = a_submitted(units["commune"], by=both)
    browser = signed_in(both)
    assert "nên người khác duyệt" in words_of(browser.get(article.get_absolute_url()))
    address = reverse("newsroom:act", args=[article.uuid, "duyet"])
    assert browser.post(address, {"when": "now"}).status_code == 403
    article.refresh_from_db()
    assert article.state == "submitted"


def test_a_schedule_in_the_past_is_said_at_its_field_and_nothing_is_approved(units: Units) -> None:
    article, browser = a_submitted(units["commune"]), signed_in(an_approver(units["commune"]))
    address = reverse("newsroom:act", args=[article.uuid, "duyet"])
    answer = browser.post(address, {"when": "later", "on": "26/12/2023", "hour": "07:30"})
    assert "Giờ hẹn đăng phải ở sau lúc này" in words_of(answer)
    assert "26/12/2023" in words_of(answer)
    article.refresh_from_db()
    assert (article.state, article.approved_by_id) == ("submitted", None)
    browser.post(address, {"when": "later", "on": "28/12/2023", "hour": "07:30"})
    article.refresh_from_db()
    assert article.state == "scheduled"
    assert "Hẹn đăng 07:30 ngày 28/12/2023" in words_of(browser.get(article.get_absolute_url()))


def test_a_save_on_an_older_revision_keeps_what_was_typed(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    actions.save_article(article, words=said(title="Bản hai"), base=1, by=editor, at=clock.now())
    sent = form_of(article, base=1, title="Chữ của tôi", body="<p>giữ</p><script>alert(1)</script>")
    page = words_of(signed_in(editor).post(reverse("newsroom:edit", args=[article.uuid]), sent))
    assert "có người đã lưu một bản mới hơn" in page
    assert "Chữ của tôi" in page
    assert "alert(1)" not in page
    assert Revision.objects.count() == 2


def test_the_page_keeps_and_offers_its_copy_and_says_when_it_can_no_longer(units: Units) -> None:
    editor, second = an_editor(units["commune"]), an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    browser, edit = signed_in(editor), reverse("newsroom:edit", args=[article.uuid])
    keep = reverse("newsroom:keep", args=[article.uuid])
    kept = browser.post(keep, {"title": "Đang gõ", "body": "<p>dở<script>x()</script></p>", "base": "1"})
    assert kept.json() == {"said": "Đã tự lưu lúc 09:00."}
    assert "Có bản tự lưu lúc 09:00" in words_of(browser.get(edit))
    shown = words_of(browser.get(f"{edit}?ban=tu-luu"))
    assert "Đang gõ" in shown
    assert "x()" not in shown
    actions.open_to_edit(article, takes_over=True, by=second, at=clock.now())
    lost = browser.post(keep, {"title": "Nữa", "base": "1"})
    assert lost.status_code == 409
    assert "không còn giữ quyền sửa" in lost.json()["said"]
    assert DraftCopy.objects.get().title == "Đang gõ"


def test_who_comes_second_sees_who_writes_and_may_take_over(units: Units) -> None:
    article, second = a_draft(units["commune"]), an_editor(units["commune"])
    browser = signed_in(second)
    page = words_of(browser.get(article.get_absolute_url()))
    assert "Biên tập viên đang sửa bài này" in page
    assert "Giành quyền sửa" in page
    opened = browser.post(reverse("newsroom:open", args=[article.uuid]))
    assert opened.headers["Location"] == article.get_absolute_url()
    taken = browser.post(reverse("newsroom:open", args=[article.uuid]), {"gianh": "1"})
    assert taken.headers["Location"] == reverse("newsroom:edit", args=[article.uuid])


def test_a_get_of_the_edit_page_opens_nothing(units: Units) -> None:
    article, second = a_draft(units["commune"]), an_editor(units["commune"])
    answer = signed_in(second).get(reverse("newsroom:edit", args=[article.uuid]))
    assert answer.headers["Location"] == article.get_absolute_url()


def test_revisions_are_compared_and_put_back(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    actions.save_article(article, words=said(title=f"{TITLE} lần hai"), base=1, by=editor, at=clock.now())
    browser = signed_in(editor)
    page = words_of(browser.get(reverse("newsroom:revision", args=[article.uuid, 2])))
    assert "<ins> lần hai</ins>" in page
    browser.post(reverse("newsroom:restore", args=[article.uuid, 1]))
    assert Revision.objects.get(number=3).title == TITLE
    for odd in ("?voi=abc", "?voi=999999999999", "?voi=77"):
        assert browser.get(reverse("newsroom:revision", args=[article.uuid, 2]) + odd).status_code == 200


def test_a_correction_says_what_was_wrong_and_a_withdrawn_article_that_it_is_gone(
    units: Units, client: Client
) -> None:
    article, editor = a_published(units["commune"]), an_editor(units["commune"])
    second = an_approver(units["commune"])
    at = clock.now() + timedelta(hours=1)
    actions.open_to_edit(article, by=editor, at=at)
    actions.save_article(article, words=said(lead="Có 15 người hỏi."), base=1, by=editor, at=at)
    assert "Có 15 người hỏi." not in words_of(client.get(article.public_url))
    actions.submit_article(article, note="Số người hỏi là 15, không phải 12.", by=editor, at=at)
    actions.approve_correction(article, by=second, at=at)
    page = words_of(client.get(article.public_url))
    assert "Đính chính ngày 27/12/2023" in page
    assert "Số người hỏi là 15, không phải 12." in page
    assert "Có 15 người hỏi." in page
    actions.withdraw_article(article, reason="Đăng nhầm nơi.", by=second, at=at)
    gone = client.get(article.public_url)
    assert gone.status_code == 410
    assert "Đăng nhầm nơi." in words_of(gone)
    assert "người hỏi" not in words_of(gone)


def test_the_preview_has_the_width_of_a_screen_and_of_a_phone(units: Units) -> None:
    article = a_draft(units["commune"])
    browser, address = (
        signed_in(an_editor(units["commune"])),
        reverse("newsroom:preview", args=[article.uuid]),
    )
    assert "article-preview--phone" not in words_of(browser.get(address))
    assert "article-preview--phone" in words_of(browser.get(f"{address}?co=dien-thoai"))
