"""What readers say under an article: taken, masked, decided by one named person, erased."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nep.audit.models import Event
from nep.newsroom import actions, permissions, remark_jobs
from nep.newsroom import refusals_remarks as no
from nep.newsroom.models import Remark, RemarkDesk
from nep.newsroom.queries_remarks import desk_remarks
from nep.newsroom.remark_texts import LONGEST, warnings_of, without
from nep.notices.models import Notice
from nep.notices.registry import render
from nep.organisations import actions as organisations
from nep.organisations.actors import COMMAND, JOB, PUBLIC, Actor, Channel
from nep.organisations.models import Post, Unit
from nep.organisations.open_work import open_work, registered_work
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import MarkedSecret
from tests.factories.mandates import a_substitution, acting_for
from tests.factories.newsroom import (
    a_moderator,
    a_published,
    a_remark,
    a_shown,
    a_submitted,
    an_approver,
    an_editor,
)
from tests.factories.organisations import a_post, acting, an_actor
from tests.tables import assert_table

Units = dict[str, Unit]
TODAY = date(2023, 12, 27)
State = Remark.State

WHO = """
                 name switch see show answer hide decline withdraw undo
moderator        -    -      yes yes  yes    yes  yes     yes      yes
other-editor     -    -      yes -    -      -    -       -        -
approver         yes  yes    yes -    -      -    -       -        -
editor-elsewhere -    -      -   -    -      -    -       -        -
approver-above   -    -      -   -    -      -    -       -        -
leader           -    -      -   -    -      -    -       -        -
auditor-above    -    -      -   -    -      -    -       -        -
administrator    -    -      -   -    -      -    -       -        -
public           -    -      -   -    -      -    -       -        -
"""


def test_who_may_do_what_with_remarks(units: Units) -> None:
    commune, at = units["commune"], clock.now()
    moderator, article = a_moderator(commune), a_published(commune)
    waiting, shown = a_remark(article), a_shown(article, moderator)
    declined = actions.decline_remark(a_remark(article), reason="rude", by=moderator, at=at)
    who = {
        "moderator": moderator,
        "other-editor": an_editor(commune),
        "approver": an_approver(commune),
        "editor-elsewhere": an_editor(units["neighbour"]),
        "approver-above": an_approver(units["district"]),
        "leader": an_actor(commune, Role.LEADER),
        "auditor-above": an_actor(units["district"], Role.AUDITOR),
        "administrator": an_actor(commune, Role.ADMINISTRATOR),
        "public": PUBLIC,
    }
    verbs = {
        "name": lambda a: actions.name_moderator(commune, post=None, days=9, by=a, at=at),
        "switch": lambda a: actions.switch_remarks(article, is_open=False, by=a, at=at),
        "see": lambda a: Remark.objects.visible_to(a).filter(pk=waiting.pk).exists(),
        "show": lambda a: actions.show_remark(waiting, by=a, at=at),
        "answer": lambda a: actions.answer_remark(shown, answer="Xin cảm ơn.", by=a, at=at),
        "hide": lambda a: actions.hide_in_remark(shown, hidden="rõ", by=a, at=at),
        "decline": lambda a: actions.decline_remark(waiting, reason="spam", by=a, at=at),
        "withdraw": lambda a: actions.withdraw_remark(shown, reason="rude", by=a, at=at),
        "undo": lambda a: actions.undo_remark(declined, by=a, at=at),
    }
    assert_table(WHO, who=who, verbs=verbs)


def test_nothing_is_taken_until_somebody_is_named_and_none_after_it_is_taken_back(units: Units) -> None:
    commune, approver = units["commune"], an_approver(units["commune"])
    article = a_published(commune)
    with pytest.raises(no.RemarksClosed):
        a_remark(article)
    a_moderator(commune)
    a_remark(article)
    actions.name_moderator(commune, post=None, days=30, by=approver, at=clock.now())
    with pytest.raises(no.RemarksClosed, match="không nhận phản hồi"):
        a_remark(article)
    assert Remark.objects.count() == 1


def test_only_a_post_of_the_unit_that_edits_or_approves_is_named(units: Units) -> None:
    commune, approver = units["commune"], an_approver(units["commune"])
    ended = a_post(commune, Role.EDITOR)
    ended = organisations.close_post(ended, valid_to=TODAY, by=COMMAND, at=clock.now())
    for post in (an_editor(units["neighbour"]).post, a_post(commune, Role.UNIT_OFFICER), ended):
        with pytest.raises(no.NotACandidate):
            actions.name_moderator(commune, post=post, days=30, by=approver, at=clock.now())
    assert not RemarkDesk.objects.exists()
    actions.name_moderator(commune, post=approver.post, days=30, by=approver, at=clock.now())
    assert RemarkDesk.objects.get().post == approver.post
    with pytest.raises(IntegrityError), transaction.atomic():
        RemarkDesk.objects.update(days=0)


def test_an_article_takes_them_for_the_days_of_its_unit_or_until_its_own_day(units: Units) -> None:
    commune = units["commune"]
    a_moderator(commune, days=10)
    article, approver, noon = a_published(commune), an_approver(commune), clock.noon
    send: dict[str, Any] = {"text": "Lời.", "proved": True, "by": PUBLIC}
    actions.send_remark(article, owner="a", at=noon(TODAY + timedelta(days=10)), **send)
    with pytest.raises(no.RemarksClosed):
        actions.send_remark(article, owner="b", at=noon(TODAY + timedelta(days=11)), **send)
    longer = TODAY + timedelta(days=20)
    actions.switch_remarks(article, is_open=True, closes_on=longer, by=approver, at=clock.now())
    actions.send_remark(article, owner="c", at=noon(longer), **send)
    with pytest.raises(no.ClosesInPast):
        actions.switch_remarks(
            article, is_open=True, closes_on=TODAY - timedelta(days=1), by=approver, at=clock.now()
        )
    actions.switch_remarks(article, is_open=False, by=approver, at=clock.now())
    with pytest.raises(no.RemarksClosed):
        actions.send_remark(article, owner="d", at=clock.now(), **send)


def test_an_article_that_is_not_out_or_was_withdrawn_takes_none(units: Units) -> None:
    commune = units["commune"]
    moderator, approver = a_moderator(commune), an_approver(commune)
    with pytest.raises(no.RemarksClosed):
        a_remark(a_submitted(commune))
    article = a_published(commune)
    waiting = a_remark(article)
    gone = actions.withdraw_article(article, reason="Nhầm.", by=approver, at=clock.now())
    with pytest.raises(no.RemarksClosed):
        a_remark(gone)
    with pytest.raises(no.ArticleNotOut):
        actions.show_remark(waiting, by=moderator, at=clock.now())


def test_what_tells_who_one_is_is_masked_before_it_is_written(units: Units) -> None:
    a_moderator(units["commune"])
    said = "Tôi tên là Trần Thị Thử, điện thoại 0912 345 678, số căn cước 093 190 001 234, thu@vi.du.vn."
    made = a_remark(a_published(units["commune"]), said, name="Ba 0912345678")
    for trace in ("Trần Thị Thử", "678", "093", "thu@"):
        assert trace not in f"{made.text}{made.name}{made.folded}"
    assert "[đã che số điện thoại]" in made.text
    assert made.name == "Ba [đã che số điện thoại]"
    assert any("đã được che khi nhận" in words for words in warnings_of(made.text, "", is_suspect=False))


def test_invisible_signs_and_runs_of_lines_are_gone_and_a_missing_name_is_a_reader(units: Units) -> None:
    a_moderator(units["commune"])
    made = a_remark(a_published(units["commune"]), "Đúng\u200b  rồi.\n\n\n\n\nCảm ơn.", name=" ")
    assert (made.text, made.name, made.shown_name) == ("Đúng rồi.\n\nCảm ơn.", "", "Bạn đọc")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (" \u200b\n", no.NoRemark),
        ("a" * (LONGEST + 1), no.RemarkTooLong),
        ("x" * 1_048_576, no.RemarkTooLong),
        ("Độ mật: TUYỆT MẬT. Kế hoạch.", MarkedSecret),
    ],
)
def test_nothing_too_long_a_megabyte_and_secret_marks_are_refused(
    units: Units, text: str, refusal: type[Exception]
) -> None:
    a_moderator(units["commune"])
    article = a_published(units["commune"])
    with pytest.raises(refusal):
        a_remark(article, text)
    assert not Remark.objects.exists()


@pytest.mark.parametrize(
    "text", ["Mua ngay ở https://re.vi/x", "www.khuyen-mai.top nhé", "vào khuyenmai.shop", "bit.ly/abc"]
)
def test_addresses_of_pages_and_a_missing_sum_make_it_suspect(units: Units, text: str) -> None:
    a_moderator(units["commune"])
    article = a_published(units["commune"])
    assert a_remark(article, text).is_suspect
    assert a_remark(article, proved=False).is_suspect
    assert not a_remark(article, "Đường đê số 3.4 km, xong ngày 20.12.2023. Tốt.").is_suspect


def test_more_than_a_desk_can_read_is_refused(units: Units, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nep.newsroom.actions.remarks.MOST_WAITING", 2)
    a_moderator(units["commune"])
    article = a_published(units["commune"])
    a_remark(article)
    a_remark(article)
    with pytest.raises(no.TooManyWaiting):
        a_remark(article)


def test_the_named_one_hears_of_the_first_that_waits_and_finds_them_on_the_desk(units: Units) -> None:
    moderator = a_moderator(units["commune"])
    article = a_published(units["commune"])
    a_remark(article)
    a_remark(article)
    told = Notice.objects.filter(kind="remarks_to_decide").select_related("user")
    assert [notice.user for notice in told] == [moderator.user]
    message = render(told[0])
    assert (message.about, "chờ ông/bà duyệt" in message.sentence) == (article.title, True)
    given = Notice.objects.get(kind="remark_desk_given")
    assert (given.user, render(given).about) == (moderator.user, "Xã Một")
    (item,) = desk_remarks(moderator, TODAY)
    assert (item.kind, item.title) == ("2 phản hồi chờ duyệt", article.title)
    assert desk_remarks(an_editor(units["commune"]), TODAY) == []
    assert desk_remarks(an_approver(units["commune"]), TODAY) == []


def test_when_the_post_ends_it_goes_off_and_the_approvers_find_it_on_their_desk(units: Units) -> None:
    commune = units["commune"]
    moderator, approver, article = a_moderator(commune), an_approver(commune), a_published(commune)
    waiting = a_remark(article)
    assert moderator.post is not None
    organisations.close_post(moderator.post, valid_to=TODAY, by=COMMAND, at=clock.now())
    gone = Actor(Channel.PAGE, moderator.user, Post.objects.get(pk=moderator.post.pk))
    with pytest.raises(no.RemarksClosed):
        a_remark(article)
    with pytest.raises(no.NotModerator):
        actions.show_remark(waiting, by=gone, at=clock.now())
    (item,) = desk_remarks(approver, TODAY)
    assert "cử người khác" in item.title
    actions.name_moderator(commune, post=approver.post, days=30, by=approver, at=clock.now())
    a_remark(article)
    (item,) = desk_remarks(approver, TODAY)
    assert item.kind == "2 phản hồi chờ duyệt"
    assert actions.show_remark(waiting, by=approver, at=clock.now()).state == State.SHOWN


def test_a_post_that_lost_its_role_answers_no_more(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    assert moderator.post is not None
    moderator.post.roles.all().delete()
    with pytest.raises(no.RemarksClosed):
        a_remark(article)
    assert not permissions.can_moderate(acting(moderator.post), units["commune"].pk)


def test_a_hand_over_passes_it_on_within_the_newsroom_only(units: Units) -> None:
    commune, at = units["commune"], clock.now()
    moderator, second = a_moderator(commune), an_editor(commune)
    assert moderator.post is not None
    assert second.post is not None
    (found,) = [w for w in open_work(moderator.post, TODAY) if w.work.key == "newsroom.remarks"]
    assert found.items[0].title == "Phản hồi dưới tin bài của Xã Một"
    pass_on, ids = registered_work()["newsroom.remarks"].pass_on, [found.items[0].thing_id]
    with pytest.raises(no.TakerOfAnotherUnit), transaction.atomic():
        pass_on(ids, moderator.post, a_post(commune, Role.UNIT_OFFICER), moderator, at)
    with transaction.atomic():
        pass_on(ids, moderator.post, second.post, moderator, at)
    assert RemarkDesk.objects.get().post == second.post
    assert permissions.can_moderate(second, commune.pk)
    assert not permissions.can_moderate(moderator, commune.pk)


def test_who_stands_in_for_the_named_post_decides_and_history_names_both(units: Units) -> None:
    commune = units["commune"]
    moderator, deputy, article = (
        a_moderator(commune),
        an_actor(commune, Role.UNIT_OFFICER),
        a_published(commune),
    )
    waiting = a_remark(article)
    assert moderator.post is not None
    assert deputy.post is not None
    instead = acting_for(a_substitution(moderator.post, deputy.post, at=clock.now()))
    with pytest.raises(no.NotModerator):
        actions.show_remark(waiting, by=deputy, at=clock.now())
    actions.show_remark(waiting, by=instead, at=clock.now())
    event = Event.objects.get(event="remark_shown")
    assert (event.post_id, event.on_behalf_of_id) == (deputy.post_id, moderator.post_id)


def test_parts_are_hidden_word_for_word_and_nothing_else_changes(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    waiting = a_remark(article, "Ông Sáu nhà ở ấp Ba nói đúng. Cảm ơn.")
    with pytest.raises(no.NotInText, match="Không thấy “ông sáu”"):
        actions.show_remark(waiting, hidden="ông sáu", by=moderator, at=clock.now())
    shown = actions.show_remark(waiting, hidden="Ông Sáu\nấp Ba", by=moderator, at=clock.now())
    assert shown.public_text == "[đã che] nhà ở [đã che] nói đúng. Cảm ơn."
    assert shown.text == "Ông Sáu nhà ở ấp Ba nói đúng. Cảm ơn."
    more = actions.hide_in_remark(shown, hidden="Cảm ơn.", by=moderator, at=clock.now())
    assert more.public_text == "[đã che] nhà ở [đã che] nói đúng. [đã che]"
    with pytest.raises(no.NothingHidden):
        actions.hide_in_remark(shown, hidden=" ", by=moderator, at=clock.now())
    assert without("a b", []) == "a b"


def test_a_petition_is_hidden_whole_and_its_writer_shown_the_way(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    waiting = a_remark(article, "Tôi khiếu nại việc đền bù, đề nghị xem xét.")
    assert any("đơn thư" in words for words in warnings_of(waiting.text, "", is_suspect=False))
    with pytest.raises(no.AnswerNeeded):
        actions.show_remark(waiting, hides_all=True, by=moderator, at=clock.now())
    with pytest.raises(no.AnswerNeeded):
        actions.show_remark(waiting, points_to_petition=True, by=moderator, at=clock.now())
    said: dict[str, Any] = {"answer": "Ông/bà gửi ở trang Gửi ý kiến.", "points_to_petition": True}
    shown = actions.show_remark(waiting, hides_all=True, **said, by=moderator, at=clock.now())
    assert (shown.public_text, shown.points_to_petition, shown.answered_at) == ("", True, shown.decided_at)


def test_of_two_who_decide_at_once_the_second_is_told(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    waiting = a_remark(article)
    actions.show_remark(waiting, by=moderator, at=clock.now())
    with pytest.raises(no.RemarkMoved):
        actions.show_remark(waiting, by=moderator, at=clock.now())
    with pytest.raises(no.RemarkMoved, match="vừa xử lý"):
        actions.decline_remark(waiting, reason="spam", by=moderator, at=clock.now())
    assert Remark.objects.get().state == State.SHOWN


def test_undo_brings_back_what_was_declined_and_what_was_withdrawn(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    waiting, shown = a_remark(article), a_shown(article, moderator, answer="Xin cảm ơn.")
    declined = actions.decline_remark(
        waiting, reason="rude", words="Xin lịch sự.", by=moderator, at=clock.now()
    )
    assert (declined.state, declined.reason, declined.reason_words) == ("declined", "rude", "Xin lịch sự.")
    again = actions.undo_remark(declined, by=moderator, at=clock.now())
    assert (again.state, again.reason, again.reason_words, again.decided_at) == ("waiting", "", "", None)
    taken = actions.withdraw_remark(shown, reason="mistake", by=moderator, at=clock.now())
    assert Remark.objects.shown().count() == 0
    back = actions.undo_remark(taken, by=moderator, at=clock.now())
    assert (back.state, back.answer, back.public_text) == ("shown", "Xin cảm ơn.", shown.public_text)
    with pytest.raises(no.RemarkMoved):
        actions.undo_remark(back, by=moderator, at=clock.now())


def test_the_writer_takes_it_back_and_words_are_gone_at_once(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    shown = a_shown(article, moderator)
    for _ in range(2):
        gone = actions.erase_own_remark(shown, by=PUBLIC, at=clock.now())
    told = (gone.state, gone.reason, gone.text, gone.public_text, gone.name, gone.folded)
    assert told == ("withdrawn", "asked", "", "", "", "")
    with pytest.raises(no.RemarkErased):
        actions.undo_remark(gone, by=moderator, at=clock.now())
    assert Event.objects.filter(event="remark_taken_back").count() == 1


def later(days: int) -> datetime:
    return clock.now() + timedelta(days=days)


def test_words_that_nobody_may_read_are_erased_after_thirty_days(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    declined = actions.decline_remark(
        a_remark(article, "Lời thô."), reason="rude", by=moderator, at=clock.now()
    )
    hidden = a_shown(article, moderator, "Ông Sáu nói đúng.", hidden="Ông Sáu")
    whole = a_shown(article, moderator, "Đơn của tôi.", hides_all=True, answer="Xin gửi đúng nơi.")
    kept, waiting = a_shown(article, moderator, "Đúng lắm."), a_remark(article, "Chờ.")
    assert actions.erase_remarks(by=JOB, at=later(29)) == 0
    assert actions.erase_remarks(by=JOB, at=later(31)) == 3
    assert actions.erase_remarks(by=JOB, at=later(31)) == 0
    for row in (declined, hidden, whole, kept, waiting):
        row.refresh_from_db()
    assert (declined.text, declined.name, declined.state, declined.reason) == ("", "", "declined", "rude")
    assert (hidden.text, hidden.folded) == ("[đã che] nói đúng.", "co tu [da che] noi dung.")
    assert (whole.text, whole.answer, whole.state) == ("", "Xin gửi đúng nơi.", "shown")
    assert (kept.text, waiting.text) == ("Đúng lắm.", "Chờ.")


def test_what_stood_under_a_withdrawn_article_is_erased_too_and_a_check_finds_what_is_late(
    units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    rows = [a_remark(article), a_shown(article, moderator)]
    actions.withdraw_article(article, reason="Nhầm.", by=an_approver(units["commune"]), at=clock.now())
    assert remark_jobs.erasure_faults() == []
    late = later(32)
    monkeypatch.setattr(clock, "now", lambda: late)
    assert remark_jobs.erasure_faults() == ["2 phản hồi dưới tin bài quá hạn giữ mà chưa xóa lời."]
    remark_jobs.erase_due()
    assert remark_jobs.erasure_faults() == []
    told = []
    for row in rows:
        row.refresh_from_db()
        told.append((row.state, row.reason, row.text))
    assert told == [("declined", "gone", ""), ("withdrawn", "gone", "")]


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ""},
        {"state": "shown"},
        {"state": "declined", "decided_at": datetime(2023, 12, 27, tzinfo=clock.LOCAL)},
        {"reason": "spam"},
        {"answer": "Lời."},
        {"public_text": "Lời."},
    ],
)
def test_the_database_holds_the_rules_of_a_remark(units: Units, changes: dict[str, object]) -> None:
    a_moderator(units["commune"])
    waiting = a_remark(a_published(units["commune"]))
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.filter(pk=waiting.pk).update(**changes)


def test_not_a_word_of_a_reader_goes_into_history(units: Units) -> None:
    moderator, article = a_moderator(units["commune"]), a_published(units["commune"])
    a_shown(article, moderator, "Lời riêng biệt.", hidden="riêng")
    for event in Event.objects.filter(thing_kind="newsroom.remark"):
        assert "riêng" not in str(event.facts)
    with pytest.raises(NotAllowed):
        actions.name_moderator(units["commune"], post=None, days=30, by=moderator, at=clock.now())
