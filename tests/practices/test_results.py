from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nep.measures.models import FrozenFigure
from nep.measures.periods import Period
from nep.measures.queries import line_of, read
from nep.organisations.models import Line, Unit
from nep.organisations.open_work import open_work
from nep.practices import actions, refusals
from nep.practices.actions.results import Result
from nep.practices.handing_over import contact_for, pass_contact_on
from nep.practices.models import Practice, PracticeResult
from nep.practices.similar import likeness, pairs_of, similar_to
from nep.search.actions import rebuild
from nep.web import clock
from tests.factories.organisations import a_post
from tests.factories.practices import (
    TITLE,
    WORDS,
    a_clerk,
    a_draft,
    a_leader,
    a_recognised,
    a_registered,
    an_adoption,
    signed_in,
)
from tests.factories.promises import a_promise

YEAR = Period(date(2023, 1, 1), date(2023, 12, 27))
BEFORE = Period(date(2022, 1, 1), date(2022, 12, 31))
Units = dict[str, Unit]
MADE = Result("Việc đã hứa", measure_key="promises_made", before_period=BEFORE, after_period=YEAR)


def with_figure(practice: Practice) -> PracticeResult:
    return actions.add_result(practice, result=MADE, by=a_clerk(practice.unit), at=clock.now())


