from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nep.newsroom import actions, refusals
from nep.newsroom.models import Article, ArticleTag, Correction
from nep.notices.models import Notice
from nep.organisations.actors import JOB
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.newsroom import (
    TITLE,
    a_draft,
    a_published,
    a_submitted,
    an_approved,
    an_approver,
    an_editor,
    said,
)
from tests.factories.organisations import an_actor
from tests.tables import assert_table

Units = dict[str, Unit]

WHO = """
                     see write save submit take-back approve return publish schedule withdraw correct
editor               yes yes   yes  yes    yes       -       -      -       -        -        -
author               yes yes   yes  yes    yes       -       -      -       -        -        -
approver             yes -     -    -      -         yes     yes    yes     yes      yes      yes
writes-and-approves  yes yes   yes  yes    yes       yes     yes    yes     yes      yes      yes
other-editor         -   -     -    -      -         -       -      -       -        -        -
other-approver       -   -     -    -      -         -       -      -       -        -        -
leader               -   -     -    -      -         -       -      -       -        -        -
auditor-above        yes -     -    -      -         -       -      -       -        -        -
administrator        -   -     -    -      -         -       -      -       -        -        -
"""


def test_who_may_do_what_with_an_article(units: Units) -> None:
    commune, at = units["commune"], clock.now()
    author = an_editor(commune)
    draft, sent = a_draft(commune, by=author), a_submitted(commune, by=author)
    actions.stop_editing(draft, by=author)
    approved, out = an_approved(commune), a_published(commune)
    correcting = _corrected(a_published(commune), commune)
    who = {
        "editor": an_editor(commune),
        "author": author,
        "approver": an_approver(commune),
        "writes-and-approves": an_actor(commune, Role.EDITOR, Role.ARTICLE_APPROVER),
        "other-editor": an_editor(units["neighbour"]),
        "other-approver": an_approver(units["district"]),
        "leader": an_actor(commune, Role.LEADER),
        "auditor-above": an_actor(units["district"], Role.AUDITOR),
        "administrator": an_actor(commune, Role.ADMINISTRATOR),
    }
    verbs = {
        "see": lambda a: Article.objects.visible_to(a).filter(pk=draft.pk).exists(),
        "write": lambda a: actions.draft_article(unit=commune, words=said(), by=a, at=at),
        "save": lambda a: (
            actions.open_to_edit(draft, by=a, at=at),
            actions.save_article(draft, words=said(), base=1, by=a, at=at),
        ),
        "submit": lambda a: actions.submit_article(draft, by=a, at=at),
        "take-back": lambda a: actions.take_back_article(sent, by=a, at=at),
        "approve": lambda a: actions.approve_article(sent, by=a, at=at),
        "return": lambda a: actions.return_article(sent, reason="Thiếu ngày.", by=a, at=at),
        "publish": lambda a: actions.publish_article(approved, by=a, at=at),
        "schedule": lambda a: actions.schedule_article(
            approved, publish_at=at + timedelta(hours=1), by=a, at=at
        ),
        "withdraw": lambda a: actions.withdraw_article(out, reason="Nhầm.", by=a, at=at),
        "correct": lambda a: actions.approve_correction(correcting, by=a, at=at),
    }
    assert_table(WHO, who=who, verbs=verbs)


def _corrected(article: Article, unit: Unit) -> Article:
    editor = an_editor(unit)
    actions.open_to_edit(article, by=editor, at=clock.now())
    actions.save_article(article, words=said(title="Tên đã sửa"), base=1, by=editor, at=clock.now())
    return actions.submit_article(article, note="Sửa tên bài.", by=editor, at=clock.now())


def test_an_article_is_not_approved_by_its_own_author(units: Units) -> None:
    both = an_actor(units["commune"], Role.EDITOR, Role.ARTICLE_APPROVER)
    article = a_submitted(units["commune"], by=both)
    with pytest.raises(refusals.OwnArticle, match="không tự duyệt được"):
        actions.approve_article(article, by=both, at=clock.now())
    article.refresh_from_db()
    assert (article.state, article.approved_by_id) == ("submitted", None)
    assert both.post is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(state="approved", approved_by=both.post.person_id)


def test_nor_by_who_changed_a_word_of_it_and_let_another_send_it(units: Units) -> None:
    both = an_actor(units["commune"], Role.EDITOR, Role.ARTICLE_APPROVER)
    editor, at = an_editor(units["commune"]), clock.now()
    article = a_draft(units["commune"], by=editor)
    actions.stop_editing(article, by=editor)
    actions.open_to_edit(article, by=both, at=at)
    actions.save_article(article, words=said(title="Một chữ"), base=1, by=both, at=at)
    actions.stop_editing(article, by=both)
    article = actions.submit_article(article, by=editor, at=at)
    with pytest.raises(refusals.OwnArticle):
        actions.approve_article(article, by=both, at=at)


