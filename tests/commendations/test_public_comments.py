"""What the public says about the chosen is sealed to the secretary and shown nowhere (safeguard 16)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.audit.models import Event, SealedRead
from nep.commendations import actions
from nep.commendations import refusals_decisions as no
from nep.commendations.models import AwardDecision, CommentPeriod, PublicComment
from nep.commendations.register_registry import tell_comments_moved
from nep.commendations.views import commenting
from nep.norms.actions import add_calendar_day
from nep.norms.models import Calendar
from nep.notices.models import Notice
from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.roles import Role
from nep.web import clock, limits
from nep.web.errors import NotAllowed
from tests.factories.awards import (
    a_chancellery,
    a_chosen,
    a_chosen_person,
    a_comment_rule,
    a_pending,
    a_secretary,
)
from tests.factories.commendations import Hall
from tests.factories.norms import shipped_norms
from tests.factories.organisations import an_actor
from tests.factories.practices import signed_in
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db
WORDS = "Ông ấy nhận việc của người khác làm, xin xem lại chuyện con đường ấp Thử."
Stop = Callable[..., datetime]


@pytest.fixture
def hall(now: Any) -> Hall:
    shipped_norms()
    hall = a_chancellery()
    a_comment_rule(hall)
    return hall


def asked(hall: Hall) -> CommentPeriod:
    return actions.open_comment_period(hall.round, form=hall.form, by=hall.office, at=clock.now())


def said(period: CommentPeriod, text: str = WORDS, **changes: Any) -> PublicComment:
    return actions.send_comment(period, text=text, by=PUBLIC, at=clock.now(), **changes)


def test_the_days_are_working_days_of_the_rule(hall: Hall) -> None:
    """From Wednesday 27/12/2023 five working days, the first of January off."""
    a_chosen(hall)
    period = asked(hall)
    assert (period.starts_on, period.ends_on) == (date(2023, 12, 27), date(2024, 1, 4))


def test_without_a_rule_or_without_a_choice_nobody_is_asked(hall: Hall) -> None:
    with pytest.raises(no.NothingToDecide):
        asked(hall)
    a_chosen(hall)
    hall.form.rules.filter(topic="comment").delete()
    with pytest.raises(no.NoCommentRule, match="không có quy định lấy ý kiến"):
        asked(hall)
    assert not CommentPeriod.objects.exists()


def test_the_public_is_asked_once_about_a_form(hall: Hall) -> None:
    a_chosen(hall)
    asked(hall)
    with pytest.raises(no.CommentAlreadyOpen, match="Đã lấy ý kiến"):
        asked(hall)


def test_the_page_names_the_chosen_with_post_and_unit_while_it_is_open(hall: Hall, at_moment: Stop) -> None:
    a_chosen(hall)
    a_chosen_person(hall, "Trần Thị Mẫu")
    address = asked(hall).get_absolute_url()

    shown = Client().get(address)
    assert "Trần Thị Mẫu" in shown.content.decode()
    assert "Công chức Văn phòng, Xã Một" in shown.content.decode()
    assert shown.headers["X-Robots-Tag"] == "noindex"

    at_moment(date(2024, 1, 5))
    over = Client().get(address).content.decode()
    assert "Trần Thị Mẫu" not in over
    assert "Hiện không lấy ý kiến" in over


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_name_and_for_three(hall: Hall, client: Client, rows: int) -> None:
    for _number in range(rows):
        a_chosen_person(hall)
    address = asked(hall).get_absolute_url()
    client.get(address)
    with assert_queries(5):
        client.get(address)


def test_a_comment_is_sealed_and_shown_on_no_page(hall: Hall) -> None:
    a_chosen(hall)
    period = asked(hall)
    answer = Client().post(period.get_absolute_url(), {"text": WORDS, "nomination": ""})
    assert answer.status_code == 302

    comment = PublicComment.objects.get()
    assert WORDS.encode() not in bytes(comment.sealed)
    assert "con đường" not in str(list(Event.objects.values()))
    office = signed_in(hall.office)
    for page in (
        Client().get(period.get_absolute_url()),
        office.get(reverse("commendations:comments", args=[hall.round.uuid])),
        office.get(reverse("commendations:comment", args=[comment.uuid])),
        office.get(hall.round.get_absolute_url()),
        office.get(reverse("commendations:decisions", args=[hall.round.uuid])),
    ):
        assert page.status_code == 200
        assert "con đường ấp Thử" not in page.content.decode()


def test_who_is_signed_in_leaves_no_name_either(hall: Hall) -> None:
    a_chosen(hall)
    period = asked(hall)
    signed_in(hall.members[0]).post(period.get_absolute_url(), {"text": WORDS})
    event = Event.objects.get(event="award_comment_received")
    assert (event.user_id, event.post_id, event.facts) == (None, None, {})


def test_a_comment_is_opened_with_a_reason_that_stays(hall: Hall) -> None:
    a_chosen(hall)
    comment = said(asked(hall))
    page = reverse("commendations:comment", args=[comment.uuid])
    office = signed_in(hall.office)

    short = office.post(page, {"reason": "xem"}).content.decode()
    assert "ít nhất 10 ký tự" in short
    assert "con đường ấp Thử" not in short
    assert not SealedRead.objects.exists()

    opened = office.post(page, {"reason": "Đọc ý kiến trong hạn"})
    assert "con đường ấp Thử" in opened.content.decode()
    assert opened.headers["Cache-Control"] == "private, no-store"
    assert SealedRead.objects.get().reason == "Đọc ý kiến trong hạn"


def test_only_the_secretary_and_the_office_open_a_comment(hall: Hall) -> None:
    a_chosen(hall)
    comment = said(asked(hall))
    units = hall.units
    assert_table(
        """
                     open settle
        office       yes  yes
        secretary    yes  yes
        member       -    -
        leader       -    -
        other-office -    -
        auditor      -    -
        """,
        who={
            "office": hall.office,
            "secretary": a_secretary(hall),
            "member": hall.members[0],
            "leader": an_actor(units["party"], Role.LEADER),
            "other-office": an_actor(units["province"], Role.PROGRAMME_OFFICER),
            "auditor": an_actor(units["party"], Role.AUDITOR),
        },
        verbs={
            "open": lambda a: actions.open_comment(
                comment, reason="Đọc ý kiến trong hạn", by=a, at=clock.now()
            ),
            "settle": lambda a: actions.settle_comment(comment, outcome="Đã xem", by=a, at=clock.now()),
        },
    )


def test_no_decision_while_the_days_run_or_a_comment_waits(hall: Hall, at_moment: Stop) -> None:
    a_chosen(hall)
    period = asked(hall)
    comment = said(period)
    with pytest.raises(no.CommentStillOpen):
        a_pending(hall)
    AwardDecision.objects.get().items.all().delete()
    AwardDecision.objects.all().delete()

    at_moment(date(2024, 1, 5))
    with pytest.raises(no.CommentUnsettled, match="chưa xử lý"):
        a_pending(hall)
    actions.settle_comment(comment, outcome="Đã xem", by=hall.office, at=clock.now())
    decision = AwardDecision.objects.get()
    signer = hall.members[0].post
    assert signer is not None
    actions.ready_decision(decision, signer=signer, signed_on=clock.today(), by=hall.office, at=clock.now())


def test_after_the_last_day_empty_or_settled_twice_is_refused(hall: Hall, at_moment: Stop) -> None:
    a_chosen(hall)
    period = asked(hall)
    with pytest.raises(no.CommentMissing):
        said(period, " ")
    comment = said(period)
    actions.settle_comment(comment, outcome="Đã xem", by=hall.office, at=clock.now())
    with pytest.raises(no.CommentSettled):
        actions.settle_comment(comment, outcome="Đã xem", by=hall.office, at=clock.now())
    at_moment(date(2024, 1, 5))
    with pytest.raises(no.CommentClosed, match="hết thời gian"):
        said(period)
    assert PublicComment.objects.count() == 1


def test_a_flood_from_one_address_is_stopped(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commenting, "WINDOWS", (limits.Window(2, 600),))
    a_chosen(hall)
    address = asked(hall).get_absolute_url()
    for _time in range(2):
        Client().post(address, {"text": WORDS})
    third = Client().post(address, {"text": WORDS})
    assert "là mức nhiều nhất" in third.content.decode()
    assert PublicComment.objects.count() == 2


def test_only_the_office_asks_the_public(hall: Hall) -> None:
    a_chosen(hall)
    with pytest.raises(NotAllowed):
        actions.open_comment_period(hall.round, form=hall.form, by=hall.members[0], at=clock.now())
    assert not CommentPeriod.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_sealed_comments_costs_the_same_for_one_and_for_three(hall: Hall, rows: int) -> None:
    a_chosen(hall)
    period = asked(hall)
    for _number in range(rows):
        said(period)
    client = signed_in(hall.office)
    address = reverse("commendations:comments", args=[hall.round.uuid])
    client.get(address)
    with assert_queries(8):
        client.get(address)


def a_day_off(day: date, by: Actor, *, kind: str = "swap_off") -> None:
    said: dict[str, Any] = {
        "kind": kind,
        "name": "Nghỉ thử",
        "basis": "Thông báo thử",
        "by": by,
        "at": clock.now(),
    }
    add_calendar_day(Calendar.objects.get(scope="state"), day=day, **said)


def test_a_day_off_that_is_announced_later_moves_the_last_day_and_the_office_is_told(hall: Hall) -> None:
    a_chosen(hall)
    period = asked(hall)
    a_day_off(date(2024, 1, 3), hall.office)

    period.refresh_from_db()
    assert period.ends_on == date(2024, 1, 5)
    assert Event.objects.get(event="award_comments_moved").facts == {
        "before": "2024-01-04",
        "after": "2024-01-05",
    }
    (notice,) = Notice.objects.filter(kind="award_comments_moved")
    assert "đến hết 05/01/2024" in tell_comments_moved(notice).sentence


def test_a_day_that_was_told_to_the_public_never_comes_earlier(hall: Hall) -> None:
    a_chosen(hall)
    period = asked(hall)
    a_day_off(date(2023, 12, 30), hall.office, kind="swap_work")
    period.refresh_from_db()
    assert period.ends_on == date(2024, 1, 4)


def test_days_that_are_over_keep_their_calendar(hall: Hall, at_moment: Stop) -> None:
    a_chosen(hall)
    period = asked(hall)
    at_moment(date(2024, 1, 8))
    a_day_off(date(2024, 1, 3), hall.office)
    period.refresh_from_db()
    assert period.ends_on == date(2024, 1, 4)
    assert not Event.objects.filter(event="award_comments_moved").exists()
