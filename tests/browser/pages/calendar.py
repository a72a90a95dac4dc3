"""Pages of who keeps the working calendars: each form, each preview of what a change would move."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from nep.norms import actions
from nep.norms.models import Calendar, CalendarDay
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.browser.pages.case import Case, Visit, somebody_of, units_with_norms
from tests.factories.handling import a_house, assigned_petition

BASIS = "Thông báo 5015/TB-LĐTBXH ngày 22/11/2023"


def _desk() -> tuple[dict[str, Unit], Actor]:
    units = units_with_norms()
    return units, somebody_of(units["party"], Role.PROGRAMME_OFFICER)


def _page(name: str, *args: object) -> Callable[[], Visit]:
    def visit() -> Visit:
        _units, clerk = _desk()
        return Visit(reverse(name, args=args), clerk.user)

    return visit


def _remove_day() -> Visit:
    _units, clerk = _desk()
    special = CalendarDay.objects.filter(calendar__scope="state", until_version=None).order_by("day")[0]
    return Visit(reverse("norms:remove_day", args=[special.pk]), clerk.user)


def _previewed(page: Any) -> None:
    page.fill("[name=day]", "29/12/2023")
    page.fill("[name=name]", "Nghỉ phòng, chống bão")
    page.fill("[name=basis]", BASIS)
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()


def _preview() -> Visit:
    """A day off that moves the clock of a petition."""
    house = a_house(clock.now())
    assigned_petition(house)
    clerk = somebody_of(house.units["party"], Role.PROGRAMME_OFFICER)
    return Visit(reverse("norms:add_day", args=["state"]), clerk.user, _previewed)


def _own_calendar() -> Visit:
    _units, clerk = _desk()
    state = Calendar.objects.get(scope="state")
    made = actions.create_calendar(
        scope="truong", label="Trường học", copied_from=state, with_swaps=True, by=clerk, at=clock.now()
    )
    return Visit(reverse("norms:follow", args=[made.scope]), clerk.user)


PAGES = [
    Case("lịch của năm, người giữ lịch", _page("norms:calendar_year", "state", 2024)),
    Case("thêm một ngày vào lịch", _page("norms:add_day", "state")),
    Case("bỏ một ngày khỏi lịch", _remove_day),
    Case("ghi thông báo lịch nghỉ", _page("norms:announce", "state", 2025)),
    Case("nhập lịch nghỉ từ tệp", _page("norms:import_days", "state")),
    Case("xem trước thay đổi của lịch", _preview),
    Case("lập lịch cho nơi nghỉ ngày khác", _page("norms:create_calendar")),
    Case("đơn vị theo lịch riêng", _own_calendar),
]
