"""Closing a conference publishes all of it, or nothing."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest
from django.urls import reverse

from nep.commendations.models import AwardDecision, RegisterEntry
from nep.documents.models import IssuedPaper, NumberSource, PaperOffice
from nep.newsroom.models import Article
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.reviews import conference_refusals as refusals
from nep.reviews.actions import conferences, invitations, minutes, presence, publication
from nep.reviews.conference_publication import appearing
from nep.reviews.minutes_parts import OPENING
from nep.reviews.models import Conference, SummaryReport
from nep.reviews.refusals import FiguresNotFrozen
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.awards import a_chancellery, a_chosen, a_decision, a_pending
from tests.factories.commendations import Hall
from tests.factories.conferences import fresh, rows_of
from tests.factories.newsroom import a_draft as an_article
from tests.factories.newsroom import an_approved
from tests.factories.organisations import an_actor
from tests.factories.programmes import an_issued_theme
from tests.safeguards.crawl import signed_in

pytestmark = pytest.mark.django_db


@dataclass
class Closing:
    hall: Hall
    office: Actor
    conference: Conference

    @property
    def told(self) -> dict[str, Any]:
        return {"by": self.office, "at": clock.now()}


@pytest.fixture
def closing(now: Any) -> Closing:
    """A held conference with issued minutes, and one collective that the council has chosen."""
    hall = a_chancellery()
    a_chosen(hall)
    unit = hall.units["party"]
    office = an_actor(unit, Role.PROGRAMME_OFFICER, Role.ARTICLE_APPROVER, title="Chánh Văn phòng")
    leader = an_actor(unit, Role.LEADER, title="Người đứng đầu").post
    assert leader is not None
    told: dict[str, Any] = {"by": office, "at": clock.now()}
    row = conferences.plan_conference(
        an_issued_theme(unit, office, code="tong-ket"),
        unit=unit,
        title="Hội nghị tổng kết",
        length=60,
        happens_on=clock.today(),
        starts_at=time(8),
        place="Hội trường",
        hosts=[leader],
        **told,
    )
    invitations.invite_posts(row, posts=[leader], **told)
    presence.mark_presence(row, marks={rows_of(row)[0].pk: "present"}, **told)
    conferences.hold_conference(row, held_on=clock.today(), **told)
    minutes.write_minutes(row, words={OPENING: "Mở đầu."}, based_on=0, **told)
    minutes.issue_minutes(row, signer=leader, issued_on=clock.today(), **told)
    return Closing(hall, office, fresh(row))


def bound(closing: Closing, article: Article | None = None) -> None:
    publication.bind_publication(
        closing.conference, award_round=closing.hall.round, article=article, **closing.told
    )
    closing.conference = fresh(closing.conference)


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
    bound(closing, article)
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
    bound(closing, an_approved(closing.hall.units["party"]))
    with pytest.raises(
        refusals.DecisionsNotReady, match=r"còn thiếu ngày, người ký hoặc số. Chưa công bố gì"
    ):
        publication.publish_conference(closing.conference, **closing.told)
    assert nothing_happened(closing)


def test_an_article_that_was_not_approved_holds_everything(closing: Closing) -> None:
    a_pending(closing.hall)
    bound(closing, an_article(closing.hall.units["party"]))
    with pytest.raises(refusals.ArticleNotApproved, match="chưa được duyệt"):
        publication.publish_conference(closing.conference, **closing.told)
    assert nothing_happened(closing)


def test_who_may_not_publish_one_part_publishes_none(closing: Closing) -> None:
    a_pending(closing.hall)
    bound(closing, an_approved(closing.hall.units["party"]))
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
    bound(closing, an_approved(closing.hall.units["party"]))
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
    bound(closing)
    (decision,) = appearing(closing.conference, closing.office)
    assert decision.faults == ["Quyết định này chưa có số của văn thư."]


def test_nothing_bound_is_nothing_to_publish(closing: Closing) -> None:
    with pytest.raises(refusals.NothingToPublish):
        publication.publish_conference(closing.conference, **closing.told)
    assert nothing_happened(closing)


def test_a_report_whose_figures_are_not_frozen_holds_everything(closing: Closing) -> None:
    a_pending(closing.hall)
    bound(closing, an_approved(closing.hall.units["party"]))
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
