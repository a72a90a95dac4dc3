from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.commendations import actions as awards
from nep.commendations.models import AwardDecision
from nep.measures.models import FrozenFigure
from nep.newsroom import actions, refusals
from nep.newsroom.models import Article, Quote
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.practices import actions as practices
from nep.web import clock
from tests.factories.awards import (
    a_chancellery,
    a_chosen,
    a_chosen_person,
    a_pending,
    an_outside_entry,
    published,
)
from tests.factories.newsroom import a_draft, an_approver, an_editor, said, signed_in
from tests.factories.norms import shipped_norms
from tests.factories.practices import a_leader, a_recognised, a_registered
from tests.factories.promises import a_promise

Units = dict[str, Unit]


def a_figure(unit: Unit) -> str:
    scope = f"don-vi={unit.uuid}&tu=01/01/2023&den=31/12/2023"
    return f"http://vi.du{reverse('measures:figure', args=['promises_made'])}?{scope}"


def quoting(unit: Unit, address: str, *, is_frozen: bool = False) -> Article:
    """Published, one quotation in its place."""
    editor, at = an_editor(unit), clock.now()
    article = a_draft(unit, by=editor)
    add = actions.add_frozen_quote if is_frozen else actions.add_quote
    add(article, address=address, by=editor, at=at)
    words = said(body="<p>Mở đầu.</p><p>[[trích 1]]</p>")
    actions.save_article(article, words=words, base=1, by=editor, at=at)
    actions.submit_article(article, by=editor, at=at)
    actions.approve_article(article, by=an_approver(unit), at=at)
    return actions.publish_article(article, by=an_approver(unit), at=at)


def words_of(article: Article) -> str:
    return Client().get(article.public_url).content.decode()


def test_a_promise_is_quoted_in_its_exact_words_with_how_it_stands_today(units: Units) -> None:
    promise = a_promise(units["commune"])
    address = reverse("promises:promise", args=[promise.uuid])
    page = words_of(quoting(units["commune"], address))
    assert f"<blockquote><p>{promise.text}</p></blockquote>" in page
    assert f'<a href="{address}">Việc đã hứa</a>' in page
    assert promise.promised_by_title in page
    assert "[[" not in page


