"""Listening days: for the public, and for their secretary."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from nep.dialogue.models import ListeningDay
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from tests.browser.pages.case import Case, Visit, units_with_norms
from tests.factories.dialogue import a_concluded_day, a_held_day, a_series, an_announced_day, an_issue
from tests.factories.meetings import the_desk

SOON = date(2023, 12, 29)


def _announced(commune: Unit, desk: Actor) -> ListeningDay:
    return an_announced_day(commune, desk=desk, happens_on=SOON)


def _held(commune: Unit, desk: Actor) -> ListeningDay:
    day = a_held_day(commune, desk=desk)
    an_issue(day, desk)
    return day


def _concluded(commune: Unit, desk: Actor) -> ListeningDay:
    return a_concluded_day(commune, desk)


def _series(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        commune = units_with_norms()["commune"]
        desk = the_desk(commune)
        return Visit(reverse(name, args=[a_series(commune, desk=desk).uuid]), desk.user)

    return visit


def _public(name: str, make: Callable[[Unit, Actor], ListeningDay]) -> Callable[[], Visit]:
    def visit() -> Visit:
        commune = units_with_norms()["commune"]
        day = make(commune, the_desk(commune))
        return Visit(reverse(name, args=[day.meeting.uuid]))

    return visit


def _desk(name: str, make: Callable[[Unit, Actor], ListeningDay]) -> Callable[[], Visit]:
    def visit() -> Visit:
        commune = units_with_norms()["commune"]
        desk = the_desk(commune)
        day = make(commune, desk)
        return Visit(reverse(name, args=[day.meeting.uuid]), desk.user)

    return visit


def _list(name: str, *, signed_in: bool) -> Callable[[], Visit]:
    def visit() -> Visit:
        commune = units_with_norms()["commune"]
        desk = the_desk(commune)
        _announced(commune, desk)
        return Visit(reverse(name), desk.user if signed_in else None)

    return visit


PAGES = [
    Case("ngày nghe dân", _list("dialogue:days", signed_in=False)),
    Case("một ngày nghe dân sắp tới", _public("dialogue:day", _announced)),
    Case("thông báo ngày nghe dân", _public("dialogue:notice", _announced)),
    Case("thông báo kết luận", _public("dialogue:conclusion", _concluded)),
    Case("các lịch định kỳ", _list("dialogue:all_series", signed_in=True)),
    Case("một lịch định kỳ", _series("dialogue:series")),
    Case("đổi lịch định kỳ", _series("dialogue:change_series")),
    Case("kết thúc lịch định kỳ", _series("dialogue:end_series")),
    Case("đăng ký phát biểu", _public("dialogue:speak", _announced)),
    Case("ngày nghe dân của đơn vị", _list("dialogue:list", signed_in=True)),
    Case("thêm ngày nghe dân", _list("dialogue:add", signed_in=True)),
    Case("lịch định kỳ", _list("dialogue:add_series", signed_in=True)),
    Case("một ngày nghe dân đang làm", _desk("dialogue:work", _held)),
    Case("bảng ghi", _desk("dialogue:grid", _held)),
    Case("ai đăng ký", _desk("dialogue:asked", _announced)),
    Case("kết luận", _desk("dialogue:conclude", _held)),
]
