"""Closing a conference publishes all of it, or nothing."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.audit.models import Event
from nep.commendations.models import AwardDecision, Certificate, RegisterEntry
from nep.commendations.refusals_decisions import CommentStillOpen
from nep.demo.practices import HALL, a_photograph
from nep.documents.models import IssuedPaper, NumberSource, PaperOffice
from nep.newsroom import actions as newsroom
from nep.newsroom.figures import image_url
from nep.newsroom.models import Article
from nep.notices.models import Notice
from nep.organisations.roles import Role
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions import publication
from nep.reviews.conference_publication import appearing
from nep.reviews.models import SummaryReport
from nep.reviews.refusals import FiguresNotFrozen
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.awards import a_comment_rule, a_decision, a_pending
from tests.factories.closings import Closing, a_closing
from tests.factories.conferences import fresh
from tests.factories.newsroom import a_draft as an_article
from tests.factories.newsroom import an_approved, an_approver, an_editor
from tests.factories.organisations import an_actor
from tests.safeguards.crawl import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def closing(now: Any) -> Closing:
    return a_closing()


def nothing_happened(closing: Closing) -> bool:
    row = fresh(closing.conference)
    return not (
        RegisterEntry.objects.exists()
        or IssuedPaper.objects.filter(type_code="QĐ").exists()
        or Article.objects.filter(state=Article.State.PUBLISHED).exists()
        or row.published_at
        or row.is_closed
    )


def test_decisions_register_and_article_appear_together_and_the_conference_is_closed(
    closing: Closing,
) -> None:
    decision = a_pending(closing.hall)
    article = an_approved(closing.hall.units["party"])
    closing.bind(article)
    publication.publish_conference(closing.conference, **closing.told)
    decision.refresh_from_db()
    article.refresh_from_db()
    assert (decision.state, article.state) == (AwardDecision.State.PUBLISHED, Article.State.PUBLISHED)
    assert decision.number is not None
    assert RegisterEntry.objects.count() == 1
    row = fresh(closing.conference)
    assert row.is_closed
    assert row.published_at is not None
    with pytest.raises(refusals.AlreadyPublished):
        publication.publish_conference(closing.conference, **closing.told)


def test_a_decision_that_lacks_its_number_holds_everything(closing: Closing) -> None:
    a_decision(closing.hall)
    closing.bind(an_approved(closing.hall.units["party"]))
    with pytest.raises(
        refusals.DecisionsNotReady, match=r"còn thiếu ngày, người ký hoặc số. Chưa công bố gì"
    ):
        publication.publish_conference(closing.conference, **closing.told)
    assert nothing_happened(closing)


def test_an_article_that_was_not_approved_holds_everything(closing: Closing) -> None:
    a_pending(closing.hall)
    closing.bind(an_article(closing.hall.units["party"]))
    with pytest.raises(refusals.ArticleNotApproved, match="chưa được duyệt"):
        publication.publish_conference(closing.conference, **closing.told)
    assert nothing_happened(closing)


def test_who_may_not_publish_one_part_publishes_none(closing: Closing) -> None:
    a_pending(closing.hall)
    closing.bind(an_approved(closing.hall.units["party"]))
    other = an_actor(closing.hall.units["party"], Role.PROGRAMME_OFFICER, title="Chuyên viên")
    with pytest.raises(NotAllowed):
        publication.publish_conference(closing.conference, by=other, at=clock.now())
    assert nothing_happened(closing)
    faults = [fault for one in appearing(closing.conference, other) for fault in one.faults]
    assert faults == ["Đồng chí không có quyền đăng bài này."]


def test_the_page_shows_everything_first_and_offers_the_button_only_when_all_is_ready(
    closing: Closing,
) -> None:
    a_decision(closing.hall)
    closing.bind(an_approved(closing.hall.units["party"]))
    client = signed_in(closing.office.user)
    path = reverse("reviews:conference_publication", args=[closing.conference.uuid])
    page = client.get(path).content.decode()
    name = closing.hall.round.nominations.get().subject_name
    assert name in page
    assert "Quyết định này chưa sẵn sàng" in page
    assert "Công bố tất cả và kết thúc hội nghị" not in page
    assert client.post(path, {}).content.decode().count("Chưa công bố gì") >= 1
    assert nothing_happened(closing)


def test_a_number_of_the_office_that_is_missing_is_said_before(closing: Closing) -> None:
    a_pending(closing.hall)
    PaperOffice.objects.update_or_create(
        unit=closing.hall.units["party"], defaults={"number_source": NumberSource.OFFICE}
    )
    closing.bind()
    (decision,) = appearing(closing.conference, closing.office)
    assert decision.faults == ["Quyết định này chưa có số của văn thư."]


def test_nothing_bound_is_nothing_to_publish(closing: Closing) -> None:
    with pytest.raises(refusals.NothingToPublish):
        publication.publish_conference(closing.conference, **closing.told)
    assert nothing_happened(closing)


def test_a_report_whose_figures_are_not_frozen_holds_everything(closing: Closing) -> None:
    a_pending(closing.hall)
    closing.bind(an_approved(closing.hall.units["party"]))
    unit, row = closing.hall.units["party"], closing.conference
    days = {"period_from": date(2022, 1, 1), "period_to": date(2023, 12, 31)}
    row.report = SummaryReport.objects.create(unit=unit, subject="kết quả", **days)
    row.save()
    signer = row.meeting.hosts.get().post
    with pytest.raises(FiguresNotFrozen):
        publication.publish_conference(row, signer=signer, issued_on=clock.today(), **closing.told)
    assert nothing_happened(closing)
    faults = [fault for one in appearing(row, closing.office) for fault in one.faults]
    assert faults == ["Báo cáo chưa chốt số liệu."]


def test_the_preview_lists_names_number_register_certificates_and_photographs(closing: Closing) -> None:
    a_pending(closing.hall)
    closing.bind(shown_in_pictures(closing))
    decision, article = appearing(closing.conference, closing.office)
    name = closing.hall.round.nominations.get().subject_name
    assert [line.split(", ")[0] for line in decision.lines] == [name]
    assert decision.facts == [
        "số 01-QĐ/TU, tính lúc này; sổ cấp khi công bố",
        "1 dòng vào sổ khen thưởng",
        "1 bằng và chứng nhận số",
        "thư chúc mừng đến các tập thể và 0 cá nhân có tài khoản",
    ]
    assert article.facts == ["mọi người đọc được", "cùng 1 ảnh"]
    assert article.lines == ["Ảnh: Quang cảnh hội trường"]
    page = signed_in(closing.office.user).get(
        reverse("reviews:conference_publication", args=[closing.conference.uuid])
    )
    assert all(word in page.content.decode() for word in (*decision.facts, *decision.lines, *article.lines))


def test_who_may_not_publish_awards_is_told_no_name_of_what_waits(closing: Closing) -> None:
    a_pending(closing.hall)
    closing.bind()
    clerk = an_actor(closing.hall.units["party"], Role.UNIT_OFFICER, title="Cán bộ văn phòng")
    page = signed_in(clerk.user).get(
        reverse("reviews:conference_publication", args=[closing.conference.uuid])
    )
    assert "Một quyết định khen thưởng chờ công bố" in page.content.decode()
    for word in (closing.hall.round.nominations.get().subject_name, closing.hall.form.name):
        assert word not in page.content.decode()
    with pytest.raises(NotAllowed):
        publication.publish_conference(closing.conference, by=clerk, at=clock.now())
    assert nothing_happened(closing)


def test_a_public_question_that_is_still_open_is_said_before(closing: Closing) -> None:
    decision = a_pending(closing.hall)
    a_comment_rule(closing.hall)
    closing.bind()
    (shown,) = appearing(closing.conference, closing.office)
    assert [fault for fault in shown.faults if fault == str(CommentStillOpen.sentence)]
    with pytest.raises(CommentStillOpen):
        publication.publish_conference(closing.conference, **closing.told)
    assert decision.paper is None
    assert nothing_happened(closing)


def test_photographs_are_seen_by_everybody_with_the_article_and_not_before(closing: Closing) -> None:
    a_pending(closing.hall)
    article = shown_in_pictures(closing)
    closing.bind(article)
    photograph = article.photo_uses.get().photograph
    address = image_url(photograph, photograph.all_widths[0])
    assert Client().get(address).status_code == 404
    publication.publish_conference(closing.conference, **closing.told)
    assert Client().get(address).status_code == 200
    article.refresh_from_db()
    assert "Quang cảnh hội trường" in Client().get(article.public_url).content.decode()


def test_the_page_of_a_closed_conference_leads_each_reader_as_far_as_may_be(closing: Closing) -> None:
    decision = a_pending(closing.hall)
    article = an_approved(closing.hall.units["party"])
    closing.bind(article)
    page = reverse("reviews:conference", args=[closing.conference.uuid])
    assert "Đã công bố lúc" not in signed_in(closing.office.user).get(page).content.decode()
    publication.publish_conference(closing.conference, **closing.told)
    article.refresh_from_db()
    shown = signed_in(closing.office.user).get(page).content.decode()
    assert "Đã công bố lúc" in shown
    assert all(f'href="{one}"' in shown for one in (decision.get_absolute_url(), article.public_url))


LATE_STEPS = (
    "nep.reviews.actions.publication.publish_decisions",
    "nep.commendations.actions.publishing.issue_for",
    "nep.commendations.actions.publishing.reindex",
    "nep.newsroom.actions.publishing.bring_out",
    "nep.newsroom.actions.publishing.reindex",
    "nep.reviews.actions.publication.close_meeting",
    "nep.reviews.actions.publication.record",
)


@pytest.mark.parametrize("step", LATE_STEPS)
def test_a_fault_anywhere_in_the_middle_leaves_nothing(
    closing: Closing, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = a_pending(closing.hall)
    closing.bind(an_approved(closing.hall.units["party"]))

    def fails(*_given: Any, **_told: Any) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(step, fails)
    before = (Notice.objects.count(), Certificate.objects.count(), Event.objects.count())
    with pytest.raises(OSError, match="the disk is full"):
        publication.publish_conference(closing.conference, **closing.told)
    assert nothing_happened(closing)
    decision.refresh_from_db()
    assert (decision.state, decision.number) == (AwardDecision.State.PENDING, None)
    assert (Notice.objects.count(), Certificate.objects.count(), Event.objects.count()) == before
    monkeypatch.undo()
    publication.publish_conference(closing.conference, **closing.told)
    assert RegisterEntry.objects.count() == 1


def shown_in_pictures(closing: Closing) -> Article:
    """Approved, with one drawing that its text shows."""
    unit, editor = closing.hall.units["party"], an_editor(closing.hall.units["party"])
    article = an_article(unit, by=editor, body="<p>Lời.</p><p>[[ảnh 1]]</p>")
    newsroom.add_photograph(
        article,
        file=a_photograph("hoi-truong.jpg", HALL),
        caption="Quang cảnh hội trường",
        alternative="Các hàng ghế trước bàn chủ tọa",
        credit="hình vẽ",
        by=editor,
        at=clock.now(),
    )
    newsroom.submit_article(article, by=editor, at=clock.now())
    return newsroom.approve_article(article, by=an_approver(unit), at=clock.now())


@pytest.mark.race
def test_of_two_who_close_at_once_one_publishes(race: Any, now: Any) -> None:
    closing = a_closing()
    a_pending(closing.hall)
    closing.bind(an_approved(closing.hall.units["party"]))
    told = closing.told
    outcomes = race(*[lambda: publication.publish_conference(closing.conference, **told)] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyPublished", "Conference"]
    assert RegisterEntry.objects.count() == 1
    assert IssuedPaper.objects.filter(type_code="QĐ").count() == 1
    assert Certificate.objects.count() == 1