def test_a_practice_is_quoted_until_it_is_no_longer_public(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    article = quoting(units["commune"], practice.get_absolute_url())
    assert practice.title in words_of(article)
    practices.unpublish_practice(practice, by=a_leader(units["commune"]), at=clock.now())
    assert practice.title not in words_of(article)


def test_a_live_figure_says_what_it_was_when_records_came_after_it(units: Units) -> None:
    a_promise(units["commune"])
    article = quoting(units["commune"], a_figure(units["commune"]))
    page = words_of(article)
    assert ">1</a> <span>" in page
    assert "Số hiện nay." in page
    assert "số là" not in page
    a_promise(units["commune"])
    later = words_of(article)
    assert ">2</a> <span>" in later
    assert "lúc viết bài, ngày 27/12/2023, số là 1." in later


def test_a_frozen_figure_whose_record_was_corrected_says_so(units: Units) -> None:
    a_promise(units["commune"])
    article = quoting(units["commune"], a_figure(units["commune"]), is_frozen=True)
    frozen = FrozenFigure.objects.get()
    page = words_of(article)
    assert f'<a href="{reverse("measures:frozen", args=[frozen.uuid])}">1</a>' in page
    assert "Số đã chốt ngày 27/12/2023." in page
    assert "đã được sửa" not in page
    a_promise(units["commune"])
    later = words_of(article)
    assert ">1</a>" in later
    assert "Hồ sơ đã được sửa sau khi chốt: số hiện nay là 2." in later


def test_a_frozen_figure_of_a_report_is_quoted_by_its_page(units: Units) -> None:
    a_promise(units["commune"])
    quoting(units["commune"], a_figure(units["commune"]), is_frozen=True)
    address = reverse("measures:frozen", args=[FrozenFigure.objects.get().uuid])
    assert "Số đã chốt ngày" in words_of(quoting(units["commune"], address))


@pytest.mark.parametrize(
    "address",
    ["", "khong co", "/tin-tuc/", "https://[::1", "/viec-da-hua/00000000-0000-4000-8000-000000000000/",
     "/so-lieu/khong_co/", "/so-lieu/promises_made/?don-vi=abc", "/so-lieu/promises_made/?tu=x&den=y"],
)  # fmt: skip
def test_what_cannot_be_quoted_is_refused_at_its_field(units: Units, address: str) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    if address:
        with pytest.raises(refusals.NotQuotable):
            actions.add_quote(article, address=address, by=editor, at=clock.now())
    sent = {"address": address or "/"}
    page = signed_in(editor).post(reverse("newsroom:add_quote", args=[article.uuid]), sent)
    assert "Địa chỉ này không phải trang công khai" in page.content.decode()
    assert not Quote.objects.exists()


def test_what_is_not_public_is_not_quoted(units: Units) -> None:
    hidden = a_registered(units["commune"])
    _refused(units, hidden.get_absolute_url(), an_editor(units["commune"]))


def _refused(units: Units, address: str, editor: Actor) -> Any:
    article = a_draft(units["commune"], by=editor)
    with pytest.raises(refusals.NotQuotable):
        actions.add_quote(article, address=address, by=editor, at=clock.now())


def test_only_a_figure_is_frozen(units: Units) -> None:
    editor = an_editor(units["commune"])
    article = a_draft(units["commune"], by=editor)
    address = reverse("promises:promise", args=[a_promise(units["commune"]).uuid])
    with pytest.raises(refusals.NotAFigure):
        actions.add_frozen_quote(article, address=address, by=editor, at=clock.now())
    assert not Quote.objects.exists()


def test_a_decision_is_quoted_with_its_counts_and_leads_to_its_lines_of_the_register(
    db: None, now: object
) -> None:
    shipped_norms()
    hall = a_chancellery()
    a_chosen(hall)
    a_chosen_person(hall, "Nguyễn Văn Được Khen")
    entries = published(hall)
    decision = AwardDecision.objects.get()
    assert decision.paper is not None
    article = quoting(hall.units["party"], reverse("commendations:decision", args=[decision.uuid]))
    page = words_of(article)
    assert f"Quyết định số {decision.paper.number_text} ngày 27/12/2023 của Ban Thường vụ Tỉnh ủy Thử" in page
    assert "1 tập thể, 1 cá nhân" in page
    assert "Được Khen" not in page
    address = f"{reverse('register:list')}?quyet-dinh={decision.uuid}"
    assert f'href="{address}"' in page
    assert Client().get(address).context["listing"].total == 2
    assert reverse("documents:paper", args=[decision.paper.uuid]) not in page
    by_entry = quoting(hall.units["party"], entries[0].get_absolute_url())
    assert Quote.objects.get(article=by_entry).decision == decision


def test_a_decision_whose_lines_changed_says_so(db: None, now: object) -> None:
    shipped_norms()
    hall = a_chancellery()
    a_chosen(hall)
    a_chosen(hall)
    a_pending(hall, is_public=True)
    first, second = awards.publish_decisions(hall.round, by=hall.office, at=clock.now())
    decision = AwardDecision.objects.get()
    assert decision.paper is not None
    article = quoting(hall.units["party"], reverse("documents:paper", args=[decision.paper.uuid]))
    paper = reverse("documents:paper", args=[decision.paper.uuid])
    assert paper in words_of(article)
    later = clock.now() + timedelta(minutes=5)
    awards.revoke_entry(first, reason="Khai sai thành tích.", by=hall.office, at=later)
    said_now = {"subject_name": "Xã Đã Sửa Tên", "subject_post": "", "unit_name": second.unit_name}
    awards.correct_entry(
        second, **said_now, achievement=second.achievement, reason="Viết nhầm.", by=hall.office, at=later
    )
    page = words_of(article)
    assert "1 tập thể<" in page
    assert "Sổ khen thưởng đã đổi sau khi viết bài: 1 khen thưởng đã thu hồi, 1 dòng đã đính chính." in page
    assert paper not in page


def test_a_decision_that_waits_and_one_of_others_are_not_quoted(db: None, now: object) -> None:
    shipped_norms()
    hall = a_chancellery()
    a_chosen(hall)
    waiting = a_pending(hall)
    other = an_outside_entry(hall)
    editor = an_editor(hall.units["party"])
    article = a_draft(hall.units["party"], by=editor)
    for address in (waiting.get_absolute_url(), other.get_absolute_url()):
        with pytest.raises(refusals.NotADecision):
            actions.add_quote(article, address=address, by=editor, at=clock.now())
    assert not Quote.objects.exists()
