from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.measures.models import FrozenFigure
from nep.newsroom import actions, refusals
from nep.newsroom.models import Article, Quote
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.practices import actions as practices
from nep.web import clock
from tests.factories.newsroom import a_draft, an_approver, an_editor, said, signed_in
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
