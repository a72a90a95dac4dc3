from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nep.newsroom import actions, refusals
from nep.newsroom.actions.editing import STALE
from nep.newsroom.comparing import compared
from nep.newsroom.models import Article, DraftCopy, EditLock, Revision
from nep.organisations.models import Unit
from nep.web import clock
from nep.web.secrecy import MarkedSecret
from tests.factories.newsroom import TITLE, a_draft, a_published, an_editor, said

Units = dict[str, Unit]


def test_every_save_is_a_revision_and_the_body_is_cleaned_on_its_way_in(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    dirty = said(title="Tên mới", body="<p onclick=x()>một<script>alert(1)</script></p>")
    actions.save_article(article, words=dirty, base=1, by=editor, at=clock.now())
    rows = list(Revision.objects.order_by("number").values_list("number", "title", "body", "saved_by_title"))
    assert rows[0][:2] == (1, TITLE)
    assert rows[1] == (2, "Tên mới", "<p>một</p>", "Biên tập viên")
    article.refresh_from_db()
    assert (article.title, article.number, article.state) == ("Tên mới", 2, "draft")
    assert article.folded.startswith("ten moi")


def test_who_saves_on_an_older_revision_is_refused_and_nothing_is_lost(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    actions.save_article(article, words=said(title="Hai"), base=1, by=editor, at=clock.now())
    with pytest.raises(refusals.SavedByOther):
        actions.save_article(article, words=said(title="Ba"), base=1, by=editor, at=clock.now())
    assert Revision.objects.count() == 2


def test_only_one_writes_at_a_time_until_it_is_taken_over(units: Units) -> None:
    first, second = an_editor(units["commune"]), an_editor(units["commune"])
    article, at = a_draft(units["commune"], by=first), clock.now()
    with pytest.raises(refusals.LockedByOther):
        actions.open_to_edit(article, by=second, at=at)
    with pytest.raises(refusals.LockLost):
        actions.save_article(article, words=said(), base=1, by=second, at=at)
    actions.open_to_edit(article, takes_over=True, by=second, at=at)
    with pytest.raises(refusals.LockLost):
        actions.save_article(article, words=said(), base=1, by=first, at=at)
    actions.save_article(article, words=said(title="Của người sau"), base=1, by=second, at=at)
    assert Article.objects.get().title == "Của người sau"


def test_a_lock_without_a_sign_of_life_yields(units: Units) -> None:
    first, second = an_editor(units["commune"]), an_editor(units["commune"])
    article, at = a_draft(units["commune"], by=first), clock.now()
    actions.stay_open(article, by=first, at=at + timedelta(minutes=10))
    later = at + timedelta(minutes=10) + STALE
    with pytest.raises(refusals.LockedByOther):
        actions.open_to_edit(article, by=second, at=later - timedelta(seconds=1))
    actions.open_to_edit(article, by=second, at=later)
    assert second.post is not None
    assert EditLock.objects.get().person_id == second.post.person_id


def test_the_page_keeps_a_copy_that_is_no_revision_and_goes_with_the_next_save(units: Units) -> None:
    editor = an_editor(units["commune"])
    article, at = a_draft(units["commune"], by=editor), clock.now()
    words = {"title": "Đang gõ", "lead": "", "body": "<p>dở</p>", "tags": ""}
    actions.copy_article(article, **words, base=1, by=editor, at=at)
    actions.copy_article(article, **{**words, "title": "Đang gõ tiếp"}, base=1, by=editor, at=at)
    assert list(DraftCopy.objects.values_list("title", "body")) == [("Đang gõ tiếp", "<p>dở</p>")]
    assert Revision.objects.count() == 1
    with pytest.raises(refusals.LockLost):
        actions.copy_article(article, **words, base=1, by=an_editor(units["commune"]), at=at)
    actions.save_article(article, words=said(), base=1, by=editor, at=at)
    assert not DraftCopy.objects.exists()


def test_an_old_revision_is_put_back_as_the_newest(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    actions.save_article(
        article, words=said(title="Hai", body="<p>khác</p>"), base=1, by=editor, at=clock.now()
    )
    actions.restore_revision(article, 1, by=editor, at=clock.now())
    newest = Revision.objects.get(number=3)
    assert (newest.title, newest.restored_from) == (TITLE, 1)
    assert newest.body == Revision.objects.get(number=1).body
    for number in (3, 7):
        with pytest.raises(refusals.NoSuchRevision):
            actions.restore_revision(article, number, by=editor, at=clock.now())


def test_two_revisions_are_compared_word_by_word(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor, body="<p>Có 12 người hỏi.</p><p>Hết.</p>")
    changed = said(body="<p>Có 15 người hỏi.</p><p>Hết.</p><p>Thêm.</p>")
    actions.save_article(article, words=changed, base=1, by=editor, at=clock.now())
    parts = compared(*Revision.objects.order_by("number"))
    assert [part.key for part in parts if not part.is_same] == ["body"]
    pieces = [[(piece.kind, piece.words) for piece in line.pieces] for line in parts[2].lines]
    assert pieces == [
        [("same", "Có "), ("gone", "12"), ("new", "15"), ("same", " người hỏi.")],
        [("same", "Hết.")],
        [("new", "Thêm.")],
    ]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"title": " "}, refusals.NoTitle),
        ({"body": "<p>" + "a" * 200_001}, refusals.TooLong),
        ({"tags": "a, b, c, d, e, g, h"}, refusals.TooManyTags),
        ({"tags": "dài " * 20}, refusals.TooManyTags),
        ({"body": "<p>TUYỆT MẬT</p>"}, MarkedSecret),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(
    units: Units, words: dict[str, str], refusal: type[Exception]
) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    with pytest.raises(refusal):
        actions.save_article(article, words=said(**words), base=1, by=editor, at=clock.now())
    assert (Revision.objects.count(), Article.objects.get().number) == (1, 1)


def test_a_published_article_is_not_changed_by_a_save(units: Units) -> None:
    article, editor = a_published(units["commune"]), an_editor(units["commune"])
    actions.open_to_edit(article, by=editor, at=clock.now())
    actions.save_article(article, words=said(title="Tên sửa"), base=1, by=editor, at=clock.now())
    article = Article.objects.select_related("live").get()
    assert article.live is not None
    assert (article.live.title, article.title, article.state, article.pending) == (
        TITLE, "Tên sửa", "published", "draft",
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"state": "published"},
        {"state": "scheduled"},
        {"state": "withdrawn"},
        {"pending": "draft"},
        {"slug": "co-roi"},
    ],
)
def test_the_database_refuses_what_the_rules_forbid(units: Units, wrong: dict[str, str]) -> None:
    article = a_draft(units["commune"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**wrong)
