"""Leaders by name: in full at the first mention, in short after it, as the record stood on the day."""

import io
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.newsroom import actions, refusals
from nep.newsroom.comparing import compared
from nep.newsroom.mentions import full_title, leaders_found
from nep.newsroom.models import Article, Mention, Revision
from nep.newsroom.packing import packed
from nep.organisations.actions import close_post
from nep.organisations.actors import COMMAND
from nep.organisations.models import Post, Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.newsroom import a_draft, an_approver, an_editor, said, signed_in
from tests.factories.organisations import a_post
from tests.tables import assert_queries

Units = dict[str, Unit]
DAY = date(2023, 12, 27)
BODY = "<p>Mở đầu, [[người 1]] đến dự.</p><p>[[người 1]] kết luận; đồng chí [[người 1]] cảm ơn.</p>"


def a_leader(unit: Unit, title: str, name: str) -> Post:
    post = a_post(unit, Role.LEADER, title=title)
    post.person.full_name = name
    post.person.save()
    return post


def chair(units: Units) -> Post:
    return a_leader(units["commune"], "Chủ tịch Ủy ban nhân dân", "Nguyễn Thị Mẫu")


def naming(unit: Unit, post: Post, body: str = BODY, *, day: date = DAY) -> Article:
    """A draft that names who holds `post`."""
    editor, at = an_editor(unit), clock.now()
    article = a_draft(unit, by=editor)
    actions.add_mention(article, post=post.pk, day=day, by=editor, at=at)
    actions.save_article(article, words=said(body=body), base=1, by=editor, at=at)
    article.refresh_from_db()
    return article


def out(article: Article) -> Article:
    unit, at = article.unit, clock.now()
    actions.stop_editing(article, by=an_editor(unit))
    editor = an_editor(unit)
    actions.open_to_edit(article, takes_over=True, by=editor, at=at)
    actions.submit_article(article, by=editor, at=at)
    actions.approve_article(article, by=an_approver(unit), at=at)
    return actions.publish_article(article, by=an_approver(unit), at=at)


def words_of(article: Article) -> str:
    return Client().get(article.public_url).content.decode()


@pytest.mark.parametrize(
    ("title", "unit", "full"),
    [
        ("Bí thư Tỉnh ủy", "Tỉnh ủy Thử", "Bí thư Tỉnh ủy Thử"),
        ("Chủ tịch Ủy ban nhân dân", "Xã Một", "Chủ tịch Ủy ban nhân dân Xã Một"),
        ("Chủ tịch Ủy ban nhân dân Xã Một", "Xã Một", "Chủ tịch Ủy ban nhân dân Xã Một"),
        ("Trưởng ban", "Ban Tuyên giáo", "Trưởng Ban Tuyên giáo"),
        ("Giám đốc", "Sở Y tế", "Giám đốc Sở Y tế"),
        ("Chủ tịch", "", "Chủ tịch"),
    ],
)
def test_a_title_and_its_unit_are_said_once(title: str, unit: str, full: str) -> None:
    assert full_title(title, unit) == full


def test_the_first_mention_is_full_and_those_after_it_are_short(units: Units) -> None:
    page = words_of(out(naming(units["commune"], chair(units))))
    assert "Mở đầu, Chủ tịch Ủy ban nhân dân Xã Một Nguyễn Thị Mẫu đến dự." in page
    assert "<p>Nguyễn Thị Mẫu kết luận; đồng chí Nguyễn Thị Mẫu cảm ơn.</p>" in page
    assert "[[" not in page


def test_on_a_page_of_the_party_who_was_named_is_a_comrade(units: Units) -> None:
    secretary = a_leader(units["party"], "Bí thư Tỉnh ủy", "Trần Văn Mẫu")
    page = words_of(out(naming(units["party"], secretary)))
    assert "Bí thư Tỉnh ủy Thử Trần Văn Mẫu đến dự." in page
    assert "<p>Đồng chí Trần Văn Mẫu kết luận; đồng chí Trần Văn Mẫu cảm ơn.</p>" in page


def test_moved_paragraphs_move_the_full_title(units: Units) -> None:
    moved = "<p>[[người 1]] kết luận.</p><p>Mở đầu, [[người 1]] đến dự.</p>"
    page = words_of(out(naming(units["commune"], chair(units), moved)))
    assert "<p>Chủ tịch Ủy ban nhân dân Xã Một Nguyễn Thị Mẫu kết luận.</p>" in page
    assert "Mở đầu, Nguyễn Thị Mẫu đến dự." in page


