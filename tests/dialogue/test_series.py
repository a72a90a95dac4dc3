"""A rule changed from a day on, and a rule that ends."""

from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from nep.dialogue import actions, refusals
from nep.dialogue.actions.planning import Place
from nep.dialogue.models import ListeningDay, ListeningSeries
from nep.meetings.actions import drop_plan
from nep.meetings.models import Meeting
from nep.meetings.refusals import NotToCome
from nep.notices.models import Notice
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web.clock import noon
from nep.web.errors import NotAllowed
from tests.factories.dialogue import a_series
from tests.factories.meetings import a_host, the_desk
from tests.factories.organisations import a_post, a_unit, acting
from tests.promises.test_pages import signed_in
from tests.tables import assert_queries

TODAY = date(2023, 12, 27)
UNTIL = date(2024, 3, 31)


@pytest.fixture
def desk(commune: Unit) -> Actor:
    return the_desk(commune)


@pytest.fixture
def series(commune: Unit, desk: Actor) -> ListeningSeries:
    """The last Friday of the month, with days from 27/10/2023 to 29/03/2024; two of them lie behind."""
    row = a_series(commune, desk=desk)
    actions.generate_days(row, until=UNTIL, by=desk, at=noon(date(2023, 10, 2)))
    return row


def rule(unit: Unit, **changes: Any) -> dict[str, Any]:
    """The second Tuesday, at one place."""
    given = {
        "title": "Ngày nghe dân nói",
        "kind": Meeting.Kind.LISTENING_DAY,
        "week": 2,
        "weekday": 1,
        "starts_at": time(14, 0),
        "starts_on": date(2024, 1, 1),
        "places": [Place("Trụ sở xã")],
        "hosts": [a_host(unit)],
    }
    return {**given, **changes}


def days() -> list[tuple[date, str]]:
    found = ListeningDay.objects.order_by("meeting__happens_on")
    return [(day.meeting.happens_on, day.meeting.place) for day in found.select_related("meeting")]


def test_a_changed_rule_moves_the_plans_from_its_day_on_and_leaves_the_past(
    commune: Unit, desk: Actor, series: ListeningSeries
) -> None:
    changed = actions.change_series(series, **rule(commune), until=UNTIL, by=desk, at=noon(TODAY))
    series.refresh_from_db()

    assert days() == [
        (date(2023, 10, 27), "Nhà văn hóa ấp Hai"),
        (date(2023, 11, 24), "Nhà văn hóa ấp Một"),
        (date(2023, 12, 29), "Nhà văn hóa ấp Hai"),
        (date(2024, 1, 9), "Trụ sở xã"),
        # the second Tuesday of February 2024 is a day of Tết
        (date(2024, 2, 7), "Trụ sở xã"),
        (date(2024, 3, 12), "Trụ sở xã"),
    ]
    assert (series.ends_on, series.end_reason) == (date(2023, 12, 31), "Thay bằng lịch mới.")
    assert (changed.starts_on, changed.ends_on, changed.end_reason) == (date(2024, 1, 1), None, "")


def test_an_ended_rule_keeps_its_reason_and_makes_no_more_days(desk: Actor, series: ListeningSeries) -> None:
    ended = actions.end_series(
        series, ends_on=date(2024, 1, 31), reason="Ghép với xã bên cạnh", by=desk, at=noon(TODAY)
    )
    made = actions.generate_days(ended, until=date(2024, 6, 30), by=desk, at=noon(TODAY))

    assert [day for day, _place in days()][-2:] == [date(2023, 12, 29), date(2024, 1, 26)]
    assert made == []
    assert ended.end_reason == "Ghép với xã bên cạnh"
    assert not Meeting.objects.filter(happens_on__gt=date(2024, 1, 31)).exists()


def test_what_was_announced_is_never_taken_back(commune: Unit, desk: Actor, series: ListeningSeries) -> None:
    day = ListeningDay.objects.get(due_on=date(2024, 1, 26))
    actions.announce_day(day, by=desk, at=noon(TODAY))
    before = days()

    with pytest.raises(refusals.AnnouncedAhead, match="26/01/2024 đã thông báo"):
        actions.change_series(series, **rule(commune), until=UNTIL, by=desk, at=noon(TODAY))
    with pytest.raises(refusals.AnnouncedAhead):
        actions.end_series(series, ends_on=TODAY, reason="thôi", by=desk, at=noon(TODAY))
    with pytest.raises(NotToCome):
        drop_plan(day.meeting, by=desk, at=noon(TODAY))
    assert days() == before
    assert ListeningSeries.objects.get().end_reason == ""