def test_a_result_is_the_figure_itself_and_moves_with_it_until_it_is_frozen(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    a_promise(units["commune"])
    row = with_figure(practice)
    page = practice.get_absolute_url()
    shown = lambda: Client().get(page).context["detail"].results[0]  # noqa: E731 - read thrice
    assert (shown().before, shown().after, shown().live_after) == ("0", "1", "")
    actions.freeze_result(row, by=a_clerk(units["commune"]), at=clock.now())
    a_promise(units["commune"])
    assert (shown().after, shown().live_after) == ("1", "2")
    assert FrozenFigure.objects.filter(key="promises_made").count() == 2
    assert shown().url == reverse("measures:frozen", args=[FrozenFigure.objects.get(value=1).uuid])
    with pytest.raises(refusals.AlreadyFrozen):
        actions.freeze_result(row, by=a_clerk(units["commune"]), at=clock.now())


def test_each_adopter_shows_the_same_figure_of_its_own(units: Units) -> None:
    practice = a_recognised(units["commune"], units["district"])
    with_figure(practice)
    an_adoption(practice, units["neighbour"])
    a_promise(units["neighbour"])
    page = Client().get(reverse("practices:spread", args=[practice.uuid])).context["page"]
    assert [[value[:2] for value in row.values] for row in page.rows] == [[("Việc đã hứa", "1")]]


@pytest.mark.parametrize(
    ("result", "refusal"),
    [
        (Result("Thời gian"), refusals.NoResult),
        (Result("Thời gian", after="10", measure_key="promises_made"), refusals.WordsAndFigure),
        (Result("Thời gian", measure_key="khong_co", after_period=YEAR), refusals.FigureUnknown),
        (Result("Bản đăng ký", measure_key="commitments", after_period=YEAR), refusals.FigureUnknown),
        (Result("Thời gian", measure_key="promises_made"), refusals.NoPeriod),
    ],
)
def test_a_bad_result_is_refused_and_nothing_is_written(
    units: Units, result: Result, refusal: type[Exception]
) -> None:
    draft = a_draft(units["commune"])
    with pytest.raises(refusal):
        actions.add_result(draft, result=result, by=a_clerk(units["commune"]), at=clock.now())
    assert not PracticeResult.objects.exists()


def test_a_figure_without_its_period_gets_a_sentence_in_the_form(units: Units) -> None:
    draft, browser = a_draft(units["commune"]), signed_in(a_clerk(units["commune"]))
    address = reverse("practices:add_result", args=[draft.uuid])
    given = {"label": "Việc đã hứa", "measure_key": "promises_made", "after_from": "1/1/2023"}
    assert "ghi đủ ngày đầu và ngày cuối" in browser.post(address, given).content.decode()
    backwards = {**given, "after_to": "1/1/2022"}
    assert "Ngày cuối không thể trước ngày đầu" in browser.post(address, backwards).content.decode()
    assert not PracticeResult.objects.exists()


def test_the_three_figures_count_each_once_at_every_level(units: Units) -> None:
    draft = a_draft(units["commune"])
    for owner in ("neighbour", "district"):
        actions.add_owner(draft, unit=units[owner], by=a_clerk(units["commune"]), at=clock.now())
    actions.register_practice(draft, by=a_leader(units["commune"]), at=clock.now())
    other = a_recognised(units["neighbour"], units["district"], title="Khác hẳn")
    an_adoption(other, units["commune"])
    keys = ["practices_registered", "practices_recognised", "practices_adopted"]
    asked = [units[name] for name in ("commune", "neighbour", "district", "province")]
    values = read(keys, asked, [YEAR], line=Line.STATE)
    table = [[values[key, unit.pk, YEAR] for unit in asked] for key in keys]
    assert table == [[1, 1, 2, 2], [0, 1, 1, 1], [1, 0, 1, 1]]
    party = read(keys, [units["party"]], [YEAR], line=line_of(units["party"]))
    assert [party[key, units["party"].pk, YEAR] for key in keys] == [2, 1, 1]


def test_the_records_behind_a_figure_are_those_the_reader_may_open(units: Units, client: Client) -> None:
    a_recognised(units["commune"], units["district"])
    a_registered(units["neighbour"], title="Đang chờ kín")
    page = client.get(reverse("measures:figure", args=["practices_registered"])).content.decode()
    assert TITLE in page
    assert "Đang chờ kín" not in page


def test_similar_words_are_found_without_marks_and_other_words_are_not(units: Units) -> None:
    known = a_recognised(units["neighbour"], units["district"])
    a_recognised(
        units["neighbour"],
        units["district"],
        title="Tổ tự quản giữ sạch tuyến kênh",
        problem="Rác trôi theo kênh về chợ.",
        approach="Mỗi tổ nhận ba trăm mét kênh trước nhà, chủ nhật cùng vớt rác.",
    )
    clerk = a_clerk(units["commune"])
    found = similar_to(title="Thu Sau nghe dan noi", problem="", approach=WORDS.approach[:40], actor=clerk)
    assert [one.practice for one in found] == [known]
    assert (
        similar_to(title="Trồng cây ăn trái", problem="Đất bạc màu", approach="Ghép cành", actor=clerk) == []
    )


def test_what_nobody_may_see_is_not_suggested(units: Units) -> None:
    a_draft(units["neighbour"])
    a_registered(units["party"])
    draft = a_draft(units["commune"])
    found = similar_to(
        title=draft.title, problem=draft.problem, approach=draft.approach, actor=a_clerk(units["district"])
    )
    assert found == []


def test_likeness_goes_from_none_to_the_same() -> None:
    one, other = pairs_of("nghe dan noi o ap"), pairs_of("nghe dan noi, tai ap!")
    assert likeness(one, one) == 1
    assert 0 < likeness(one, other) < 1
    assert likeness(one, pairs_of("vot rac tren kenh")) == 0
    assert likeness(pairs_of(""), one) == 0


def test_found_by_everybody_once_public_and_before_by_its_readers_only(units: Units) -> None:
    a_draft(units["commune"], title="Gánh chữ về buôn")
    a_recognised(units["commune"], units["district"], title="Gánh nước về làng")
    rebuild()
    address = reverse("portal:search")
    found: Callable[[Client], set[str]] = lambda browser: {  # noqa: E731 - asked of two readers
        title
        for title in ("Gánh chữ về buôn", "Gánh nước về làng")
        if title
        in browser.get(address, {"tim": "gánh"}).content.decode().replace("<mark>", "").replace("</mark>", "")
    }
    assert found(Client()) == {"Gánh nước về làng"}
    assert found(signed_in(a_clerk(units["commune"]))) == {"Gánh chữ về buôn", "Gánh nước về làng"}
    assert found(signed_in(a_leader(units["district"]))) == {"Gánh nước về làng"}


def test_whom_to_ask_passes_with_open_work(units: Units) -> None:
    keeper, taker = a_post(units["commune"]), a_post(units["commune"])
    practice = a_draft(units["commune"], contact=keeper)
    with pytest.raises(refusals.ContactElsewhere):
        a_draft(units["neighbour"], contact=keeper)
    items = contact_for(keeper, YEAR.last)
    assert [(item.thing_id, item.title) for item in items] == [(practice.pk, TITLE)]
    assert "practices.contact" in [waiting.work.key for waiting in open_work(keeper, YEAR.last)]
    pass_contact_on([practice.pk], keeper, taker, a_leader(units["commune"]), clock.now())
    assert Practice.objects.get().contact == taker


def test_a_file_of_adoptions_holds_no_party_body_for_the_public(units: Units, client: Client) -> None:
    practice = a_recognised(units["commune"], units["district"])
    party = an_adoption(practice, units["party"], changed="Ở chi bộ")
    an_adoption(practice, units["neighbour"], from_adoption=party)
    taken = client.get(reverse("practices:spread", args=[practice.uuid]), {"dang": "csv"})
    text = b"".join(taken).decode()  # type: ignore[arg-type] # a file answers in pieces
    assert "Xã Hai" in text
    assert "Tỉnh ủy" not in text
    assert "Ở chi bộ" not in text