def test_the_post_is_the_one_of_the_day_and_so_is_the_refusal(units: Units) -> None:
    old = chair(units)
    close_post(old, valid_to=DAY - timedelta(days=30), by=COMMAND, at=clock.now())
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    with pytest.raises(refusals.NoLeaderThatDay):
        actions.add_mention(article, post=old.pk, day=DAY, by=editor, at=clock.now())
    assert not Mention.objects.exists()
    before = DAY - timedelta(days=60)
    made = actions.add_mention(article, post=old.pk, day=before, by=editor, at=clock.now())
    again = actions.add_mention(article, post=old.pk, day=before, by=editor, at=clock.now())
    assert (made.number, again.pk) == (1, made.pk)


@pytest.mark.parametrize("roles", [[Role.UNIT_OFFICER], [Role.MEMBER]])
def test_only_leaders_are_named_by_the_record(units: Units, roles: list[Role]) -> None:
    clerk = a_post(units["commune"], *roles)
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    with pytest.raises(refusals.NoLeaderThatDay):
        actions.add_mention(article, post=clerk.pk, day=DAY, by=editor, at=clock.now())


def test_a_title_that_tells_membership_is_not_offered(units: Units) -> None:
    a_leader(units["commune"], "Bí thư chi bộ ấp", "Lê Văn Thử")
    assert leaders_found("", near=units["commune"], day=DAY) == []


def test_leaders_are_found_with_marks_and_without(units: Units) -> None:
    post = chair(units)
    a_leader(units["neighbour"], "Chủ tịch Ủy ban nhân dân", "Phạm Văn Khác")
    for words in ("Nguyễn Thị Mẫu", "nguyen thi mau", "mau xa mot", "", "chu tich xa mot"):
        found = leaders_found(words, near=units["commune"], day=DAY)
        assert [row.post for row in found] == [post], words
    assert leaders_found("khong ai ca", near=units["commune"], day=DAY) == []


def test_published_words_stay_and_a_note_says_what_the_record_says_now(units: Units) -> None:
    post = chair(units)
    article = out(naming(units["commune"], post))
    assert "Sổ chức vụ đã được sửa" not in words_of(article)
    Post.objects.filter(pk=post.pk).update(title="Quyền Chủ tịch Ủy ban nhân dân")
    page = words_of(article)
    assert "Mở đầu, Chủ tịch Ủy ban nhân dân Xã Một Nguyễn Thị Mẫu đến dự." in page
    assert "nay sổ của ngày 27/12/2023: Quyền Chủ tịch Ủy ban nhân dân Xã Một Nguyễn Thị Mẫu." in page
    Post.objects.filter(pk=post.pk).update(valid_to=DAY)
    assert "nay sổ của ngày 27/12/2023: không còn ghi chức vụ này." in words_of(article)


def test_a_draft_follows_the_record_until_it_is_published(units: Units) -> None:
    post = chair(units)
    article = naming(units["commune"], post)
    Post.objects.filter(pk=post.pk).update(title="Quyền Chủ tịch Ủy ban nhân dân")
    page = words_of(out(article))
    assert "Quyền Chủ tịch Ủy ban nhân dân Xã Một Nguyễn Thị Mẫu đến dự." in page
    assert "Sổ chức vụ" not in page
    frozen = Mention.objects.get()
    assert frozen.title == "Quyền Chủ tịch Ủy ban nhân dân Xã Một"
    assert frozen.frozen_at is not None
    assert "quyen chu tich" in Revision.objects.get(article=article, number=2).folded


def test_who_writes_is_told_when_the_record_no_longer_knows_the_post(units: Units) -> None:
    post = chair(units)
    article = naming(units["commune"], post)
    Post.objects.filter(pk=post.pk).update(valid_to=DAY)
    editor = an_editor(units["commune"])
    browser = signed_in(editor)
    sentence = "[[người 1]]: ngày 27/12/2023, Nguyễn Thị Mẫu không giữ chức vụ đã chọn."
    assert sentence in browser.get(article.get_absolute_url()).content.decode()
    actions.open_to_edit(article, takes_over=True, by=editor, at=clock.now())
    assert sentence in browser.get(reverse("newsroom:edit", args=[article.uuid])).content.decode()
    with pytest.raises(refusals.NamedWithoutPost, match="không giữ chức vụ đã chọn"):
        actions.submit_article(article, by=editor, at=clock.now())
    article.refresh_from_db()
    assert article.state == "draft"


