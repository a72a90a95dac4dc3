"""Drafts are sent round for comment; every comment is taken, or not with its reason; the table is printed."""

import io
from datetime import date, timedelta

import docx
import pytest
from django.test import Client
from django.urls import reverse

from nep.notices.models import Notice
from nep.notices.registry import render
from nep.organisations.actors import Actor
from nep.organisations.registry import desk_items
from nep.organisations.roles import Role
from nep.reviews import actions
from nep.reviews.actions.commenting import Asked
from nep.reviews.downloads import content_of
from nep.reviews.models import CommentRequest, DraftComment, SummaryReport
from nep.reviews.refusals import (
    CommentDayPast,
    CommentEmpty,
    CommentsGiven,
    CommentsUnsettled,
    NobodyAsked,
    ReasonForRefusal,
    ReportIsIssued,
)
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import MarkedSecret
from tests.factories.organisations import a_post, acting, an_actor
from tests.reviews.conftest import Office
from tests.reviews.test_report import _assessed, _compiled, _issue
from tests.tables import assert_queries, assert_table

DUE = date(2023, 12, 29)


@pytest.fixture
def report(office: Office) -> SummaryReport:
    return _compiled(office)


@pytest.fixture
def district(office: Office) -> Actor:
    return an_actor(office.units["district"], Role.UNIT_OFFICER)


def ask(office: Office, report: SummaryReport) -> CommentRequest:
    made = actions.ask_for_comments(
        report, [Asked(office.units["district"])], due_on=DUE, by=office.officer, at=clock.now()
    )
    return made[0]


def comment(request: CommentRequest, by: Actor, text: str = "Nêu rõ hơn việc đã hứa ở ấp 3") -> DraftComment:
    part = request.report.sections.get(number=2)
    return actions.give_comment(request, text=text, section=part, by=by, at=clock.now())


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def test_who_is_asked_is_told_and_has_it_on_the_desk(
    office: Office, report: SummaryReport, district: Actor
) -> None:
    request = ask(office, report)
    told = Notice.objects.get(user=district.user, kind="draft_comment_asked")
    assert "trước hết ngày 29/12/2023" in render(told).sentence
    item = next(one for one in desk_items(district, clock.today()) if one.kind == "Góp ý dự thảo")
    assert (item.url, item.due_on) == (reverse("reviews:comment", args=[request.uuid]), DUE)


def test_a_comment_is_taken_or_refused_with_its_reason_and_the_table_is_printed(
    office: Office, report: SummaryReport, district: Actor
) -> None:
    request = ask(office, report)
    one, two = comment(request, district), comment(request, district, "Bỏ phần đánh giá")
    waiting = [item for item in desk_items(office.officer, clock.today()) if "2 ý kiến" in item.title]
    assert len(waiting) == 1
    actions.settle_comment(one, taken=True, reply="Đã bổ sung", by=office.officer, at=clock.now())
    with pytest.raises(ReasonForRefusal):
        actions.settle_comment(two, taken=False, reply=" ", by=office.officer, at=clock.now())
    actions.settle_comment(
        two, taken=False, reply="Đề cương yêu cầu phải có", by=office.officer, at=clock.now()
    )
    tables = docx.Document(io.BytesIO(content_of(report, "docx"))).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert "Tiếp thu. Đã bổ sung" in cells
    assert "Không tiếp thu. Đề cương yêu cầu phải có" in cells
    assert Notice.objects.filter(user=district.user, kind="draft_comment_settled").count() == 2
    actions.print_comments(report, prints=False, by=office.officer, at=clock.now())
    report.refresh_from_db()
    assert "TỔNG HỢP, TIẾP THU" not in docx.Document(io.BytesIO(content_of(report, "docx"))).element.xml


def test_a_report_with_a_comment_that_nobody_settled_is_not_issued(
    office: Office, report: SummaryReport, district: Actor
) -> None:
    one = comment(ask(office, report), district)
    _assessed(office, report)
    with pytest.raises(CommentsUnsettled):
        _issue(office, report)
    actions.settle_comment(one, taken=True, reply="", by=office.officer, at=clock.now())
    issued = _issue(office, report)
    assert issued.state == "issued"
    with pytest.raises(ReportIsIssued):
        comment(one.request, district)


def test_who_agrees_has_answered_and_may_still_comment(
    office: Office, report: SummaryReport, district: Actor
) -> None:
    request = actions.agree_with_draft(ask(office, report), by=district, at=clock.now())
    assert (request.agrees, request.answered_at is not None) == (True, True)
    comment(request, district)
    request.refresh_from_db()
    assert request.agrees is False
    with pytest.raises(CommentsGiven):
        actions.agree_with_draft(request, by=district, at=clock.now())


