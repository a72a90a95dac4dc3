from datetime import date

import pytest

from nep.dialogue import actions, refusals
from nep.dialogue.actions.planning import Place, last_day_to_announce
from nep.dialogue.jobs import make_days_ahead
from nep.dialogue.models import ListeningDay
from nep.dialogue.rule import day_in_month, moved_off_holiday
from nep.meetings.models import Meeting
from nep.meetings.refusals import NoHost
from nep.norms.calendar import working_calendar
from nep.notices.models import Notice
from nep.organisations.models import Unit
from nep.web.clock import noon
from nep.web.errors import NotAllowed
from tests.factories.dialogue import a_day, a_series
from tests.factories.meetings import HAPPENS_ON, the_desk
from tests.factories.organisations import a_unit


def test_the_last_friday_of_a_month_is_found() -> None:
    months = [(2023, 10), (2023, 12), (2024, 2), (2025, 1), (2027, 4)]
    assert [day_in_month(year, month, week=-1, weekday=4) for year, month in months] == [
        date(2023, 10, 27),
        date(2023, 12, 29),
        date(2024, 2, 23),
        date(2025, 1, 31),
        date(2027, 4, 30),
    ]
    assert day_in_month(2023, 10, week=1, weekday=0) == date(2023, 10, 2)


@pytest.mark.parametrize(
    ("by_rule", "set_for"),
    [
        (date(2027, 4, 30), date(2027, 4, 29)),
        (date(2025, 1, 31), date(2025, 1, 24)),
        (date(2023, 10, 27), date(2023, 10, 27)),
        (date(2023, 10, 28), date(2023, 10, 28)),
    ],
)
def test_a_day_off_moves_to_the_nearest_working_day_before(
    units: dict[str, Unit], by_rule: date, set_for: date
) -> None:
    assert moved_off_holiday(by_rule, working_calendar().is_working) == set_for


def test_without_a_working_day_before_it_moves_after() -> None:
    new_year = date(2024, 5, 1)
    assert moved_off_holiday(new_year, lambda day: day > date(2024, 5, 2)) == date(2024, 5, 3)


def test_days_are_made_ahead_once_with_places_in_rotation(commune: Unit) -> None:
    series = a_series(commune)
    desk = the_desk(commune)
    for _ in range(2):
        actions.generate_days(series, until=date(2023, 12, 31), by=desk, at=noon(date(2023, 10, 2)))
    days = ListeningDay.objects.order_by("due_on").values_list(
        "meeting__title", "meeting__happens_on", "meeting__place", "meeting__state"
    )
    assert list(days) == [
        ("Ngày nghe dân nói tháng 10/2023", date(2023, 10, 27), "Nhà văn hóa ấp Hai", "planned"),
        ("Ngày nghe dân nói tháng 11/2023", date(2023, 11, 24), "Nhà văn hóa ấp Một", "planned"),
        ("Ngày nghe dân nói tháng 12/2023", date(2023, 12, 29), "Nhà văn hóa ấp Hai", "planned"),
    ]


def test_a_day_that_is_off_is_moved_with_its_reason_and_the_desk_is_told(commune: Unit) -> None:
    series = a_series(commune, starts_on=date(2027, 4, 1))
    (day,) = actions.generate_days(
        series, until=date(2027, 4, 30), by=the_desk(commune), at=noon(date(2027, 4, 1))
    )
    meeting = Meeting.objects.get()
    assert (meeting.due_on, meeting.happens_on) == (date(2027, 4, 30), date(2027, 4, 29))
    assert meeting.move_reason == "Ngày theo lịch 30/04/2027 là ngày nghỉ."
    assert Notice.objects.get(kind="listening_day_moved").unit_id == commune.pk
    assert day.due_on == date(2027, 4, 30)


def test_the_job_makes_the_days_of_the_coming_months(commune: Unit) -> None:
    a_series(commune)
    make_days_ahead()
    make_days_ahead()
    assert list(Meeting.objects.order_by("happens_on").values_list("happens_on", flat=True)) == [
        date(2023, 12, 29),
        date(2024, 1, 26),
        date(2024, 2, 23),
        date(2024, 3, 29),
    ]


def test_a_series_needs_a_place_and_a_host(commune: Unit) -> None:
    with pytest.raises(refusals.NoPlaces):
        a_series(commune, places=[Place("  ")])
    with pytest.raises(NoHost):
        a_series(commune, hosts=[])
    with pytest.raises(NotAllowed):
        a_series(commune, by=the_desk(a_unit("Xã Khác")))


def test_the_notice_leaves_five_working_days(units: dict[str, Unit]) -> None:
    assert last_day_to_announce(HAPPENS_ON) == date(2023, 11, 17)


def test_a_late_notice_needs_a_reason_which_is_kept(commune: Unit) -> None:
    desk = the_desk(commune)
    day = a_day(commune, desk=desk)
    with pytest.raises(refusals.ShortNotice) as refused:
        actions.announce_day(day, by=desk, at=noon(date(2023, 11, 20)))
    assert "chậm nhất thứ Sáu 17/11/2023" in str(refused.value.sentence)
    assert Meeting.objects.get().state == Meeting.State.PLANNED
    actions.announce_day(day, by=desk, at=noon(date(2023, 11, 20)), short_notice_reason="đổi vì bão")
    assert Meeting.objects.get().short_notice_reason == "đổi vì bão"


def test_a_notice_in_time_keeps_no_reason(commune: Unit) -> None:
    desk = the_desk(commune)
    actions.announce_day(
        a_day(commune, desk=desk), by=desk, at=noon(date(2023, 11, 17)), short_notice_reason="không cần"
    )
    assert Meeting.objects.get().short_notice_reason == ""