def test_what_is_in_hand_is_not_written_until_it_comes_back_with_a_reason(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_submitted(units["commune"], by=editor)
    assert Notice.objects.get(kind="article_submitted").unit_id == units["commune"].pk
    with pytest.raises(refusals.InHand):
        actions.open_to_edit(article, by=editor, at=clock.now())
    with pytest.raises(refusals.NoReason):
        actions.return_article(article, reason=" ", by=an_approver(units["commune"]), at=clock.now())
    actions.return_article(article, reason="Thiếu ngày.", by=an_approver(units["commune"]), at=clock.now())
    article.refresh_from_db()
    assert (article.state, article.returned) == ("draft", "Thiếu ngày.")
    assert Notice.objects.get(kind="article_submitted").done_at is not None
    actions.submit_article(article, by=editor, at=clock.now())
    assert Article.objects.get().returned == ""


def test_without_a_word_nothing_is_sent(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor, lead="", body="")
    with pytest.raises(refusals.NoText):
        actions.submit_article(article, by=editor, at=clock.now())


def test_published_it_has_an_address_that_stays_and_its_tags(units: Units) -> None:
    first, second = a_published(units["commune"]), a_published(units["commune"])
    assert (first.slug, second.slug) == (
        "hoi-nghi-doi-thoai-voi-cong-nhan", "hoi-nghi-doi-thoai-voi-cong-nhan-2",
    )  # fmt: skip
    tags = ArticleTag.objects.filter(article=first).order_by("slug").values_list("slug", "name")
    assert list(tags) == [("cong-nhan", "công nhân"), ("doi-thoai", "đối thoại")]


@pytest.mark.parametrize("title", ["soan", "!!!", "Đ" * 300])
def test_no_title_takes_an_address_of_the_newsroom(units: Units, title: str) -> None:
    slug = a_published(units["commune"], title=title).slug
    assert slug is not None
    assert slug not in {"soan", ""}
    assert len(slug) <= 100


def test_a_schedule_in_the_past_is_refused(units: Units) -> None:
    article, at = an_approved(units["commune"]), clock.now()
    for moment in (at, at - timedelta(days=1)):
        with pytest.raises(refusals.InThePast, match="phải ở sau lúc này"):
            actions.schedule_article(article, publish_at=moment, by=an_approver(units["commune"]), at=at)
    article.refresh_from_db()
    assert (article.state, article.publish_at) == ("approved", None)


def test_the_job_publishes_what_is_due_once_and_at_its_time(units: Units) -> None:
    article, at = an_approved(units["commune"]), clock.now()
    moment = at + timedelta(hours=2)
    actions.schedule_article(article, publish_at=moment, by=an_approver(units["commune"]), at=at)
    assert actions.publish_due(at=moment - timedelta(seconds=1)) == 0
    assert actions.publish_due(at=moment + timedelta(minutes=1)) == 1
    assert actions.publish_due(at=moment + timedelta(minutes=1)) == 0
    article.refresh_from_db()
    assert (article.state, article.published_at, article.publish_at) == ("published", moment, None)
    assert JOB.post is None


def test_a_correction_stands_beside_the_text_until_a_second_person_brings_it_out(units: Units) -> None:
    commune, at = units["commune"], clock.now()
    article = a_published(commune)
    editor = an_editor(commune)
    actions.open_to_edit(article, by=editor, at=at)
    with pytest.raises(refusals.NothingChanged):
        actions.submit_article(article, note="Sửa.", by=editor, at=at)
    actions.save_article(article, words=said(title="Tên đã sửa"), base=1, by=editor, at=at)
    with pytest.raises(refusals.NoNote):
        actions.submit_article(article, note=" ", by=editor, at=at)
    actions.submit_article(article, note="Sửa tên bài.", by=editor, at=at)
    both = an_actor(commune, Role.EDITOR, Role.ARTICLE_APPROVER)
    corrected = actions.approve_correction(article, by=both, at=at)
    made = Correction.objects.select_related("before", "after").get()
    assert (made.note, made.before.title, made.after.title) == ("Sửa tên bài.", TITLE, "Tên đã sửa")
    assert (corrected.slug, corrected.live_id, corrected.pending) == (article.slug, made.after_id, "")


def test_a_correction_is_not_approved_by_who_wrote_it_even_if_that_person_approved_the_article(
    units: Units,
) -> None:
    commune, at = units["commune"], clock.now()
    both = an_actor(commune, Role.EDITOR, Role.ARTICLE_APPROVER)
    article = actions.approve_article(a_submitted(commune), by=both, at=at)
    actions.publish_article(article, by=both, at=at)
    actions.open_to_edit(article, by=both, at=at)
    actions.save_article(article, words=said(title="Tên đã sửa"), base=1, by=both, at=at)
    article = actions.submit_article(article, note="Sửa tên.", by=both, at=at)
    with pytest.raises(refusals.OwnArticle):
        actions.approve_correction(article, by=both, at=at)
    actions.approve_correction(article, by=an_approver(commune), at=at)


def test_a_withdrawn_article_keeps_its_reason_and_loses_its_readers(units: Units) -> None:
    article = a_published(units["commune"])
    with pytest.raises(refusals.NoReason):
        actions.withdraw_article(article, reason="", by=an_approver(units["commune"]), at=clock.now())
    actions.withdraw_article(article, reason="Nhầm nơi.", by=an_approver(units["commune"]), at=clock.now())
    assert not Article.objects.public().exists()
    assert not ArticleTag.objects.exists()