def test_asking_again_moves_the_day_and_asks_nobody_twice(office: Office, report: SummaryReport) -> None:
    ask(office, report)
    later = DUE + timedelta(days=3)
    asked = [Asked(office.units["district"])]
    actions.ask_for_comments(report, asked, due_on=later, by=office.officer, at=clock.now())
    assert CommentRequest.objects.get().due_on == later


def test_one_post_may_be_asked_and_only_it_answers(office: Office, report: SummaryReport) -> None:
    post = a_post(office.units["party"], Role.LEADER, title="Phó Bí thư")
    (request,) = actions.ask_for_comments(
        report, [Asked(post.unit, post)], due_on=DUE, by=office.officer, at=clock.now()
    )
    with pytest.raises(NotAllowed):
        comment(request, office.officer)
    assert comment(request, acting(post)).request.name == "Phó Bí thư, Tỉnh ủy Thử"


def test_bad_input_is_refused_and_nothing_is_written(
    office: Office, report: SummaryReport, district: Actor
) -> None:
    at, unit = clock.now(), Asked(office.units["district"])
    with pytest.raises(NobodyAsked):
        actions.ask_for_comments(report, [], due_on=DUE, by=office.officer, at=at)
    with pytest.raises(CommentDayPast):
        actions.ask_for_comments(report, [unit], due_on=date(2023, 1, 1), by=office.officer, at=at)
    assert CommentRequest.objects.count() == 0
    request = ask(office, report)
    with pytest.raises(CommentEmpty):
        comment(request, district, "  ")
    with pytest.raises(MarkedSecret):
        comment(request, district, "TỐI MẬT: không đưa vào")
    assert DraftComment.objects.count() == 0


def test_who_may_ask_read_comment_and_settle(office: Office, report: SummaryReport, district: Actor) -> None:
    request = ask(office, report)
    given = comment(request, district)
    read = reverse("reviews:comment", args=[request.uuid])
    asked = [Asked(office.units["commune"])]
    assert_table(
        """
                  read  office  ask  comment  settle
        office    yes   yes     yes  -        yes
        asked     yes   404     -    yes      -
        leader    yes   404     -    yes      -
        other     404   404     -    -        -
        auditor   404   404     -    -        -
        """,
        who={
            "office": office.officer,
            "asked": district,
            "leader": an_actor(office.units["district"], Role.LEADER),
            "other": an_actor(office.units["commune"], Role.UNIT_OFFICER),
            "auditor": an_actor(office.units["party"], Role.AUDITOR),
        },
        verbs={
            "read": lambda actor: signed_in(actor).get(read),
            "office": lambda actor: signed_in(actor).get(reverse("reviews:comments", args=[report.uuid])),
            "ask": lambda actor: actions.ask_for_comments(
                report, asked, due_on=DUE, by=actor, at=clock.now()
            ),
            "comment": lambda actor: comment(request, actor),
            "settle": lambda actor: actions.settle_comment(
                given, taken=True, reply="", by=actor, at=clock.now()
            ),
        },
    )


def test_the_road_is_walked_in_the_browser(office: Office, report: SummaryReport, district: Actor) -> None:
    desk = signed_in(office.officer)
    url = reverse("reviews:comments", args=[report.uuid])
    page = desk.post(url, {"units": [office.units["province"].pk], "due_on": "01/01/2020"})
    assert "Hạn góp ý không thể ở trước hôm nay." in page.content.decode()
    request = ask(office, report)
    there = signed_in(district)
    address = reverse("reviews:comment", args=[request.uuid])
    assert "Hãy ghi nội dung góp ý" in there.post(address, {"text": ""}).content.decode()
    there.post(address, {"text": "Cần nêu số liệu của xã"})
    row = DraftComment.objects.get()
    settle = reverse("reviews:settle", args=[report.uuid, row.uuid])
    page = desk.post(settle, {"taken": "0", "reply": ""}).content.decode()
    assert "Không tiếp thu thì phải ghi lý do." in page
    desk.post(settle, {"taken": "0", "reply": "Số liệu xã đã ở phụ lục"})
    assert "Số liệu xã đã ở phụ lục" in there.get(address).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_comments_costs_the_same_with_one_and_with_three(
    office: Office, report: SummaryReport, district: Actor, rows: int
) -> None:
    request = ask(office, report)
    for number in range(rows):
        comment(request, district, f"Ý kiến {number}")
    desk = signed_in(office.officer)
    with assert_queries(12):
        page = desk.get(reverse("reviews:comments", args=[report.uuid])).content.decode()
    assert page.count("Ý kiến 0") == 1