def test_a_mark_of_nobody_is_told_and_shown_to_no_reader(units: Units) -> None:
    article = naming(units["commune"], chair(units), "<p>Có [[người 7]] dự.</p>")
    page = signed_in(an_editor(units["commune"])).get(article.get_absolute_url()).content.decode()
    assert "Bài có dấu [[người 7]] nhưng chưa có mục ấy" in page
    assert "[[" not in words_of(out(article))


def test_comparison_search_sharing_and_the_zip_carry_plain_words(units: Units, client: Client) -> None:
    article = naming(units["commune"], chair(units))
    before, after = Revision.objects.filter(article=article).order_by("number")
    pieces = [piece for part in compared(before, after) for line in part.lines for piece in line.pieces]
    lines = ["".join(piece.words for piece in pieces if piece.kind != "gone")]
    full = "Chủ tịch Ủy ban nhân dân Xã Một Nguyễn Thị Mẫu"
    assert any(full in words for words in lines)
    assert not any("[[" in words for words in lines)
    out(article)
    article.refresh_from_db()
    assert article.live is not None
    with zipfile.ZipFile(io.BytesIO(packed(article, article.live, today=DAY))) as archive:
        assert full in archive.read("bai.html").decode()
    found = client.get("/tin-tuc/", {"tim": "nguyen thi mau"}).context["listing"]
    assert found.total == 1
    answer = client.get("/tim/", {"tim": "nguyen thi mau"}).content.decode()
    assert "[[" not in answer


def test_a_photograph_that_is_put_in_shows_in_the_comparison(units: Units) -> None:
    article = a_draft(units["commune"], by=(editor := an_editor(units["commune"])), body="<p>Một.</p>")
    words = said(body="<p>Một.</p><p>[[anh 1]]</p><table><tr><td>Việc</td><td>Hạn</td></tr></table>")
    actions.save_article(article, words=words, base=1, by=editor, at=clock.now())
    before, after = Revision.objects.filter(article=article).order_by("number")
    pieces = [piece for part in compared(before, after) for line in part.lines for piece in line.pieces]
    assert [piece.words for piece in pieces if piece.kind == "new"] == ["[[ảnh 1]]", "Việc Hạn"]


def test_an_article_that_names_leaders_costs_one_query_more(units: Units, client: Client) -> None:
    article = out(naming(units["commune"], chair(units)))
    client.get(article.public_url)
    with assert_queries(6):
        client.get(article.public_url)


def test_the_page_finds_and_adds_and_leads_back_to_the_text(units: Units) -> None:
    post, editor = chair(units), an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    browser = signed_in(editor)
    address = reverse("newsroom:add_mention", args=[article.uuid])
    page = browser.get(address, {"day": "27/12/2023", "name": "mau"}).content.decode()
    assert "Nguyễn Thị Mẫu" in page
    assert f'value="{post.pk}"' in page
    answer = browser.post(address, {"day": "27/12/2023", "post": post.pk}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("newsroom:edit", args=[article.uuid])
    assert "Đặt [[người 1]] vào câu" in answer.content.decode()
    assert 'data-nep-insert="[[người 1]]"' in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"day": "27/12/2023"}, "Ngày ấy không có lãnh đạo nào giữ chức vụ này"),
        ({"day": "27/12/2023", "post": "9" * 30}, "Ngày ấy không có lãnh đạo nào giữ chức vụ này"),
        ({"day": "32/13/2023", "post": "1"}, "32/13/2023"),
    ],
)
def test_what_cannot_be_added_is_refused_with_a_sentence(
    units: Units, sent: dict[str, Any], sentence: str
) -> None:
    chair(units)
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    page = signed_in(editor).post(reverse("newsroom:add_mention", args=[article.uuid]), sent)
    assert sentence in page.content.decode()
    assert not Mention.objects.exists()


def test_only_who_writes_for_the_unit_names_leaders(units: Units) -> None:
    post = chair(units)
    article = a_draft(units["commune"])
    address = reverse("newsroom:add_mention", args=[article.uuid])
    codes = {}
    for who, actor in {
        "editor": an_editor(units["commune"]),
        "approver": an_approver(units["commune"]),
        "editor elsewhere": an_editor(units["neighbour"]),
    }.items():
        sent = {"day": "27/12/2023", "post": post.pk}
        codes[who] = signed_in(actor).post(address, sent).status_code
    assert codes == {"editor": 302, "approver": 403, "editor elsewhere": 404}
    assert Client().post(address).status_code == 302
    assert Mention.objects.count() == 1