def test_a_told_move_of_a_plan_that_is_taken_back_leaves_the_desk(commune: Unit, desk: Actor) -> None:
    series = a_series(commune, desk=desk, starts_on=date(2027, 4, 1))
    at = noon(date(2027, 4, 1))
    actions.generate_days(series, until=date(2027, 4, 30), by=desk, at=at)
    actions.end_series(series, ends_on=date(2027, 4, 2), reason="thôi", by=desk, at=at)
    assert Notice.objects.get(kind="listening_day_moved").outcome == "over"


@pytest.mark.parametrize("starts_on", [date(2023, 12, 26), date(2023, 1, 1)])
def test_a_rule_is_not_changed_backwards(
    commune: Unit, desk: Actor, series: ListeningSeries, starts_on: date
) -> None:
    given = rule(commune, starts_on=starts_on)
    with pytest.raises(refusals.StartsTooEarly):
        actions.change_series(series, **given, until=UNTIL, by=desk, at=noon(TODAY))


def test_an_end_needs_a_reason_and_a_day_to_come_and_comes_once(desk: Actor, series: ListeningSeries) -> None:
    with pytest.raises(refusals.NoReason):
        actions.end_series(series, ends_on=TODAY, reason=" ", by=desk, at=noon(TODAY))
    with pytest.raises(refusals.EndsInThePast):
        actions.end_series(series, ends_on=date(2023, 12, 26), reason="thôi", by=desk, at=noon(TODAY))
    actions.end_series(series, ends_on=TODAY, reason="thôi", by=desk, at=noon(TODAY))
    with pytest.raises(refusals.SeriesOver):
        actions.end_series(series, ends_on=TODAY, reason="thôi", by=desk, at=noon(TODAY))


def test_the_database_keeps_no_reason_without_a_last_day(series: ListeningSeries) -> None:
    with pytest.raises(IntegrityError, match="dialogue_listeningseries_ended_has_day"):
        ListeningSeries.objects.filter(pk=series.pk).update(end_reason="thôi")


def test_a_rule_is_changed_and_ended_in_the_browser(
    commune: Unit, desk: Actor, series: ListeningSeries
) -> None:
    browser = signed_in(desk)
    address = reverse("dialogue:change_series", args=[series.uuid])
    shown = browser.get(address).context["form"]
    given = {
        "starts_on": "31/02/2024",
        "title": "Ngày nghe dân nói",
        "week": "2",
        "weekday": "1",
        "starts_at": "14:00",
        "places": "Trụ sở xã",
        "hosts": [a_host(commune).pk],
    }
    refused = browser.post(address, given).content.decode()
    browser.post(address, given | {"starts_on": "01/01/2024"})
    changed = ListeningSeries.objects.get(end_reason="")
    browser.post(
        reverse("dialogue:end_series", args=[changed.uuid]), {"ends_on": "31/01/2024", "reason": "Ghép xã"}
    )
    page = browser.get(reverse("dialogue:series", args=[changed.uuid])).content.decode()

    assert shown["places"].value() == "Nhà văn hóa ấp Một\nNhà văn hóa ấp Hai"
    assert "Không có ngày 31/02/2024" in refused
    assert "Trụ sở xã" in refused
    for words in ("thứ Ba 09/01/2024", "Ghép xã", "Kết thúc lịch, ngày cuối là 31/01/2024"):
        assert words in page
    assert "07/02/2024" not in page


def test_who_may_read_and_change_a_rule(
    units: dict[str, Unit], commune: Unit, desk: Actor, series: ListeningSeries
) -> None:
    people = {
        "nobody": Client(),
        "desk": signed_in(desk),
        "officer": signed_in(acting(a_post(commune, Role.UNIT_OFFICER))),
        "auditor": signed_in(acting(a_post(units["province"], Role.AUDITOR))),
        "neighbour": signed_in(the_desk(units["neighbour"])),
        "member": signed_in(acting(a_post(commune, Role.MEMBER))),
    }
    pages = ("series", "change_series", "end_series")
    answers = {
        who: [client.get(reverse(f"dialogue:{page}", args=[series.uuid])).status_code for page in pages]
        for who, client in people.items()
    }
    assert answers == {
        "nobody": [302, 302, 302],
        "desk": [200, 200, 200],
        "officer": [200, 403, 403],
        "auditor": [200, 403, 403],
        "neighbour": [404, 404, 404],
        "member": [404, 404, 404],
    }
    with pytest.raises(NotAllowed):
        actions.end_series(
            series, ends_on=TODAY, reason="thôi", by=the_desk(a_unit("Xã Khác")), at=noon(TODAY)
        )


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_rules_costs_the_same_for_one_and_for_three(
    commune: Unit, desk: Actor, count: int
) -> None:
    for _each in range(count):
        a_series(commune, desk=desk)
    browser = signed_in(desk)
    with assert_queries(8):
        page = browser.get(reverse("dialogue:all_series")).content.decode()
    assert page.count("thứ Sáu tuần cuối hằng tháng, lúc 07:30") == count
